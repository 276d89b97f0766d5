// The relay's word that it once numbered these entries of a document: an HMAC by a key that only its secret gives. With
// it any device can give them back to a relay that lost them, and nobody can give what was never there.
import { createHash, createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import { fromBase64 } from '@baton/ledger/bytes';
import { signBytes, type SigningKey } from '@baton/ledger/keys';
import type { Stamp, WireEntry } from '@baton/protocol/frames';
import { stampBytes } from '@baton/protocol/limits';
import { bytesOf } from '../log/entry-bytes.ts';

export type Update = Extract<WireEntry, { kind: 'update' }>;
type Run = Omit<Stamp, 'mac'>;

export interface Stamper {
  /** Over all of one document's updates from the first to the last of these. */
  over(updates: readonly Update[], incarnation: number): Stamp;
  /** Whether this relay once gave it for exactly these. */
  holds(stamp: Stamp, updates: readonly Update[]): boolean;
}

function digestOf(updates: readonly Update[]): Uint8Array {
  const hash = createHash('sha256');
  for (const update of updates) hash.update(bytesOf(update));
  return hash.digest();
}

/**
 * Ed25519 signs alike each time, so a signature over a line that is never told anybody is a secret of the key's owner
 * alone: the key need not be extractable for it, and one secret is enough to back up.
 */
export async function openStamper(relayKey: SigningKey, workspace: string): Promise<Stamper> {
  const secret = fromBase64(await signBytes(relayKey, new TextEncoder().encode('baton stamp key 1\n')));
  const bytes = hkdfSync('sha256', secret ?? new Uint8Array(), workspace, 'baton stamps', 32);
  // As a key object it is read once: from bytes each HMAC costs six times as much.
  const key = createSecretKey(new Uint8Array(bytes));
  const macOf = ({ incarnation, doc, epoch, first, last }: Run, updates: readonly Update[]): Uint8Array => {
    const mac = createHmac('sha256', key).update(`${incarnation}|${doc}|${epoch}|${first}|${last}|`);
    return new Uint8Array(mac.update(digestOf(updates)).digest().subarray(0, stampBytes));
  };
  return {
    over(updates, incarnation) {
      const [first] = updates;
      const last = updates.at(-1);
      if (!first || !last) throw new Error('a stamp covers at least one entry');
      const { doc, epoch } = first.envelope;
      const run = { incarnation, doc, epoch, first: first.number, last: last.number };
      return { ...run, mac: macOf(run, updates) };
    },
    holds: (stamp, updates) => updates.length > 0 && timingSafeEqual(macOf(stamp, updates), stamp.mac),
  };
}

/** One document's part of what was read or committed, in runs that an offer can carry whole. */
export function runsOf(updates: readonly Update[]): Update[][] {
  const open = new Map<string, { run: Update[]; size: number }>();
  const runs: Update[][] = [];
  for (const update of updates) {
    const { doc, epoch, bytes } = update.envelope;
    const known = open.get(doc);
    const fits =
      known &&
      known.run.length < mostInRun &&
      known.size + bytes.length <= mostRunBytes &&
      epochOf(known.run) === epoch;
    if (known && fits) {
      known.run.push(update);
      known.size += bytes.length;
      continue;
    }
    const run = [update];
    open.set(doc, { run, size: bytes.length });
    runs.push(run);
  }
  return runs;
}
const epochOf = ([first]: readonly Update[]): number | undefined => first?.envelope.epoch;
const mostInRun = 256;
const mostRunBytes = 256 * 1024;
