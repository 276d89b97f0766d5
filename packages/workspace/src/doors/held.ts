// The held tray: a removed device hands the relay what it had not sent, proven by its key alone since it has no session any
// more; and those who run the workspace ask what lies there. What they decide about it they sign.
import { fromBase64, hashOf, toBase64, utf8 } from '@baton/ledger/bytes';
import { signBytes } from '@baton/ledger/keys';
import { heldMessage } from '@baton/ledger/proofs';
import { HandedOver, HeldEdits, HeldFiles, HeldList, mostFileText, type HeldOne } from '@baton/protocol/http-held';
import type { HeldBatch } from '../sync-contract.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';
import { meetRelay, otherKey } from './known-relay.ts';
import type { SignInAs } from './session.ts';

export type { HeldOne };
/** `away`: nobody answered, and it may be tried again. */
export type Handed = 'held' | 'not-held' | 'away';

const passing: ReadonlySet<string> = new Set(['away', 'too-many', 'read-only', otherKey]);
const whyNot = ({ kind }: NotDone): Handed => (passing.has(kind) ? 'away' : 'not-held');

export async function handOver(
  { relay, fetch }: Pick<Door, 'relay' | 'fetch'>,
  as: Pick<SignInAs, 'workspace' | 'device' | 'key' | 'known'>,
  bytes: Uint8Array,
): Promise<Handed> {
  const { workspace, device, key } = as;
  const file = toBase64(bytes);
  if (file.length > mostFileText) return 'not-held';
  // Without `renew`: there is no session to be had.
  const door = { relay, fetch };
  const met = await meetRelay(door, as, as.known);
  if (isNotDone(met)) return whyNot(met);
  if (met.isOther) return 'away';
  const { about, challenge: nonce } = met;
  const message = heldMessage({
    relayKey: about.relayKey,
    workspace,
    device,
    nonce,
    fileHash: await hashOf(utf8(file)),
  });
  const body = { workspace, device, nonce, signature: await signBytes(key, message), file };
  const answer = await call(door, { path: '/api/held', body }, HandedOver);
  return isNotDone(answer) ? whyNot(answer) : 'held';
}

export async function askHeld(door: Door, workspace: string): Promise<readonly HeldOne[] | NotDone> {
  const told = await call(door, { method: 'GET', path: `/api/held/${workspace}` }, HeldList);
  return isNotDone(told) ? told : told.held;
}

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array();

export async function askHeldEdits(
  door: Door,
  workspace: string,
  device: string,
): Promise<readonly HeldBatch[] | NotDone> {
  const told = await call(door, { method: 'GET', path: `/api/held/${workspace}/${device}` }, HeldEdits);
  if (isNotDone(told)) return told;
  return told.edits.map(({ envelopes, ...edit }) => ({
    ...edit,
    envelopes: envelopes.map((envelope) => ({ ...envelope, bytes: bytesOf(envelope.bytes) })),
  }));
}

/** As another device of that person reads them in. */
export async function askHeldFiles(
  door: Door,
  workspace: string,
  device: string,
): Promise<readonly Uint8Array[] | NotDone> {
  const told = await call(door, { method: 'GET', path: `/api/held/${workspace}/${device}/files` }, HeldFiles);
  return isNotDone(told) ? told : told.files.map(bytesOf);
}
