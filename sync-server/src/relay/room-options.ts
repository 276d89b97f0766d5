// What a room is given, and what a connection has of it.
import type { Cursor, DeviceFrame } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Ahead } from '../compaction/ahead.ts';
import type { LedgerEntry, PlacedEntry } from '../ledger/foldable.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log/contract.ts';
import type { Standing } from '../log/standing.ts';
import type { IsShorter } from './sending.ts';
import type { Sealer } from './sealing.ts';
import type { Stamper } from './stamper.ts';
import type { StoreWatch } from './store-watch.ts';

export interface RoomOptions {
  readonly workspace: string;
  readonly log: Log;
  /** Folded up to some number by the caller; the room folds what follows. */
  readonly rights: Rights;
  readonly standing: Standing;
  /** The highest number that a verified backup holds. */
  readonly safe: number;
  readonly ledger: Ledger;
  readonly relayKey: string;
  readonly stamper: Stamper;
  readonly sealer: Sealer;
  /** Entries that this relay has verified and sequenced, as the fold takes them. */
  readonly foldable: (entries: readonly LedgerEntry[]) => readonly PlacedEntry[];
  readonly now: () => number;
  /** What devices are told of the time: never before the newest edit, or what replaces it could not be written. */
  readonly lineNow: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly watch: StoreWatch;
  /** A device says that an entry is damaged, or the store could not write. */
  readonly onTrouble?: (trouble: { readonly what: string; readonly detail: string }) => void;
  /** What has to begin anew above what was seen. */
  readonly ahead?: Ahead;
  readonly caughtUp?: (sent: number, head: number) => boolean;
  readonly farBehind?: number;
  readonly isShorter?: IsShorter;
  /** How long what commits add is gathered while so many devices are live, in ms. Small worlds have no full room. */
  readonly pace?: (devices: number) => number;
}
export interface Hello {
  readonly incarnation: number;
  readonly cursor: Cursor | null;
  /** Documents that the device holds beyond its cursor. */
  readonly ahead?: readonly (readonly [doc: string, epoch: number, number: number])[];
}
export interface Place {
  onFrame(frame: DeviceFrame): void;
  leave(): void;
}
