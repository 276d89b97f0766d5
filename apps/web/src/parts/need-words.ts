// What columns ask for, as it is said: "Review asks for a due day and a file".
import type { Need } from '@baton/model/board/schema';
import { listText } from './number-text.ts';

export const needWords: Readonly<Record<Need, string>> = {
  holder: 'somebody who has it',
  due: 'a due day',
  estimate: 'an estimate',
  priority: 'a priority',
  tag: 'a tag',
  file: 'a file',
  checklist: 'a finished checklist',
  unblocked: 'nothing that it waits for',
};
/** In the order in which they are offered. */
export const needs = Object.keys(needWords) as readonly Need[];

export const needsText = (all: readonly Need[]): string =>
  listText(needs.filter((need) => all.includes(need)).map((need) => needWords[need]));
