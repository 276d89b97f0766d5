// What was set aside, as frames that a relay can check: decisions first, then documents in runs that a stamp covers, the
// rest one by one. A document that is here only whole goes in portions of one author each (giving-whole.ts). What others
// wrote and no stamp covers the relay takes under this device's name, if at all.
import type { DeviceFrame, Stamp, WireEntry } from '@baton/protocol/frames';
import { roomFor } from '@baton/protocol/limits';
import { isRelaysClient } from '@baton/replica/client-id';
import { parseDoc } from '@baton/replica/layout';
import type { Rows } from '@baton/model/tx';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import type { Aside } from '@baton/store/aside';
import type { StampRow } from '@baton/store/schema';
import { identityOfAside } from '../disk/aside.ts';

export type OfferFrame = Extract<DeviceFrame, { type: 'offer' }>;
export type Update = Extract<Aside, { kind: 'update' }>;
export interface Offering {
  readonly aside: readonly Aside[];
  readonly stamps: ReadonlyMap<string, readonly StampRow[]>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly rows: Pick<Rows, 'tasks'>;
  /** What a document that went aside whole comes to. */
  readonly portionsOf: (one: Update) => readonly WireEntry[];
  /** Once more: each thing in a frame of its own, so that the answer says which of them was taken. */
  readonly apart?: boolean;
}
export interface Offer {
  readonly frame: OfferFrame;
  /** By what that is known of which it is a part: it is back when all its parts were taken. */
  readonly of: readonly string[];
  /** Nothing but cells that the relay once wrote back; the cells themselves are somewhere else. */
  readonly isCopy: boolean;
}
/** What must travel in one frame. */
interface Unit {
  readonly entries: readonly WireEntry[];
  readonly stamps: readonly Stamp[];
  readonly of: readonly string[];
  readonly isCopy: boolean;
}

/** Well below what a frame may hold: an answer comes after each. */
const frameBytes = 512 * 1024;
const mostEntries = 4_096;

const incarnationOf = ({ key }: Aside): number => Math.floor((key as readonly [string, number])[1] / 2 ** 40);

export const wireOf = ({ doc, entry }: Update): Extract<WireEntry, { kind: 'update' }> => {
  const { number, person, deviceNo, time, whole: _whole, hidden: _hidden, ...envelope } = entry;
  return { kind: 'update', number, person, deviceNo, time, envelope: { doc, ...envelope } };
};

/**
 * Short numbers of the records that an update writes; they stand behind it, which says who may read them.
 * @param told records whose numbers have been said.
 */
