// One document's compaction as a pure function: what it is made of goes in, what is kept comes out. Runs in a worker.
import { createHash } from 'node:crypto';
import type { PersonId } from '@baton/model/ids';
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf, deviceNoOf, relaySession } from '@baton/replica/client-id';
import { snapshotOf, type ClientFor, type Weight } from '@baton/replica/compacting/compact';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { renewalOf } from '@baton/replica/compacting/renewal';
import { historyIn, writeHistory, type LineUpdate } from '@baton/replica/compacting/history';
import type { LogEntry } from '../log/contract.ts';
import type { NewEpoch, NewSnapshot, StoredSnapshot } from '../log/documents.ts';

export interface CutJob {
  readonly doc: string;
  readonly incarnation: number;
  readonly epoch: number;
  /** null: the document is read from its beginning. */
  readonly snapshot: Uint8Array | null;
  /** Of the document, after the snapshot, in order. */
  readonly entries: readonly LogEntry[];
  /** Of the document: all up to here was read. */
  readonly number: number;
  readonly recorded: number;
}
export interface Cut {
  readonly made: NewSnapshot;
  readonly weight: Weight;
}

type Update = Extract<LogEntry, { kind: 'update' }>;

/** In feeds an id that counts as the author's device; elsewhere one for all. */
export const clientsOf =
  (incarnation: number): ClientFor =>
  (author, writer) =>
    clientIdOf(incarnation, author === null ? 0 : (deviceNoOf(writer) ?? 0), relaySession);

const updatesOf = ({ epoch, entries }: CutJob): Update[] =>
  entries.filter((entry) => entry.kind === 'update' && entry.envelope.epoch === epoch) as Update[];

export const bytesOf = (job: CutJob): Uint8Array[] => [
  ...(job.snapshot ? [job.snapshot] : []),
  ...updatesOf(job).map(({ envelope }) => envelope.bytes),
];

export function historyOf(job: CutJob): Uint8Array | null {
  const lines = job.entries.flatMap((entry): LineUpdate[] => {
    if (entry.kind !== 'update' || entry.number <= job.recorded) return [];
    const { number, time, person, deviceNo, envelope } = entry;
    return [{ number, time, person: person as PersonId, deviceNo, client: envelope.client, bytes: envelope.bytes }];
  });
  return writeHistory(historyIn(job.doc, lines));
}

export function stored({ doc, number }: CutJob, epoch: number, bytes: Uint8Array): StoredSnapshot {
  return { doc, epoch, number, bytes, sha256: new Uint8Array(createHash('sha256').update(bytes).digest()) };
}

export function cutSnapshot(job: CutJob): Cut {
  const { snapshot, writtenBack, weight } = snapshotOf(job.doc, bytesOf(job), clientsOf(job.incarnation));
  const envelopes = writtenBack.map((bytes): WireEnvelope => ({ ...envelopeOf(job.doc, bytes), epoch: job.epoch }));
  return {
    made: { snapshot: stored(job, job.epoch, snapshot), writtenBack: envelopes, history: historyOf(job) },
    weight,
  };
}

export function cutEpoch(job: CutJob): NewEpoch {
  const { bytes, clocks } = renewalOf(job.doc, bytesOf(job), clientsOf(job.incarnation));
  return { base: stored(job, job.epoch + 1, bytes), clocks, history: historyOf(job) };
}
