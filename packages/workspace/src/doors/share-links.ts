// Share links as their makers have them. The secret travels in the link alone, the password to the relay alone; the
// ledger holds a hash of the one and that there is the other.
import { toBase64 } from '@baton/ledger/bytes';
import { secretHash } from '@baton/ledger/proofs';
import { assert } from '@baton/model/assert';
import { writeLinkText } from '@baton/model/directory/link-text';
import type { Decision, LinkRight } from '@baton/model/directory/schema';
import type { LinkId, RecordId, SpaceId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { LinksUsed } from '@baton/protocol/http-links';
import { Done } from '@baton/protocol/http-sign-in';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';
import { newId } from './joining.ts';
import { writeShareLink } from './links.ts';
import { askRelay } from './session.ts';

export interface Sharing {
  readonly space: SpaceId;
  readonly record: RecordId;
  /** The document beside it. */
  readonly page: string;
  /** Shown to whoever opens it: they know neither the task nor who is here. */
  readonly title: string;
  readonly byName: string;
  readonly right: LinkRight;
  readonly days: number;
  /** Null: none. */
  readonly password: string | null;
}
export interface SharedLink {
  readonly id: LinkId;
  readonly link: string;
  readonly notAfter: number;
}
type Caller = Pick<Door, 'relay' | 'now' | 'random' | 'fetch' | 'renew'>;
const dayMs = 86_400_000;

/** Needs the relay: a link is a decision. */
export async function makeShareLink(
  door: Caller,
  workspace: Workspace,
  { space, record, page, title, byName, right, days, password }: Sharing,
): Promise<SharedLink | Refusal | NotDone> {
  const secret = toBase64(door.random(32));
  const hash = await secretHash(secret);
  assert(hash !== undefined, 'a fresh secret has 32 bytes');
  const id = newId<LinkId>(door, 'l');
  // It ends by the relay's clock, however wrong this device's is.
  const about = await askRelay(door);
  const notAfter = (isNotDone(about) ? door.now() : about.now) + days * dayMs;
  const decision: Decision = {
    type: 'link-made',
    space,
    link: id,
    record,
    right,
    secretHash: hash,
    password: password !== null,
    notAfter,
  };
  const signed = await workspace.sign(space, decision, writeLinkText({ byName, title, page }));
  if (isRefusal(signed)) return signed;
  const { workspace: of } = workspace.world.me;
  if (password !== null) {
    const kept = await call(door, { path: '/api/links/password', body: { workspace: of, link: id, password } }, Done);
    if (isNotDone(kept)) {
      await takeBackShareLink(workspace, space, id);
      return kept;
    }
  }
  return { id, notAfter, link: writeShareLink({ relay: door.relay, link: id, workspace: of, secret }) };
}

export const takeBackShareLink = (
  workspace: Workspace,
  space: SpaceId,
  link: LinkId,
): Promise<{ readonly number: number } | Refusal> =>
  workspace.sign(space, { type: 'link-taken-back', space, link } satisfies Decision, null);

/** When links were last used; one that never was is not in it. */
export async function askLinksUsed(door: Caller, workspace: string): Promise<ReadonlyMap<string, number> | NotDone> {
  const told = await call(door, { method: 'GET', path: `/api/links/${workspace}` }, LinksUsed);
  return isNotDone(told) ? told : new Map(told.used.map(({ link, used }) => [link, used]));
}
