// The outbox: own gestures that the relay has not numbered yet, in the order in which they were made. Everything here
// returns writes; whoever calls commits them, strictly, before anything is sent (L3).
import type { Disk, Write } from './disk.ts';
import { confirmedKey } from './confirmed.ts';
import { Done, OutboxBatch, RefusedBatch, type Edited } from './schema.ts';

export interface Waiting extends OutboxBatch {
  readonly batch: number;
}
export interface Refused extends RefusedBatch {
  readonly batch: number;
}

/** How many answers of commands are kept for tabs that ask again. */
const remembered = 32;
const doneKey = (batch: number): string => `done/${String(batch).padStart(12, '0')}`;

/** `done` is null for page updates: those are known again by (client, clock). */
export function appendWrites(batch: number, entry: OutboxBatch, done: Done | null): Write[] {
  const writes: Write[] = [
    { put: 'outbox', key: batch, value: entry },
    { put: 'meta', key: 'batch', value: batch },
  ];
  if (done) writes.push({ put: 'meta', key: doneKey(batch), value: done });
  if (batch > remembered) writes.push({ remove: 'meta', key: doneKey(batch - remembered) });
  return writes;
}

/** So that the number is never used again. */
export const batchWrite = (batch: number): Write => ({ put: 'meta', key: 'batch', value: batch });

/** The relay has kept the batch: it becomes confirmed and leaves the outbox in one commit. `numbers` are its envelopes' in order. */
export function ackWrites(
  waiting: Waiting,
  numbers: readonly number[],
  author: { person: string; deviceNo: number; time: number },
): Write[] {
  const writes: Write[] = [{ remove: 'outbox', key: waiting.batch }];
  waiting.envelopes.forEach(({ doc, ...envelope }, at) => {
    const number = numbers[at];
    if (number !== undefined)
      writes.push({ put: 'confirmed', key: confirmedKey(doc, number), value: { ...envelope, ...author } });
  });
  return writes;
}

export interface WhyRefused {
  readonly reason: string;
  readonly refusedAt: number;
  readonly texts: string[];
  readonly edits?: Edited[];
}
/** Into the readable tray; nothing of it is thrown away before the person says so. */
export function refuseWrites(waiting: Waiting, why: WhyRefused): Write[] {
  const { batch, ...entry } = waiting;
  return [
    { remove: 'outbox', key: batch },
    { put: 'refused', key: batch, value: { ...entry, ...why } },
  ];
}

export const readOutbox = async (disk: Disk): Promise<Waiting[]> =>
  (await disk.range('outbox')).map(({ key, value }) => ({ batch: key as number, ...OutboxBatch.parse(value) }));

export const readRefused = async (disk: Disk): Promise<Refused[]> =>
  (await disk.range('refused')).map(({ key, value }) => ({ batch: key as number, ...RefusedBatch.parse(value) }));

/** The highest batch number ever used here; the relay knows a batch by it, so it is never used twice. */
export const readLastBatch = async (disk: Disk): Promise<number> =>
  ((await disk.get('meta', 'batch')) as number | undefined) ?? 0;

/** Answers of the last commands, by the command's id. */
export const readDone = async (disk: Disk): Promise<Map<string, Done>> =>
  new Map(
    (await disk.range('meta', 'done/', 'done/~'))
      .map(({ value }) => Done.parse(value))
      .map((done) => [done.command, done]),
  );
