// Text that somebody has begun and not sent: it outlives Escape, the panel, the tab. One entry a place, under the workspace
// and the person, so that nobody else at this browser is shown it and it goes when they sign out.
import { useState } from 'react';
import { draftWords } from './comment-draft.ts';
import { forgetTexts, keepText, keptText, keptTexts } from './kept-text.ts';
import { useWorkspace } from './workspace-context.tsx';

export interface Writer {
  readonly workspace: string;
  readonly person: string;
}
const beginningOf = ({ workspace, person }: Writer) => `draft.${workspace}.${person}.`;

/** The place must not change while the part is mounted: give it as the key of the part. */
export function useDraft(place: string): readonly [string, (text: string | ((before: string) => string)) => void] {
  const name = beginningOf(useWorkspace().world.me) + place;
  const [text, setText] = useState(() => keptText(name) ?? '');
  const change = (to: string | ((before: string) => string)) => {
    const next = typeof to === 'string' ? to : to(keptText(name) ?? '');
    keepText(name, next === '' ? null : next);
    setText(next);
  };
  return [text, change];
}

/** What this person has begun in this browser and not sent. */
export const draftsOf = (writer: Writer): readonly string[] =>
  [...keptTexts(beginningOf(writer)).values()].map(draftWords).filter((words) => words !== '');

/** They have left: nothing that they had begun stays in this browser. */
export const forgetDrafts = (writer: Writer): void => forgetTexts(beginningOf(writer));
