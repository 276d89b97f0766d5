// A batch against a workspace's tables: taken whole or refused whole, across its documents. Judges everything before
// it writes anything, so no refusal needs a rollback.
import { createHash } from 'node:crypto';
import { touchedNothing, type Touched } from '@baton/model/decided/covered';
import type { WireEnvelope } from '@baton/protocol/frames';
import { noDevice } from '@baton/replica/client-id';
import { parseDoc } from '@baton/replica/layout';
import type { Appended, Batch } from '../contract.ts';
import { spaceBeside } from '../beside.ts';
import { sameBytes } from '../entry-bytes.ts';
import type { Desk, TakenBatch } from '../desk.ts';
import type { Guard } from './guarding.ts';
import { Line } from './line.ts';
import { envelopeHash } from './take-back.ts';
import type { Taken } from './taken.ts';

export interface Taking {
  readonly desk: Desk;
  readonly guard: Guard;
  /** Milliseconds since 1970; the entries get this or the head's time, whichever is later. */
  readonly now: number;
}
type Refused = Extract<Appended, { kind: 'refused' }>;
type Clocks = Map<string, Map<number, number>>;
interface Judged {
  readonly clocks: Clocks;
  /** By each envelope, in their order. */
  readonly touched: Touched[];
}

const mostAsks = 5_000;
const mostEnvelopes = 10_000;

const refuse = (reason: Refused['reason'], detail: string): Taken => ({
  answer: { kind: 'refused', reason, detail },
  entries: [],
});

function hashOf(batch: Batch): Uint8Array {
  const hash = createHash('sha256');
  for (const { doc, epoch, client, from, to, bytes } of batch.envelopes) {
    hash.update(`${doc}|${epoch}|${client}|${from}|${to}|${bytes.length}|`).update(bytes);
  }
  for (const ask of batch.asks) hash.update(`${ask.project}|${ask.record}|${ask.wish ?? 0}|`);
  return new Uint8Array(hash.digest().subarray(0, 16));
}

function again(before: TakenBatch, hash: Uint8Array): Taken {
  if (!sameBytes(before.hash, hash)) return refuse('clone', 'this device has used the batch number for something else');
  const numbers = Array.from({ length: before.count }, (_, at) => before.first + at);
  return { answer: { kind: 'accepted', numbers, time: before.time, again: true }, entries: [] };
}

/**
 * A line that was set back has lost which batches it took. When all of one was given back by devices meanwhile, with the
 * very bytes, it is acknowledged where it lies now.
 */
function givenBack(desk: Desk, { envelopes }: Batch): Taken | undefined {
  // A clock that the line does not know cannot have been given back: the common batch costs one look.
  const isNew = envelopes.some(({ doc, client, from, to }) => to > from && to > desk.clockOf(doc, client));
  if (isNew) return undefined;
  const places = envelopes.map((envelope) => desk.givenBack(envelope.doc, envelopeHash(envelope)));
  const found = places.filter((place) => place !== undefined);
  const [first] = found;
  if (first === undefined || found.length < envelopes.length) return undefined;
  const numbers = found.map(({ number }) => number);
  return { answer: { kind: 'accepted', numbers, time: first.time, again: true }, entries: [] };
}

/** The new clocks of each document, or why not. Later envelopes of a batch build on its earlier ones. */
function judge(taking: Taking, batch: Batch): Judged | Refused {
  const judged: Judged = { clocks: new Map(), touched: [] };
  for (const envelope of batch.envelopes) {
    const refused = judgeOne({ taking, batch, ...judged }, envelope);
    if (refused) return refused;
  }
  return judged;
}

/** A partition after the first, which only the relay opens. */
function isFurther(name: string): boolean {
  const doc = parseDoc(name);
  return doc !== undefined && 'part' in doc && doc.part > 0;
}

function ofOtherEpoch({ doc, epoch: told }: WireEnvelope, epoch: number): Refused {
  const refused = { kind: 'refused', reason: 'epoch', detail: `${doc} is in epoch ${epoch}` } as const;
  return told > epoch ? { ...refused, ahead: { doc, epoch: told } } : refused;
}

