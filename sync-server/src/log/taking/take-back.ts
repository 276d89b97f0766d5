// What devices give back to a line that lost it. Every update is judged by the guard as if its author sent it now; what
// the line holds already is known by clock or hash, what builds on something still missing waits for another device.
import { createHash } from 'node:crypto';
import { touchedNothing, type Touched } from '@baton/model/decided/covered';
import type { WireEnvelope } from '@baton/protocol/frames';
import { spentIn } from '@baton/replica/cells/said';
import { isStockClient } from '@baton/replica/client-id';
import { parseDoc, talkIn } from '@baton/replica/layout';
import { beyond } from '@baton/replica/reception/portions';
import { spaceBeside } from '../beside.ts';
import type { Author } from '../contract.ts';
import type { Desk } from '../desk.ts';
import type { Guard } from './guarding.ts';
import { Line, newDoc } from './line.ts';
import type { Taken } from './taken.ts';

/** An update of a device that is vouched for only by whoever brings it. */
export interface Bringer {
  readonly person: string;
  readonly deviceNo: number;
}
export interface OfferedUpdate {
  /** Who wrote it: as the relay's own word says, or, where somebody vouches for it, as its client id does. */
  readonly author: Author;
  /** Null: the relay's stamp, or its author's own hand. Else the entry stands under whoever brought it. */
  readonly vouchedBy: Bringer | null;
  /** When it was numbered the first time: cells were judged by that time. */
  readonly time: number;
  readonly envelope: WireEnvelope;
  /** Taken where it is new; or only looked for, by how far its writer has come here or by its very bytes. */
  readonly as: 'new' | 'known by clock' | 'known by bytes';
}
export interface OfferedNumbers {
  readonly project: string;
  readonly given: readonly (readonly [record: string, short: number])[];
  /** The document whose readers may see them. */
  readonly beside: string;
  /** Else they are not given, and nothing waits for them. */
  readonly mayGive: boolean;
}
/** A document has begun anew, and the line has lost that. */
export interface OfferedEpoch {
  readonly doc: string;
  readonly epoch: number;
}
export interface Offered {
  /** Before the updates, which are of the new epoch. */
  readonly epochs: readonly OfferedEpoch[];
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

function isKnown(desk: Desk, { envelope, as }: OfferedUpdate): boolean {
  const { doc, client, from, to } = envelope;
  if (as !== 'known by bytes' && to > from && to <= desk.clockOf(doc, client)) return true;
  return desk.givenBack(doc, envelopeHash(envelope)) !== undefined;
}

/** Somebody else has given back its beginning: the rest is taken, in the same place. */
function restOf(desk: Desk, envelope: WireEnvelope): WireEnvelope {
  const { doc, client, from, to } = envelope;
  const clock = desk.clockOf(doc, client);
  const rest = from < clock && clock < to ? beyond(envelope, clock) : null;
  return rest === null ? envelope : { ...envelope, ...rest };
}

/** Under which made-up ids something was said in a talk, as the ids of its comments tell: also before it began anew. */
function bindSaid(desk: Desk, { doc, client, bytes }: WireEnvelope): void {
  const of = parseDoc(doc);
  const talk = of && talkIn(of);
  if (talk === undefined) return;
  const said = isStockClient(client) ? [client] : spentIn(bytes);
  for (const one of said) if (desk.personOf(doc, one) === undefined) desk.bind(doc, one, talk.link);
}

type Judged = { readonly verdict: Verdict; readonly envelope: WireEnvelope; readonly touched: Touched };

function judge(taking: TakingBack, offered: OfferedUpdate): Judged {
  const { desk, guard, now } = taking;
  const { author, time, envelope: whole } = offered;
  const { doc } = whole;
  const judged = (verdict: Verdict): Judged => ({ verdict, envelope: whole, touched: touchedNothing });
  if (whole.epoch !== (desk.docOf(doc)?.epoch ?? 0)) return judged('refused');
  if (isKnown(desk, offered)) return judged('known');
  if (offered.as !== 'new') return judged('refused');
  const envelope = restOf(desk, whole);
  const clockOf = (other: number): number => desk.clockOf(doc, other);
  const personOf = (other: number): string | undefined => desk.personOf(doc, other);
  const answer = guard({ envelope, author, isReturned: true, now: Math.max(now, time), clockOf, personOf });
  if (answer.ok) {
    for (const [id, clock] of answer.clocks) desk.setClock(doc, id, clock);
    bindSaid(desk, envelope);
    return { verdict: 'taken', envelope, touched: answer.touched };
  }
  return judged(answer.reason === 'resend' || answer.reason === 'wait' ? 'waiting' : 'refused');
}

const emptyDoc = new Uint8Array(2);
const emptyHash = new Uint8Array(createHash('sha256').update(emptyDoc).digest());

/**
 * The document begins anew, empty; what it came to follows as updates. All that was numbered of the epoch before is in
 * that, unless somebody has written since the loss: then the relay's own line goes on.
 */
function beginAgain(desk: Desk, line: Line, { doc, epoch }: OfferedEpoch): Verdict {
  const state = desk.docOf(doc);
  if ((state?.epoch ?? 0) >= epoch) return 'known';
  if (desk.hasWritten(doc, desk.standing().incarnation)) return 'waiting';
  const { number } = line.put((at) => ({ kind: 'epoch', number: at, doc, epoch }));
  desk.forgetClocks(doc);
  desk.putSnapshot({ doc, epoch, number, bytes: emptyDoc, sha256: emptyHash }, null);
  const { recorded } = desk.docOf(doc) ?? newDoc(doc);
  const snapshot = { number, size: emptyDoc.length };
  desk.setDoc({ ...newDoc(doc), epoch, last: number, floor: number, recorded, snapshot });
  return 'taken';
}

/** A short number is given back where neither the record has another nor the number another record. */
function giveAgain(desk: Desk, { project, given, beside, mayGive }: OfferedNumbers): [string, number][] {
  const space = spaceBeside(beside);
  if (!mayGive || (desk.spaceOf(project) ?? space) !== space) return [];
  return given.flatMap(([record, wish]) =>
    desk.shortOf(project, record) === undefined ? [[record, desk.give({ project, record, wish, space })]] : [],
  );
}

export function takeBack(taking: TakingBack, { epochs, updates, numbers, checkedAt }: Offered): Taken {
  const { desk, now } = taking;
  if (desk.head().ledgerHead !== checkedAt) return { answer: { kind: 'recheck' }, entries: [] };
  const counts = { taken: 0, known: 0, refused: 0, waiting: 0 };
  const line = new Line(desk, now);
  for (const epoch of epochs) counts[beginAgain(desk, line, epoch)] += 1;
  for (const update of updates) {
    const { verdict, envelope, touched } = judge(taking, update);
    counts[verdict] += 1;
    if (verdict !== 'taken') continue;
    const { person, deviceNo } = update.vouchedBy ?? update.author;
    const { number } = line.put((next, time) => ({ kind: 'update', number: next, person, deviceNo, time, envelope }));
    // Whoever vouches for it may have made it up: it is theirs as well as of whom they name.
    for (const one of new Set([person, update.author.person])) if (one !== '') desk.touch(touched, one, number);
    desk.keepGivenBack(envelope.doc, envelopeHash(update.envelope), { number, time: line.time });
  }
  for (const { project, beside, ...one } of numbers) {
    const given = giveAgain(desk, { project, beside, ...one });
    counts.taken += given.length;
    counts.known += one.given.length - given.length;
    if (given.length > 0) line.put((number) => ({ kind: 'numbers', number, project, given, beside }));
  }
  return { answer: { kind: 'taken-back', ...counts }, entries: line.entries };
}
