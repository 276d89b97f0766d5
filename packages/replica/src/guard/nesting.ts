// How deep types stand in each other inside one update: readers walk them recursively.
import * as Y from 'yjs';
import { depthOf } from './limits.ts';
import { refusal, type Rule } from './rule.ts';

export const nesting: Rule = ({ structs }, { of }) => {
  if (!structs.some((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType)) return undefined;
  const limit = depthOf(of === 'page');
  // Parents and left neighbours of the same author come earlier in the bytes, so one pass is enough.
  const depths = new Map<string, number>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const depth = depthAt(struct, depths);
    if (depth > limit) return refusal('nesting', `types nested deeper than ${limit}`);
    for (let at = 0; at < struct.length; at += 1) depths.set(`${struct.id.client} ${struct.id.clock + at}`, depth);
  }
  return undefined;
};

function depthAt({ parent, origin, rightOrigin }: Y.Item, depths: ReadonlyMap<string, number>): number {
  const near = origin ?? rightOrigin;
  if (near !== null) return depths.get(`${near.client} ${near.clock}`) ?? 1;
  if (!(parent instanceof Y.ID)) return 1;
  return (depths.get(`${parent.client} ${parent.clock}`) ?? 1) + 1;
}
