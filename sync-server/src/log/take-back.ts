// What devices give back to a line that lost it. Every update is judged by the guard as if its author sent it now; what
// the line holds already is known by clock or hash, what builds on something still missing waits for another device.
import { createHash } from 'node:crypto';
import type { WireEnvelope } from '@baton/protocol/frames';
import type { Author } from './contract.ts';
import type { Desk } from './desk.ts';
import type { Guard } from './guarding.ts';
import { Line } from './line.ts';
import type { Taken } from './taken.ts';

export interface OfferedUpdate {
  readonly author: Author;
  /** When it was numbered the first time: cells were judged by that time. */
  readonly time: number;
  readonly envelope: WireEnvelope;
}
export interface OfferedNumbers {
  readonly project: string;
  readonly given: readonly (readonly [record: string, short: number])[];
  /** The document whose readers may see them. */
  readonly beside: string;
}
export interface Offered {
  /** In the order in which they were numbered. */
  readonly updates: readonly OfferedUpdate[];
  readonly numbers: readonly OfferedNumbers[];
  /** The ledger's head that access was checked against; when it has moved, nothing is taken. */
  readonly checkedAt: number;
}
export interface TakenBack {
  readonly kind: 'taken-back';
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  /** They build on what nobody has given back yet: offered again, they may be taken. */
  readonly waiting: number;
}
export interface TakingBack {
  readonly desk: Desk;
  readonly guard: Guard;
  readonly now: number;
}
type Verdict = 'taken' | 'known' | 'refused' | 'waiting';

/** By what an update is known again, whoever brings it: a deletion alone has no clock of its own. */
export function envelopeHash({ client, from, to, bytes }: WireEnvelope): Uint8Array {
  const hash = createHash('sha256').update(`${client}|${from}|${to}|`).update(bytes);
  return new Uint8Array(hash.digest().subarray(0, 16));
}

function isKnown(desk: Desk, envelope: WireEnvelope): boolean {
  const { doc, client, from, to } = envelope;
  if (to > from && to <= desk.clockOf(doc, client)) return true;
  return desk.givenBack(doc, envelopeHash(envelope)) !== undefined;
}

function judge({ desk, guard, now }: TakingBack, { author, time, envelope }: OfferedUpdate): Verdict {
  const { doc } = envelope;
  if (envelope.epoch !== (desk.docOf(doc)?.epoch ?? 0)) return 'refused';
  if (isKnown(desk, envelope)) return 'known';
  const clockOf = (other: number): number => desk.clockOf(doc, other);
  const personOf = (other: number): string | undefined => desk.personOf(doc, other);
  const answer = guard({ envelope, author, now: Math.max(now, time), clockOf, personOf });
  if (answer.ok) {
    for (const [id, clock] of answer.clocks) desk.setClock(doc, id, clock);
    return 'taken';
  }
  return answer.reason === 'resend' || answer.reason === 'wait' ? 'waiting' : 'refused';
}

/** A short number is given back where neither the record has another nor the number another record. */
function giveAgain(desk: Desk, { project, given }: OfferedNumbers): [string, number][] {
  return given.flatMap(([record, short]) =>
    desk.shortOf(project, record) === undefined ? [[record, desk.give(project, record, short)]] : [],
  );
}

export function takeBack(taking: TakingBack, { updates, numbers, checkedAt }: Offered): Taken {
  const { desk, now } = taking;
  if (desk.head().ledgerHead !== checkedAt) return { answer: { kind: 'recheck' }, entries: [] };
  const counts = { taken: 0, known: 0, refused: 0, waiting: 0 };
  const line = new Line(desk, now);
  for (const update of updates) {
    const verdict = judge(taking, update);
    counts[verdict] += 1;
    if (verdict !== 'taken') continue;
    const { author, envelope } = update;
    const { person, deviceNo } = author;
    const { number } = line.put((next, time) => ({ kind: 'update', number: next, person, deviceNo, time, envelope }));
    desk.keepGivenBack(envelope.doc, envelopeHash(envelope), { number, time: line.time });
  }
  for (const { project, beside, ...one } of numbers) {
    const given = giveAgain(desk, { project, beside, ...one });
    counts.taken += given.length;
    counts.known += one.given.length - given.length;
    if (given.length > 0) line.put((number) => ({ kind: 'numbers', number, project, given, beside }));
  }
  return { answer: { kind: 'taken-back', ...counts }, entries: line.entries };
}
