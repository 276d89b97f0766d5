// What a document says of itself (doc-version.ts) is the relay's to say: else anybody who may write could shut it for all.
import * as Y from 'yjs';
import { isRelaysClient } from '../client-id.ts';
import { refusal, type Rule } from './rule.ts';

const isOfItself = (cell: unknown): boolean =>
  Array.isArray(cell) && typeof cell[0] === 'string' && cell[0].startsWith('~+');

export const ofItself: Rule = ({ structs }, { of }) => {
  if (of === 'page') return undefined;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny) || isRelaysClient(struct.id.client))
      continue;
    if (struct.content.arr.some(isOfItself)) return refusal('itself', 'what a document says of itself is the relay’s');
  }
  return undefined;
};
