// What is said of a link that does not open: what happened, when, and whom to ask.
import type { ShutLink } from '@baton/workspace/doors/by-link';
import { dayText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { firstName } from '../../parts/people.tsx';

export interface ShutWords {
  readonly title: string;
  readonly text: string;
}
/** One that asks for a password is a form of its own. */
export type Over = Exclude<ShutLink, { why: 'password' }>;

export function shutWords(shut: Over): ShutWords {
  if (shut.why === 'unknown')
    return {
      title: 'This link opens nothing',
      text: 'No link of this relay is this one. It may have been cut on its way, or be of another relay. Ask whoever sent it to send it again.',
    };
  const byName = shut.byName || 'Somebody there';
  const who = shut.byName ? firstName(shut.byName) : 'whoever sent it';
  if (shut.why === 'too-many')
    return {
      title: 'Too many wrong passwords',
      text: `Wait ${counted(shut.minutes, 'minute')}, then load this page again. Ask ${who} if you are not sure which one it is.`,
    };
  if (shut.why === 'expired')
    return { title: `This link ended on ${dayText(shut.when)}`, text: `${byName} made it. Ask ${who} for a new one.` };
  if (shut.why === 'taken-back')
    return {
      title: 'This link was taken back',
      text: `That was on ${dayText(shut.when)}. ${byName} made it. Ask ${who} if you still need the page.`,
    };
  return {
    title: 'This page is not shared any more',
    text: `It was moved, or ${byName} has it no more. Ask ${who} for a new link.`,
  };
}

export const triesWords = (left: number | null): string | undefined =>
  left === null
    ? undefined
    : left === 0
      ? 'That is not the password. Wait a few minutes before you try again.'
      : `That is not the password. ${counted(left, 'more try', 'more tries')}.`;
