// What several statements of one kind are called that are signed in one sheet.
import type { Agreeable } from '@baton/model/decided/agreeing';
import { counted } from './number-text.ts';

type Kind = Agreeable['is'];
interface Words {
  readonly title: string;
  readonly verb: (count: number) => string;
  readonly done: (count: number) => string;
}
const words: Readonly<Record<Kind, Words>> = {
  approval: {
    title: 'Sign approvals',
    verb: (count) => `Sign ${counted(count, 'approval')}`,
    done: (count) => `${counted(count, 'approval')} signed`,
  },
  gate: {
    title: 'Sign at gates',
    verb: (count) => `Sign ${counted(count, 'task')} at ${count === 1 ? 'its gate' : 'their gates'}`,
    done: (count) => `${counted(count, 'task')} signed at ${count === 1 ? 'its gate' : 'their gates'}`,
  },
  offer: {
    title: 'Accept offers',
    verb: (count) => `Accept ${counted(count, 'offer')}`,
    done: (count) => `${counted(count, 'offer')} accepted`,
  },
};
export const severalTitle = (kind: Kind): string => words[kind].title;
export const severalVerb = (kind: Kind, count: number): string => words[kind].verb(count);

interface Came {
  readonly signed: number;
  readonly refused: number;
  readonly isReached: boolean;
}
/** "2 approvals signed, 1 was not." And, with the relay away, that they are not on record. */
export function severalDone(kind: Kind, { signed, refused, isReached }: Came): string {
  const not = refused === 0 ? '' : `, ${refused} ${refused === 1 ? 'was' : 'were'} not`;
  if (signed === 0) return refused === 1 ? 'It was not signed.' : `None of the ${refused} was signed.`;
  const said = `${words[kind].done(signed)}${not}.`;
  if (isReached) return said;
  return `${said} ${signed === 1 ? 'It waits' : 'They wait'} here until the relay is back, and ${signed === 1 ? 'is' : 'are'} not on record before.`;
}
