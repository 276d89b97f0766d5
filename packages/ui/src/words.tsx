import { createContext, type ReactNode, useContext } from 'react';

/* The few words the parts say by themselves. An app in another language hands in its own once, at the root;
   everything else is said through props. */

export const englishWords = {
  undo: 'Undo',
  close: 'Close',
  back: 'Back',
  clear: 'Clear',
  remove: (name: string) => `Remove ${name}`,
  create: (text: string) => `Create “${text}”`,
  nothingFound: 'Nothing found',
  choose: 'Choose',
  openCalendar: 'Open calendar',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  today: 'Today',
  noSuchDay: 'Write a day, like fri, 6 mar or tomorrow',
  noSuchDuration: 'Write a span, like 1:30, 1.5 or 90m',
  oldTextIsBack: 'The old text is back',
  useWhatYouTyped: 'Use what you typed',
  edit: (label: string) => `Edit ${label}`,
  skipToContent: 'Skip to content',
  more: (count: number) => `${count} more`,
  guest: 'guest',
  away: 'away',
  hereNow: 'here now',
  you: 'You',
  savedOnRelay: 'Saved on relay',
  savedHere: 'Saved here',
  savedHereFull: 'Saved on this device',
  mayBeCleared: 'The browser has not promised to keep it: ask it to in the sync centre',
  offline: (waiting: number) =>
    waiting === 0 ? 'Offline' : `Offline, ${waiting} ${waiting === 1 ? 'change' : 'changes'} waiting`,
  notSaved: (reason: string) => `Not saved: ${reason}`,
  pickedUp: (card: string, place: string) => `Picked up ${card}, ${place}.`,
  movedTo: (place: string) => `${place}.`,
  dropped: (card: string, place: string) => `Dropped ${card}, ${place}.`,
  returned: (card: string, place: string) => `${card} is back, ${place}.`,
  nth: (index: number, count: number) => `${index} of ${count}`,
};

export type Words = typeof englishWords;

const WordsContext = createContext<Words>(englishWords);

export function WordsProvider({ words, children }: { words: Partial<Words>; children: ReactNode }) {
  const outer = useContext(WordsContext);
  return <WordsContext value={{ ...outer, ...words }}>{children}</WordsContext>;
}

export function useWords(): Words {
  return useContext(WordsContext);
}
