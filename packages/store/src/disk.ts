// The one door to what survives a closed tab. Dexie stands behind it in a browser, SQLite in the command line,
// the simulator's disk (which crashes and forgets what was not synced) in tests. The logic above it is the same.

/** Tables and their keys. Shapes of the values are in schema.ts and frozen from the first release. */
export const tables = {
  /** 'cursor' | 'generation' | 'batch' | 'sessions' | 'identity' | 'directory' … → value */
  meta: 'string',
  /** [doc, number] → confirmed entry */
  confirmed: '[string,number]',
  /** doc → { upTo, bytes } */
  snapshots: 'string',
  /** doc → the same, of entries that stay on the disk beneath it: disposable */
  bundles: 'string',
  /** batch → envelopes, asks; in order */
  outbox: 'number',
  /** batch → refused edits with reason */
  refused: 'number',
  /** id → superseded value */
  superseded: 'string',
  /** number → ledger entry */
  ledger: 'number',
  /** 'n/<number>' → short numbers of one entry; 'all' → those that were packed */
  numbers: 'string',
  /** [doc, incarnation and last number of the run] → the relay's word that it numbered them (sync.md, stamps) */
  stamps: '[string,number]',
  /** [doc or 'ledger', incarnation and number] → what a relay that was set back does not hold any more (aside.ts) */
  aside: '[string,number]',
  /** [doc, last number of a stretch] → who changed what in it (replica/history), written before its entries go; for ever */
  history: '[string,number]',
  /** hash → what is here of a file (files.ts); its bytes are in parts: [hash, part] → bytes */
  files: 'string',
  fileParts: '[string,number]',
  /** hash and document → a file that the relay is still to be given */
  uploads: 'string',
  /** doc → { upTo, version, blob }: disposable */
  projections: 'string',
} as const;
export type DiskTable = keyof typeof tables;
export type Key = string | number | readonly [string, number];

export type Write =
  | { readonly put: DiskTable; readonly key: Key; readonly value: unknown }
  | { readonly remove: DiskTable; readonly key: Key }
  | { readonly removeRange: DiskTable; readonly from: Key; readonly to: Key };

/** Another tab has taken the lead: its generation is higher. The engine that sees this stops for good. */
export class StaleLeader extends Error {}
/** The device has no room left. Nothing of the commit was kept; it may be tried again. */
export class DiskFull extends Error {}
/** The database was closed under us: deleted, upgraded by another tab, or the browser took the storage away. */
export class DiskGone extends Error {}

export interface Disk {
  get(table: DiskTable, key: Key): Promise<unknown>;
  /** In key order, both ends included. */
  range(table: DiskTable, from?: Key, to?: Key): Promise<readonly { readonly key: Key; readonly value: unknown }[]>;
  /**
   * One transaction, all or nothing. `strict` resolves only after the bytes are on the disk (P2).
   * Throws StaleLeader when the stored generation is above `generation`, DiskFull, DiskGone.
   */
  commit(writes: readonly Write[], options: { readonly strict: boolean; readonly generation: number }): Promise<void>;
  /** Raises the stored generation by one, strictly and in a transaction of its own, and answers it: whoever led before is stale. */
  lead(): Promise<number>;
  close(): void;
}
