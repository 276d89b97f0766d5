// The shapes of what is kept on a device, checked when they are read back. Frozen from the first release: a field is
// added as optional or not at all. What crosses from other packages has the same shape there, by structure.
import { z } from 'zod';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Num = z.int().nonnegative();
const Item = z.tuple([Num, Num]);

export const StoredEnvelope = z.object({ doc: z.string(), epoch: Num, client: Num, from: Num, to: Num, bytes: Bytes });
export type StoredEnvelope = z.infer<typeof StoredEnvelope>;

export const StoredGesture = z.object({
  id: z.string(),
  name: z.string(),
  cells: z.array(z.object({ doc: z.string(), key: z.string(), before: z.unknown(), item: Item })),
});
export type StoredGesture = z.infer<typeof StoredGesture>;

/** A gesture that waits for the relay. What undo needs of it stands in Done. */
export const OutboxBatch = z.object({
  envelopes: z.array(StoredEnvelope),
  asks: z.array(z.object({ project: z.string(), record: z.string(), wish: Num.optional() })),
  gesture: StoredGesture.nullable(),
  at: Num,
  /** Of the gesture, as undo would call it; a page's updates have none. */
  name: z.string().optional(),
});
export type OutboxBatch = z.infer<typeof OutboxBatch>;

export const ConfirmedEntry = StoredEnvelope.omit({ doc: true }).extend({
  person: z.string(),
  deviceNo: Num,
  time: Num,
});
export type ConfirmedEntry = z.infer<typeof ConfirmedEntry>;

/** The newest cell of its key where the bytes show an older one: in snapshots that the device cut itself. */
const HiddenCell = z.object({
  record: z.string(),
  author: z.string().nullable(),
  code: z.string(),
  value: z.unknown(),
  t: z.number(),
  by: z.string(),
  item: Item,
});
/**
 * `stamp`: the relay's word for it, of snapshots that came from there; none: the device cut it from entries. `untold`: such
 * a cut stands on one that came from the relay, which alone knows who changed what before.
 */