function numbersBehind(
  { number, envelope: { doc, bytes } }: Extract<WireEntry, { kind: 'update' }>,
  { numbers, rows }: Offering,
  told: Set<string> = new Set(),
): WireEntry[] {
  if (!/^[rx]\//u.test(doc)) return [];
  const byProject = new Map<string, [string, number][]>();
  for (const { record } of cellsIn(structsOf(bytes), () => 0)) {
    const short = numbers.get(record);
    const project = rows.tasks.get(record)?.project;
    if (short === undefined || project === undefined || told.has(record)) continue;
    told.add(record);
    byProject.set(project, [...(byProject.get(project) ?? []), [record, short]]);
  }
  return [...byProject].map(([project, given]) => ({ kind: 'numbers', number, project, given }));
}

/** Stamps that overlap: what they cover travels together. */
interface Span {
  readonly incarnation: number;
  readonly first: number;
  last: number;
  readonly stamps: StampRow[];
  readonly updates: Update[];
}
function spansOf(stamps: readonly StampRow[]): Span[] {
  const spans: Span[] = [];
  for (const stamp of stamps.toSorted((a, b) => a.incarnation - b.incarnation || a.first - b.first)) {
    const { incarnation, first, last } = stamp;
    const open = spans.at(-1);
    if (open && open.incarnation === incarnation && first <= open.last) {
      open.stamps.push(stamp);
      open.last = Math.max(open.last, last);
    } else spans.push({ incarnation, first, last, stamps: [stamp], updates: [] });
  }
  return spans;
}
const isBehind = ({ incarnation, last }: Span, update: Update): boolean =>
  incarnation < incarnationOf(update) || (incarnation === incarnationOf(update) && last < update.entry.number);
const covers = ({ incarnation, first, last }: Span, update: Update): boolean =>
  incarnation === incarnationOf(update) && first <= update.entry.number && update.entry.number <= last;

/** One document, in order: each stands on those before it. */
function unitsOf(updates: readonly Update[], offering: Offering): Unit[] {
  const [{ doc } = { doc: '' }] = updates;
  const spans = spansOf(offering.stamps.get(doc) ?? []);
  const parts: { readonly updates: Update[]; readonly stamps: readonly StampRow[] }[] = [];
  let at = 0;
  for (const update of updates) {
    if (update.entry.whole) {
      parts.push({ updates: [update], stamps: [] });
      continue;
    }
    let span = spans[at];
    while (span && isBehind(span, update)) span = spans[(at += 1)];
    if (span && covers(span, update)) {
      if (span.updates.length === 0) parts.push(span);
      span.updates.push(update);
    } else parts.push({ updates: [update], stamps: [] });
  }
  const units = parts.flatMap(({ updates: covered, stamps }) => {
    const [one] = covered;
    return one?.entry.whole ? wholeUnits(one, offering) : [unitOf(covered, stamps, offering)];
  });
  return [...beginning(updates), ...units];
}

/** A document that has begun anew is given back as what it is now: the relay may know it as it was before. */
function beginning(updates: readonly Update[]): Unit[] {
  const [first] = updates;
  const epoch = Math.max(...updates.map(({ entry }) => entry.epoch));
  if (!first || epoch === 0) return [];
  const { doc, entry } = first;
  return [{ entries: [{ kind: 'epoch', number: entry.number, doc, epoch }], stamps: [], of: [], isCopy: false }];
}

/** An archive is not copied but moved to: of that the relay wrote all. */
const isCopy = (portion: WireEntry): boolean =>
  portion.kind === 'update' &&
  isRelaysClient(portion.envelope.client) &&
  parseDoc(portion.envelope.doc)?.class !== 'archive';

function wholeUnits(one: Update, offering: Offering): Unit[] {
  const of = [identityOfAside(one)];
  const told = new Set<string>();
  return offering.portionsOf(one).map((portion) => {
    const numbers = portion.kind === 'update' ? numbersBehind(portion, offering, told) : [];
    return { entries: [portion, ...numbers], stamps: [], of, isCopy: isCopy(portion) };
  });
}

function unitOf(updates: readonly Update[], stamps: readonly StampRow[], offering: Offering): Unit {
  const [{ doc } = { doc: '' }] = updates;
  return {
    entries: updates.flatMap((update) => [wireOf(update), ...numbersBehind(wireOf(update), offering)]),
    stamps: stamps.map((stamp) => ({ doc, ...stamp })),
    of: updates.map(identityOfAside),
    isCopy: false,
  };
}

const sizeOf = ({ entries }: Unit): number =>
  entries.reduce((sum, entry) => {
    if (entry.kind === 'update') return sum + roomFor(entry.envelope.bytes);
    return sum + (entry.kind === 'ledger' ? roomFor(entry.entry) : 300);
  }, 0);

function docsIn(aside: readonly Aside[]): Update[][] {
  const docs = new Map<string, Update[]>();
  for (const one of aside) {
    if (one.kind !== 'update') continue;
    const known = docs.get(one.doc);
    if (known) known.push(one);
    else docs.set(one.doc, [one]);
  }
  return [...docs.values()];
}

interface Frame {
  readonly entries: WireEntry[];
  readonly stamps: Stamp[];
  readonly of: Set<string>;
  isCopy: boolean;
  size: number;
}
const emptyFrame = (): Frame => ({ entries: [], stamps: [], of: new Set(), isCopy: true, size: 0 });

function framesOf(units: readonly Unit[], apart: boolean): Frame[] {
  const frames: Frame[] = [];
  for (const unit of units) {
    const size = sizeOf(unit);
    let frame = frames.at(-1);
    const isFull = !frame || frame.size + size > frameBytes || frame.entries.length + unit.entries.length > mostEntries;
    if (!frame || isFull || apart) {
      frame = emptyFrame();
      frames.push(frame);
    }
    frame.entries.push(...unit.entries);
    frame.stamps.push(...unit.stamps);
    for (const identity of unit.of) frame.of.add(identity);
    frame.isCopy &&= unit.isCopy;
    frame.size += size;
  }
  return frames;
}

/** At least one frame: the last says that there is no more. */
export function offersOf(offering: Offering): Offer[] {
  const ledger = offering.aside.flatMap((one): Unit[] =>
    one.kind === 'ledger'
      ? [{ entries: [{ kind: 'ledger', ...one.entry }], stamps: [], of: [identityOfAside(one)], isCopy: false }]
      : [],
  );
  const units = [...ledger, ...docsIn(offering.aside).flatMap((updates) => unitsOf(updates, offering))];
  const frames = framesOf(units, offering.apart === true);
  if (frames.length === 0) frames.push(emptyFrame());
  const last = frames.length - 1;
  return frames.map(({ entries, stamps, of, isCopy: areCopies }, at) => ({
    frame: { type: 'offer', entries, stamps, snapshots: [], last: at === last },
    of: [...of],
    isCopy: areCopies,
  }));
}