interface Judging extends Judged {
  readonly taking: Taking;
  readonly batch: Batch;
}
function judgeOne({ taking, batch, clocks, touched }: Judging, envelope: WireEnvelope): Refused | undefined {
  const { doc } = envelope;
  const state = taking.desk.docOf(doc);
  if (!state && isFurther(doc)) return { kind: 'refused', reason: 'not-allowed', detail: `there is no ${doc}` };
  const epoch = state?.epoch ?? 0;
  if (envelope.epoch !== epoch) return ofOtherEpoch(envelope, epoch);
  const fresh = clocks.get(doc) ?? new Map<number, number>();
  clocks.set(doc, fresh);
  const answer = taking.guard({
    envelope,
    author: batch.author,
    // Where the clock was set back, the line goes on from its newest entry's time: what replaces that is newer.
    now: Math.max(taking.now, taking.desk.head().time),
    clockOf: (client) => fresh.get(client) ?? taking.desk.clockOf(doc, client),
    personOf: (client) => taking.desk.personOf(doc, client),
  });
  if (!answer.ok) return { kind: 'refused', reason: answer.reason, detail: answer.detail };
  for (const [client, next] of answer.clocks) fresh.set(client, next);
  touched.push(answer.touched);
  return undefined;
}

/** Where the asked numbers are shown: beside the records of the one space that the batch writes in. */
function besideOf({ envelopes, asks }: Batch): string | Taken {
  if (asks.length > mostAsks || envelopes.length > mostEnvelopes) return refuse('too-large', 'split the batch');
  if (asks.length === 0) return '';
  // A number tells that there is such a record: never by a document of a few, which a part of a record may lie in.
  const docs = envelopes.map(({ doc }) => doc).filter((doc) => doc.startsWith('r/'));
  const spaces = new Set(docs.map(spaceBeside));
  const [beside] = docs;
  if (spaces.size === 1 && beside !== undefined) return beside;
  return refuse('not-allowed', 'short numbers are asked with the records of one space');
}

type Given = Map<string, [record: string, short: number][]>;
/**
 * A project of another space gives no number here: who writes elsewhere would learn by it how many tasks there are, and use
 * its numbers up. The edits are taken all the same.
 */
function giveNumbers(desk: Desk, batch: Batch, space: string): Given {
  const given: Given = new Map();
  for (const { project, record, wish = 0 } of batch.asks) {
    if (desk.shortOf(project, record) !== undefined || (desk.spaceOf(project) ?? space) !== space) continue;
    const list = given.get(project) ?? [];
    given.set(project, list);
    list.push([record, desk.give({ project, record, wish, space })]);
  }
  return given;
}

function write(
  { desk, now }: Taking,
  batch: Batch,
  { beside, touched }: Pick<Judged, 'touched'> & { beside: string },
): Line {
  const { person, deviceNo } = batch.author;
  const line = new Line(desk, now);
  for (const [at, envelope] of batch.envelopes.entries()) {
    const { number } = line.put((next, time) => ({ kind: 'update', number: next, person, deviceNo, time, envelope }));
    desk.touch(touched[at] ?? touchedNothing, person, number);
  }
  for (const [project, given] of giveNumbers(desk, batch, spaceBeside(beside)))
    line.put((number) => ({ kind: 'numbers', number, project, given, beside }));
  return line;
}

/** A client id that a program made up is its person's from its first use on, in this very transaction. */
function move(desk: Desk, { doc, client, clock }: { doc: string; client: number; clock: number }, batch: Batch): void {
  desk.setClock(doc, client, clock);
  const { person, deviceNo } = batch.author;
  if (deviceNo === noDevice && desk.personOf(doc, client) === undefined) desk.bind(doc, client, person);
}

/** The answer to a batch that the log holds already, under its number or given back by some device. */
function answeredBefore(desk: Desk, batch: Batch, hash: Uint8Array): Taken | undefined {
  const before = batch.batch === null ? undefined : desk.batchOf(batch.author.deviceNo, batch.batch);
  return before ? again(before, hash) : givenBack(desk, batch);
}

export function takeBatch(taking: Taking, batch: Batch): Taken {
  const { desk } = taking;
  const { deviceNo } = batch.author;
  const hash = hashOf(batch);
  const before = answeredBefore(desk, batch, hash);
  if (before) return before;
  if (desk.head().ledgerHead !== batch.checkedAt) return { answer: { kind: 'recheck' }, entries: [] };
  const beside = besideOf(batch);
  if (typeof beside !== 'string') return beside;
  const judged = judge(taking, batch);
  if ('kind' in judged) return { answer: judged, entries: [] };
  const { entries, time } = write(taking, batch, { beside, ...judged });
  for (const [doc, next] of judged.clocks)
    for (const [client, clock] of next) move(desk, { doc, client, clock }, batch);
  const numbers = entries.map(({ number }) => number);
  if (batch.batch !== null)
    desk.keepBatch(deviceNo, batch.batch, { hash, first: numbers[0] ?? 0, count: numbers.length, time });
  return { answer: { kind: 'accepted', numbers, time, again: false }, entries };
}
