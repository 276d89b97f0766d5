// What was set aside, as frames that a relay can check: decisions first, then documents in runs that a stamp covers, own
// updates also without one. What others wrote and no stamp covers is theirs to give back.
import type { DeviceFrame, Stamp, WireEntry } from '@baton/protocol/frames';
import { roomFor } from '@baton/protocol/limits';
import type { Rows } from '@baton/model/tx';
import { cellsIn, structsOf } from '@baton/replica/decode';
import type { Aside } from '@baton/store/aside';
import type { StampRow } from '@baton/store/schema';
import type { Me } from './contract.ts';

export type OfferFrame = Extract<DeviceFrame, { type: 'offer' }>;
type Update = Extract<Aside, { kind: 'update' }>;
export interface Offering {
  readonly aside: readonly Aside[];
  readonly stamps: ReadonlyMap<string, readonly StampRow[]>;
  readonly me: Pick<Me, 'deviceNo'>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly rows: Pick<Rows, 'tasks'>;
}
/** What must travel in one frame. */
interface Unit {
  readonly entries: readonly WireEntry[];
  readonly stamps: readonly Stamp[];
}

/** Well below what a frame may hold: an answer comes after each. */
const frameBytes = 512 * 1024;
const mostEntries = 4_096;

const incarnationOf = ({ key }: Aside): number => Math.floor((key as readonly [string, number])[1] / 2 ** 40);

const wireOf = ({ doc, entry }: Update): WireEntry => {
  const { number, person, deviceNo, time, ...envelope } = entry;
  return { kind: 'update', number, person, deviceNo, time, envelope: { doc, ...envelope } };
};

/** Short numbers of the records that an update writes; they stand behind it, which says who may read them. */
function numbersBehind({ doc, entry }: Update, { numbers, rows }: Offering): WireEntry[] {
  if (!/^[rx]\//u.test(doc)) return [];
  const byProject = new Map<string, [string, number][]>();
  for (const record of new Set(cellsIn(structsOf(entry.bytes), () => 0).map((cell) => cell.record))) {
    const short = numbers.get(record);
    const project = rows.tasks.get(record)?.project;
    if (short === undefined || project === undefined) continue;
    byProject.set(project, [...(byProject.get(project) ?? []), [record, short]]);
  }
  return [...byProject].map(([project, given]) => ({ kind: 'numbers', number: entry.number, project, given }));
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

/** One document, in order. What no stamp covers is offered where it is the device's own. */
function unitsOf(updates: readonly Update[], offering: Offering): Unit[] {
  const [{ doc } = { doc: '' }] = updates;
  const spans = spansOf(offering.stamps.get(doc) ?? []);
  const parts: { readonly updates: Update[]; readonly stamps: readonly StampRow[] }[] = [];
  let at = 0;
  for (const update of updates) {
    let span = spans[at];
    while (span && isBehind(span, update)) span = spans[(at += 1)];
    if (span && covers(span, update)) {
      if (span.updates.length === 0) parts.push(span);
      span.updates.push(update);
    } else if (update.entry.deviceNo === offering.me.deviceNo) parts.push({ updates: [update], stamps: [] });
  }
  return parts.map((part) => unitOf(part.updates, part.stamps, offering));
}

function unitOf(updates: readonly Update[], stamps: readonly StampRow[], offering: Offering): Unit {
  const [{ doc } = { doc: '' }] = updates;
  return {
    entries: updates.flatMap((update) => [wireOf(update), ...numbersBehind(update, offering)]),
    stamps: stamps.map((stamp) => ({ doc, ...stamp })),
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
  size: number;
}
function framesOf(units: readonly Unit[]): Frame[] {
  const frames: Frame[] = [];
  for (const unit of units) {
    const size = sizeOf(unit);
    let frame = frames.at(-1);
    if (!frame || frame.size + size > frameBytes || frame.entries.length + unit.entries.length > mostEntries) {
      frame = { entries: [], stamps: [], size: 0 };
      frames.push(frame);
    }
    frame.entries.push(...unit.entries);
    frame.stamps.push(...unit.stamps);
    frame.size += size;
  }
  return frames;
}

/** At least one frame: the last says that there is no more. */
export function offersOf(offering: Offering): OfferFrame[] {
  const ledger = offering.aside.flatMap((one): Unit[] =>
    one.kind === 'ledger' ? [{ entries: [{ kind: 'ledger', ...one.entry }], stamps: [] }] : [],
  );
  const units = [...ledger, ...docsIn(offering.aside).flatMap((updates) => unitsOf(updates, offering))];
  const frames = framesOf(units);
  if (frames.length === 0) frames.push({ entries: [], stamps: [], size: 0 });
  const last = frames.length - 1;
  return frames.map(({ entries, stamps }, at) => ({
    type: 'offer',
    entries,
    stamps,
    snapshots: [],
    last: at === last,
  }));
}
