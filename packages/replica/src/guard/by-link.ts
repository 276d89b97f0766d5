// In the feed of a share link's talk, what stands under ids that programs made up was said by whoever has the link: whole
// comments of one form (cells/said.ts), each said once, never changed and never taken away.
import * as Y from 'yjs';
import { isStockClient } from '../client-id.ts';
import { rootOf, type Talk } from '../layout.ts';
import type { PersonId } from '@baton/model/ids';
import type { Struct } from '../cells/decode.ts';
import { lastPlace, saidPlace } from '../cells/said.ts';
import { refusal, type Rule } from './rule.ts';

function placeOf({ id, origin, rightOrigin, parent, parentSub, content }: Y.Item, talk: Talk): number {
  if (
    origin !== null ||
    rightOrigin !== null ||
    (parent as unknown) !== rootOf('feed', talk.link as string as PersonId)
  )
    return -1;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return -1;
  const [cell] = content.arr as readonly unknown[];
  if (!Array.isArray(cell) || cell[0] !== parentSub) return -1;
  return saidPlace(cell, { talk, at: [id.client, id.clock] });
}

/** Comment after comment, each to its end: half of one could be ended by somebody else, and costs a client id. */
function areWhole(said: readonly Struct[], talk: Talk): boolean {
  let [client, place] = [-1, lastPlace];
  for (const struct of said) {
    const next = struct instanceof Y.Item ? placeOf(struct, talk) : -1;
    const goesOn = struct.id.client === client && next === place + 1;
    const begins = next === 0 && place >= lastPlace;
    if (!goesOn && !begins) return false;
    [client, place] = [struct.id.client, next];
  }
  return place >= lastPlace;
}

export const byLink: Rule = ({ structs, deletes }, { talk }) => {
  if (talk === undefined) return undefined;
  const said = structs.filter(({ id }) => isStockClient(id.client));
  if (!areWhole(said, talk)) return refusal('by-link', 'by this link whole comments are said, and nothing else');
  for (const client of deletes.keys())
    if (isStockClient(client)) return refusal('by-link', 'what was said by a link stays as it was said');
  return undefined;
};