export const Snapshot = z.object({
  upTo: Num,
  bytes: Bytes,
  epoch: Num.optional(),
  stamp: Bytes.nullable().optional(),
  hidden: z.array(HiddenCell).optional(),
  untold: z.literal(true).optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;

export const Projection = z.object({ upTo: Num, version: z.string(), blob: Bytes });
export type Projection = z.infer<typeof Projection>;

export const StoredCursor = z.object({ incarnation: Num, number: Num, chain: Bytes });
export type StoredCursor = z.infer<typeof StoredCursor>;

/** The relay's word for a run of one document's entries; the document is in the key. */
export const StampRow = z.object({ incarnation: Num, epoch: Num, first: Num, last: Num, mac: Bytes });
export type StampRow = z.infer<typeof StampRow>;

export const TrailPoint = z.object({ number: Num, chain: Bytes });
export type TrailPoint = z.infer<typeof TrailPoint>;

export const LedgerRow = z.object({ ledger: z.string(), entry: Bytes });
export type LedgerRow = z.infer<typeof LedgerRow>;

/**
 * Confirmed once by a line that was set back since; numbers are of that line. `whole`: not one entry but a snapshot, of all
 * that the document had up to the number.
 */
export const AsideEntry = ConfirmedEntry.extend({
  number: Num,
  whole: z.literal(true).optional(),
  hidden: z.array(HiddenCell).optional(),
});
export type AsideEntry = z.infer<typeof AsideEntry>;
export const AsideLedger = LedgerRow.extend({ number: Num });
export type AsideLedger = z.infer<typeof AsideLedger>;

/** Short numbers that the relay gave. Trusted as what it is, a long list of our own writing. */
export const NumbersRow = z.custom<readonly (readonly [record: string, short: number])[]>(Array.isArray);
/** Very many of them: two values are copied out of the browser's disk at once, a list of pairs is built one by one. */
export const PackedNumbers = z.object({
  records: z.string(),
  shorts: z.custom<Uint32Array>((value) => value instanceof Uint32Array),
});

const EditedField = z.object({
  field: z.string(),
  member: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
/** What an edit was, readable without its bytes: written down when it is refused, since what stood before it moves on. */
export const Edited = z.object({
  record: z.string().nullable(),
  doc: z.string(),
  fields: z.array(EditedField),
  texts: z.array(z.string()),
});
export type Edited = z.infer<typeof Edited>;

export const RefusedBatch = OutboxBatch.extend({
  reason: z.string(),
  refusedAt: Num,
  texts: z.array(z.string()),
  edits: z.array(Edited).optional(),
});
export type RefusedBatch = z.infer<typeof RefusedBatch>;

const Cell = z.object({ key: z.string(), value: z.unknown(), t: z.number(), by: z.string(), item: Item });
export const SupersededRow = z.object({
  doc: z.string(),
  record: z.string(),
  field: z.string(),
  lost: Cell,
  won: Cell,
  at: Num,
});
export type SupersededRow = z.infer<typeof SupersededRow>;

/** While the device was away from the relay: what was done here and elsewhere. `countedTo`: the last own batch in it. */
export const AwaySpan = z.object({
  from: Num,
  to: Num.nullable(),
  own: z.array(Num),
  others: z.array(Num),
  ownCount: Num,
  othersCount: Num,
  people: z.array(z.string()),
  replaced: z.array(z.string()),
  places: z.array(z.object({ record: z.string(), count: Num, people: z.array(z.string()) })),
  countedTo: Num,
});
export type AwaySpan = z.infer<typeof AwaySpan>;
/** The span that is under way, and the one that the person has not closed yet. */
/** By the relay's clock: when it was last met, and the latest time that was seen since. */
export const LeaseRow = z.object({
  contact: z.number().nullable(),
  seen: z.number(),
  /** The relay said that this device may not come in for now, and why. */
  shut: z.enum(['suspended', 'signed-out']).nullable(),
});
export type LeaseRow = z.infer<typeof LeaseRow>;

/** A decision about work that was signed here. `order`: in which they were; `at`: when, by the relay's clock. */
export const IntentRow = z.object({
  order: Num,
  hash: z.string(),
  ledger: z.string(),
  n: Num,
  jws: z.string(),
  text: z.object({ text: z.string(), salt: z.string() }).nullable(),
  /** What a passkey said of it. */
  assertion: z
    .object({ id: z.string(), authenticator: z.string(), client: z.string(), signature: z.string() })
    .nullable(),
  at: Num,
  /** Why it is not on record, and never will be; null: it waits. */
  refused: z.object({ sentence: z.string(), at: Num }).nullable(),
  /** The call of a tab that it answers; left out: a version that did not keep it. */
  asked: z.string().optional(),
});
export type IntentRow = z.infer<typeof IntentRow>;

export const AwayRow = z.object({ open: AwaySpan.nullable(), told: AwaySpan.nullable() });
export type AwayRow = z.infer<typeof AwayRow>;

/** Own words in a passage that somebody deleted meanwhile. */
export const Passage = z.object({ doc: z.string(), text: z.string(), at: Num });
export type Passage = z.infer<typeof Passage>;

/** Sessions of client ids: `next` was never used; `idle` were closed cleanly and may be used again for the same thing. */
export const Sessions = z.object({
  incarnation: Num,
  next: Num,
  idle: z.record(z.string(), z.object({ session: Num, clock: Num })),
});
export type Sessions = z.infer<typeof Sessions>;

/** What a command answered, kept for a while: a tab that did not hear it asks the next leader again. */
export const Done = z.object({ command: z.string(), result: z.unknown(), gesture: StoredGesture.nullable() });
export type Done = z.infer<typeof Done>;

/** A document that came whole beyond the cursor: [epoch, number]. */
export const Ahead = z.tuple([Num, Num]);

/**
 * Of what this device keeps and need not: asked of the relay and not whole yet; born here, so that it is whole though the
 * relay has not been asked; or kept.
 */
export const Holding = z.enum(['asked', 'born', 'kept']);
export type Holding = z.infer<typeof Holding>;

/** Whose database this is. */
export const Owner = z.object({
  relay: z.string(),
  workspace: z.string(),
  person: z.string(),
  device: z.string(),
  deviceNo: Num,
});
export type Owner = z.infer<typeof Owner>;

/** A file whose bytes are here. */
export const FileRow = z.object({
  size: Num,
  type: z.string(),
  at: Num,
  parts: Num,
  /** Kept for a gesture that is not made yet. */
  wanted: z.boolean(),
  /** Documents for which the relay has it, or is to have it. */
  docs: z.array(z.string()),
  /** Brought by the relay: it goes when room is short. */
  fetched: z.literal(true).optional(),
  /** Of a text that somebody has begun and not sent: kept for it however long that takes. */
  draft: z.literal(true).optional(),
});
export type FileRow = z.infer<typeof FileRow>;
/** `why`: the relay would not take it, in a sentence. */
export const UploadRow = z.object({
  hash: z.string(),
  doc: z.string(),
  size: Num,
  at: Num,
  why: z.string().nullable(),
});
export type UploadRow = z.infer<typeof UploadRow>;
