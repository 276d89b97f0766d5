// What was undone, in words: a command, something that was decided, or both as one step.
import type { Unsaid } from '@baton/workspace/contract';
import { commandWords } from './command-words.ts';
import { isDecisionName, workDecisionWords } from './work-decision-words.ts';

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const stepWords = (name: string): string =>
  isDecisionName(name) ? lower(workDecisionWords({ type: name })) : commandWords(name);

/** What became of what was decided with it; nothing was: nothing. */
export function unsaidText(unsaid: Unsaid | undefined): string {
  if (unsaid === undefined) return '';
  const back = unsaid.takenBack > 0 ? ' It is taken back on record, too.' : '';
  return unsaid.stays > 0 ? `${back} What ended with it is not open again: offer or ask it anew.` : back;
}
