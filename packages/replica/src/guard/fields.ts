// A field with readers of its own lies in the documents of its group and nowhere else, and nothing else lies there: what
// is meant for few is not passed on by way of a document that many have.
import * as Y from 'yjs';
import { parseKey } from '../cells/cell.ts';
import { refusal, type Rule } from './rule.ts';

export const fields: Rule = ({ structs }, { fits }) => {
  if (fits === undefined) return undefined;
  const isMisplaced = (cell: unknown): boolean => {
    const key = Array.isArray(cell) ? parseKey(cell[0]) : undefined;
    return key !== undefined && !fits(...key);
  };
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    if (struct.content.arr.some(isMisplaced)) return refusal('fields', 'a field outside of the documents of its group');
  }
  return undefined;
};
