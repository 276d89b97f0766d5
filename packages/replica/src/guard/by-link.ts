// In the feed of a share link's talk, what stands under ids that programs made up was said by whoever has the link: whole
// comments of one form (cells/said.ts), each said once, never changed and never taken away.
import * as Y from 'yjs';
import { isStockClient } from '../client-id.ts';
import { rootOf, type Talk } from '../layout.ts';
import type { PersonId } from '@baton/model/ids';
import { isSaid } from '../cells/said.ts';
import { refusal, type Rule } from './rule.ts';

function isOfTalk({ id, origin, rightOrigin, parent, parentSub, content }: Y.Item, talk: Talk): boolean {
  if (
    origin !== null ||
    rightOrigin !== null ||
    (parent as unknown) !== rootOf('feed', talk.link as string as PersonId)
  )
    return false;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false;
  const [cell] = content.arr as readonly unknown[];
  return Array.isArray(cell) && cell[0] === parentSub && isSaid(cell, { talk, at: [id.client, id.clock] });
}

export const byLink: Rule = ({ structs, deletes }, { talk }) => {
  if (talk === undefined) return undefined;
  const strange = structs.find(
    (struct) => isStockClient(struct.id.client) && !(struct instanceof Y.Item && isOfTalk(struct, talk)),
  );
  if (strange !== undefined) return refusal('by-link', 'by this link whole comments are said, and nothing else');
  for (const client of deletes.keys())
    if (isStockClient(client)) return refusal('by-link', 'what was said by a link stays as it was said');
  return undefined;
};
