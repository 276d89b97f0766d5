// A relay that was emptied does not know this device, nor its workspace: it is brought the decisions that it once signed,
// in their order, and knows both by them.
import { toBase64 } from '@baton/ledger/bytes';
import { decodeEntry } from '@baton/ledger/entry';
import { newKeyIn } from '@baton/ledger/relay-keys';
import { isIllegal } from '@baton/model/directory/rules';
import { Refilled, refillBytes } from '@baton/protocol/http-refills';
import type { Disk } from '@baton/store/disk';
import { readCursor } from '@baton/store/cursor';
import { readSessions } from '@baton/store/sessions';
import { ledgerHere } from '../disk/aside.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';

export interface HeldDecisions {
  readonly incarnation: number;
  readonly entries: readonly Uint8Array[];
  /** The relay lost its secret, and an owner has signed its new key in. */
  readonly newKey?: { readonly jws: string; readonly code: string };
}

export async function heldDecisions(disk: Disk): Promise<HeldDecisions> {
  const [cursor, sessions, entries] = await Promise.all([readCursor(disk), readSessions(disk), ledgerHere(disk)]);
  return { incarnation: Math.max(1, cursor?.incarnation ?? 0, sessions?.incarnation ?? 0), entries };
}

/** They tell the relay which keys it had before, so each part begins with them. */
function namingKeys(entries: readonly Uint8Array[]): readonly Uint8Array[] {
  return entries.filter((bytes) => {
    const entry = decodeEntry(bytes);
    return !isIllegal(entry) && newKeyIn(entry) !== undefined;
  });
}

function partsOf(entries: readonly Uint8Array[]): string[][] {
  const parts: string[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    if (size + entry.length > refillBytes) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(toBase64(entry));
    size += entry.length;
  }
  return parts;
}

/** Null: it was taken, as far as it went, and signing in may be tried again. */
export async function bringDecisions(
  { relay, fetch }: Pick<Door, 'relay' | 'fetch'>,
  workspace: string,
  { incarnation, entries, newKey }: HeldDecisions,
): Promise<NotDone | null> {
  // Under a new key they are entered one after the other, and vouch for themselves.
  const first = newKey ? [] : namingKeys(entries).map(toBase64);
  for (const part of partsOf(entries)) {
    const body = { workspace, incarnation, entries: [...first, ...part], ...(newKey ? { newKey } : {}) };
    const answer = await call({ relay, fetch }, { path: '/api/refills', body }, Refilled);
    if (isNotDone(answer)) return answer;
  }
  return null;
}
