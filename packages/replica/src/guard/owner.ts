// In author-owned documents each writes under their own root. Yjs takes the parent from the left origin, else from the
// right one, else from the named root, so the owner of each of them, where it is given, must be the writer: an insert at
// the head of another's list names neither parent nor left origin.
import * as Y from 'yjs';
import { authorOfRoot, isAuthored } from '../layout.ts';
import { refusal, type GuardContext, type Rule } from './rule.ts';

export const owner: Rule = ({ structs, deletes }, context) => {
  const { of, personOf, person } = context;
  if (!isAuthored(of) && of !== 'private') return undefined;
  const stranger = structs.find((struct) => struct instanceof Y.Item && !isOwners(struct, context));
  if (stranger !== undefined) return refusal('owner', `client ${stranger.id.client} writes under another's root`);
  if (person === null) return undefined;
  for (const client of deletes.keys()) {
    if (personOf(client) !== person) return refusal('owner', `deletes what client ${client} wrote`);
  }
  return undefined;
};

function isOwners({ id, origin, rightOrigin, parent }: Y.Item, { of, personOf, person }: GuardContext): boolean {
  const writer = personOf(id.client);
  if (writer === undefined || (person !== null && writer !== person)) return false;
  if (origin !== null && personOf(origin.client) !== writer) return false;
  if (rightOrigin !== null && personOf(rightOrigin.client) !== writer) return false;
  return typeof parent !== 'string' || !isAuthored(of) || authorOfRoot(parent) === writer;
}
