// An edit as plain text: for the clipboard, for a file, for somebody who may write where I may not.
import type { Edited, WaitingEdit } from '@baton/workspace/sync-contract';
import { changeText, type Reading } from './change-words.ts';
import { timeText } from './day-text.ts';
import type { NameOfRecord } from '../lib/use-named.ts';
import { recordText } from './record-link.tsx';

export interface EditReading {
  readonly reading: Reading;
  readonly recordOf: NameOfRecord;
}

/** A record once, however many of its documents the edit touches. */
function linesOf({ record, fields, texts }: Edited, { reading }: EditReading): readonly string[] {
  const values = fields.map((field) => changeText({ ...field, record }, reading));
  // What was typed into a field stands in its value already.
  const typed = texts.filter((text) => !fields.some(({ after }) => after === text));
  return [...values, ...typed.map((text) => `“${text}”`)];
}

export function editText(edit: Pick<WaitingEdit, 'edits'>, how: EditReading): string {
  return edit.edits.map((one) => [recordText(how.recordOf(one.record)), ...linesOf(one, how)].join('\n')).join('\n\n');
}

interface Filed extends WaitingEdit {
  readonly detail?: string;
}
/** All of them, one after the other, with when they were made and why they were not taken. */
export const fileText = (edits: readonly Filed[], how: EditReading): string =>
  edits
    .map((edit) => [timeText(edit.at), editText(edit, how), edit.detail ?? ''].filter(Boolean).join('\n'))
    .join('\n\n----\n\n');

/** The address of the first place that the edit touches, for whoever is to write it. */
export function linkOf(edit: Pick<WaitingEdit, 'edits'>, { recordOf }: EditReading, workspace: string): string | null {
  for (const { record } of edit.edits) {
    const named = recordOf(record);
    if (named?.key) return `${location.origin}/w/${workspace}/task/${named.key}`;
    if (named?.board) return `${location.origin}/w/${workspace}/board/${named.board}`;
  }
  return null;
}

export const idsOfEdits = (edits: readonly Pick<WaitingEdit, 'edits'>[]) =>
  edits.flatMap(({ edits: parts }) =>
    parts.flatMap(({ record, fields }) => [
      { record, before: null, after: null },
      ...fields.map(({ before, after }) => ({ record: null, before, after })),
    ]),
  );
