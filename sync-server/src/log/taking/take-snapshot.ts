// Snapshots, epochs and partitions against a workspace's tables. Judged before anything is written, as batches are.
import type { WireEnvelope } from '@baton/protocol/frames';
import type { Parts } from '../backend.ts';
import type { Desk } from '../desk.ts';
import { mostEpochLeap, type DocState, type NewEpoch, type NewSnapshot } from '../documents.ts';
import { keepBase } from './bases.ts';
import { relayAuthor, type Guard } from './guarding.ts';
import { Line } from './line.ts';
import { kept, notKept, type Taken } from './taken.ts';

interface Taking {
  readonly desk: Desk;
  readonly guard: Guard;
  readonly now: number;
}

/** @param parts what came of it before; it goes when the snapshot is not kept. */
export function takeSnapshot(taking: Taking, made: NewSnapshot, parts: Parts | null): Taken {
  const taken = keepOne(taking, made, parts);
  if (parts && taken.answer.kind === 'not-kept') taking.desk.removeParts(parts.key);
  return taken;
}

function keepOne(taking: Taking, made: NewSnapshot, parts: Parts | null): Taken {
  const { desk, now } = taking;
  const { snapshot, writtenBack, history } = made;
  const state = desk.docOf(snapshot.doc);
  if (!state || !isWanted(state, made) || !passes(taking, writtenBack)) return notKept;
  const line = new Line(desk, now);
  for (const envelope of writtenBack)
    line.put((number, time) => ({ kind: 'update', number, person: '', deviceNo: 0, time, envelope }));
  const number = line.entries.at(-1)?.number ?? snapshot.number;
  const after = desk.docOf(snapshot.doc) ?? state;
  keepBase(desk, state, now);
  desk.putSnapshot({ ...snapshot, number }, parts);
  desk.setDoc({
    ...recorded(desk, after, { number, history }),
    snapshot: { number, size: parts?.size ?? snapshot.bytes.length },
    tail: desk.tailAfter(snapshot.doc, number),
  });
  return kept(number, line.entries);
}

function isWanted({ epoch, last, snapshot: before }: DocState, { snapshot, writtenBack }: NewSnapshot): boolean {
  if (epoch !== snapshot.epoch || snapshot.number > last) return false;
  // What is written back is in the snapshot: an entry between the two would be in neither.
  if (writtenBack.length > 0) return snapshot.number === last;
  return !before || before.number < snapshot.number;
}

/** Moves the clocks of the relay's own ids on when all of it may stand. */
function passes({ desk, guard, now }: Taking, writtenBack: readonly WireEnvelope[]): boolean {
  const fresh = new Map<number, number>();
  for (const envelope of writtenBack) {
    const clockOf = (client: number) => fresh.get(client) ?? desk.clockOf(envelope.doc, client);
    const answer = guard({ envelope, author: relayAuthor, now, clockOf, personOf: () => undefined });
    if (!answer.ok) return false;
    for (const [client, next] of answer.clocks) fresh.set(client, next);
  }
  const [first] = writtenBack;
  if (first) for (const [client, next] of fresh) desk.setClock(first.doc, client, next);
  return true;
}

/** The history tells of everything up to the snapshot now. */
function recorded(desk: Desk, state: DocState, { number, history }: { number: number; history: Uint8Array | null }) {
  if (history && number > state.recorded) desk.putHistory(state.doc, number, history);
  return { ...state, recorded: Math.max(state.recorded, number) };
}

export function takeEpoch(taking: Taking, made: NewEpoch, parts: Parts | null): Taken {
  const taken = beginEpoch(taking, made, parts);
  if (parts && taken.answer.kind === 'not-kept') taking.desk.removeParts(parts.key);
  return taken;
}

/** A device that names an epoch far ahead would use up their numbers; so many beginnings one line may have lost. */
const mostRise = 16 * mostEpochLeap;

/** While a line is recovering, what comes back could be of the epoch that was: only one above what was seen. */
function isAbove({ base, above = Infinity }: NewEpoch, { epoch }: DocState, isRecovering: boolean): boolean {
  const rise = base.epoch - epoch;
  return rise >= 1 && rise <= mostRise && (!isRecovering || base.epoch > above);
}

function beginEpoch({ desk, now }: Taking, made: NewEpoch, parts: Parts | null): Taken {
  const { base, clocks, history } = made;
  const { doc } = base;
  const state = desk.docOf(doc);
  if (!state || state.last !== base.number) return notKept;
  if (!isAbove(made, state, desk.standing().isRecovering)) return notKept;
  const line = new Line(desk, now);
  const { number } = line.put((at) => ({ kind: 'epoch', number: at, doc, epoch: base.epoch }));
  desk.forgetClocks(doc);
  for (const [client, next] of clocks) desk.setClock(doc, client, next);
  desk.putSnapshot({ ...base, number }, parts);
  desk.setDoc({
    ...recorded(desk, state, { number, history }),
    epoch: base.epoch,
    last: number,
    floor: number,
    snapshot: { number, size: parts?.size ?? base.bytes.length },
    tail: { entries: 0, bytes: 0 },
  });
  return kept(number, line.entries);
}

export function takeOpening({ desk, now }: Taking, doc: string): Taken {
  if (desk.docOf(doc)) return notKept;
  const line = new Line(desk, now);
  const { number } = line.put((at) => ({ kind: 'epoch', number: at, doc, epoch: 0 }));
  return kept(number, line.entries);
}

/** Only while what it was made of is there. */
export function forgetSnapshot(desk: Desk, doc: string): Taken {
  const state = desk.docOf(doc);
  if (!state?.snapshot || state.floor > 0) return notKept;
  desk.removeSnapshot(doc);
  desk.setDoc({ ...state, snapshot: null, tail: desk.tailAfter(doc, 0) });
  return kept(state.snapshot.number);
}
