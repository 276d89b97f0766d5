// What the small relay holds, and what a test may turn: each part of it is a file of functions over this.
import { openBook, type Book } from '@baton/ledger/book';
import { decodeEntry, encodeEntry, withheld } from '@baton/ledger/entry';
import type { SigningKey } from '@baton/ledger/keys';
import { isIllegal } from '@baton/model/directory/rules';
import type { DeviceId, PersonId, WorkspaceId } from '@baton/model/ids';
import type { Cursor, Presence, RefuseReason, RelayFrame, WireEntry, DeviceFrame } from '@baton/protocol/frames';
import { keeps } from '@baton/protocol/holding';
import type { Time } from '../time.ts';
import type { Line, Said } from './line.ts';

export interface HeldSnapshot {
  readonly epoch: number;
  readonly number: number;
  readonly bytes: Uint8Array;
}

type LedgerEntry = Extract<WireEntry, { kind: 'ledger' }>;

function headerOf(entry: LedgerEntry): LedgerEntry {
  const decoded = decodeEntry(entry.entry);
  return isIllegal(decoded) ? entry : { ...entry, entry: encodeEntry(withheld(decoded)) };
}

export class RelayState {
  readonly workspace: WorkspaceId;
  readonly key: SigningKey;
  readonly time: Time;
  book: Book;
  incarnation = 1;
  readonly log: WireEntry[] = [];
  safe = 0;
  /** Documents that are given by snapshot to whoever holds less. */
  readonly snapshots = new Map<string, HeldSnapshot>();
  readonly epochs = new Map<string, number>();
  /** What each device keeps of pages and feeds; one that never said it is sent all. */
  readonly held = new Map<string, Set<string>>();
  /** How often each has said so. */
  readonly times = new Map<string, number>();

  /** Heard of devices, in order. */
  readonly hellos: Said<'hello'>[] = [];
  readonly pushes: Said<'push'>[] = [];
  readonly trails: Said<'trail'>[] = [];
  readonly offers: Said<'offer'>[] = [];
  readonly asks: Said<'hold' | 'drop'>[] = [];
  onBad: (bad: Said<'bad'>) => void = () => {};

  up = true;
  /** Devices that cannot reach it, while others can. */
  readonly away = new Set<string>();
  /** Whose person is suspended. */
  readonly suspended = new Set<string>();
  /** Frames to devices are lost while it holds. */
  deaf = false;
  partBytes = 300;
  /** Offered updates that are taken; the rest is left with whoever brought it. */
  takes: (update: Extract<WireEntry, { kind: 'update' }>) => boolean = () => true;
  /** The next batches are answered by this instead. */
  refuseNext: (push: Said<'push'>) => RefuseReason | null = () => null;
  /** Looks at each frame before it is sent: another in its place, or null for none. */
  spoil: (frame: RelayFrame) => RelayFrame | null = (frame) => frame;
  /** What a device says is lost where it does not hold. */
  hears: (frame: DeviceFrame) => boolean = () => true;
  /** The line is cut before this frame is sent. */
  cutBefore: (frame: RelayFrame) => boolean = () => false;
  /** What a person is not sent of what others write. */
  hides: (person: PersonId, doc: string) => boolean = () => false;

  /** Which decisions a person gets by their header alone. */
  withholds: (person: PersonId, entry: LedgerEntry) => boolean = () => false;

  readonly lines = new Set<Line>();
  /** By document and client id: how far its stream has come. */
  readonly clocks = new Map<string, number>();
  readonly acked = new Map<string, { readonly numbers: readonly number[]; readonly said: string }>();
  readonly shorts = new Map<string, number>();
  readonly here = new Map<number, Presence>();
  /** Pages that are open, with where each line's caret stands. */
  readonly open = new Map<string, Map<Line, Uint8Array>>();

  constructor(workspace: WorkspaceId, key: SigningKey, time: Time) {
    this.workspace = workspace;
    this.key = key;
    this.time = time;
    this.book = openBook(workspace);
  }

  get head(): number {
    return this.log.length;
  }
  /** Where its decisions end: what comes behind are people's edits. */
  get ledgerEnd(): number {
    return this.log.findLast(({ kind }) => kind === 'ledger')?.number ?? 0;
  }
  cursorAt(number: number): Cursor {
    return { number, chain: new Uint8Array(8).fill(number & 255) };
  }

  who(line: Line): { person: PersonId; deviceNo: number } {
    const device = this.book.directory?.devices[line.device as DeviceId];
    if (!device) throw new Error(`no such device: ${line.device}`);
    return { person: device.person, deviceNo: device.no };
  }
  keeps({ device }: Line, doc: string): boolean {
    const held = this.held.get(device);
    return held === undefined || keeps(held, doc);
  }
  isFor(line: Line, entry: WireEntry): boolean {
    if (entry.kind !== 'update') return true;
    const { doc } = entry.envelope;
    return this.keeps(line, doc) && !this.hides(this.who(line).person, doc);
  }

  shown(line: Line, entries: readonly WireEntry[]): WireEntry[] {
    const { person } = this.who(line);
    return entries
      .filter((entry) => this.isFor(line, entry))
      .map((entry) => (entry.kind === 'ledger' && this.withholds(person, entry) ? headerOf(entry) : entry));
  }

  /** Onto the line, and to everybody who is live but its writer. */
  append(entries: readonly WireEntry[], writer: Line | null): void {
    this.log.push(...entries);
    for (const line of this.lines) {
      const shown = this.shown(line, entries);
      if (line !== writer && shown.length > 0)
        line.send({ type: 'entries', entries: shown, cursor: this.cursorAt(this.head), live: true });
    }
  }
}
