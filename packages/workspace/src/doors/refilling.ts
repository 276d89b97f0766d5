// A relay that was emptied does not know this device, nor its workspace: it is brought the decisions that it once signed,
// in their order, and knows both by them.
import { toBase64 } from '@baton/ledger/bytes';
import { Refilled, refillBytes } from '@baton/protocol/http-refills';
import type { Disk } from '@baton/store/disk';
import { readCursor } from '@baton/store/cursor';
import { readSessions } from '@baton/store/sessions';
import { ledgerHere } from '../disk/aside.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';

export interface HeldDecisions {
  readonly incarnation: number;
  readonly entries: readonly Uint8Array[];
}

export async function heldDecisions(disk: Disk): Promise<HeldDecisions> {
  const [cursor, sessions, entries] = await Promise.all([readCursor(disk), readSessions(disk), ledgerHere(disk)]);
  return { incarnation: Math.max(1, cursor?.incarnation ?? 0, sessions?.incarnation ?? 0), entries };
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
  { incarnation, entries }: HeldDecisions,
): Promise<NotDone | null> {
  for (const part of partsOf(entries)) {
    const body = { workspace, incarnation, entries: part };
    const answer = await call({ relay, fetch }, { path: '/api/refills', body }, Refilled);
    if (isNotDone(answer)) return answer;
  }
  return null;
}
