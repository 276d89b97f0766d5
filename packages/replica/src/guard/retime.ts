// A cell far ahead of the relay's time would win against everybody until then.
import * as Y from 'yjs';
import { secondsOf, timeOf } from '../cells/cell.ts';
import type { Rule } from './rule.ts';

/** Seconds by which a device's clock may be ahead. */
const leeway = 300;

export const retime: Rule = ({ structs }, { of, now }) => {
  if (now === undefined || of === 'page') return undefined;
  const latest = secondsOf(now) + leeway;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    for (const cell of struct.content.arr as readonly unknown[]) {
      if (Array.isArray(cell) && timeOf(cell[2]) > latest) {
        return {
          verdict: 'retime',
          rule: 'retime',
          detail: `a cell of ${String(cell[2])}, the relay is at ${latest - leeway}`,
        };
      }
    }
  }
  return undefined;
};
