// What the relay had numbered and, set back to an earlier day, does not hold any more. It stays a part of its document
// until the relay has it again; then it leaves here in the commit that confirms it anew.
import { confirmedKey, readBase, readConfirmed, type Numbered } from './confirmed.ts';
import type { Disk, Key, Write } from './disk.ts';
import { historyAside } from './history.ts';
import { readLedger } from './ledger-rows.ts';
import { behindTurns, placedKey } from './placed-keys.ts';
import { AsideEntry, AsideLedger, type Snapshot } from './schema.ts';
import { unbundleWrite } from './snapshots.ts';

const ledger = 'ledger';

export type Aside =
  | { readonly kind: 'update'; readonly key: Key; readonly doc: string; readonly entry: AsideEntry }
  | { readonly kind: 'ledger'; readonly key: Key; readonly entry: AsideLedger };

/** Everything, documents by name, in the order in which it was numbered. */
export async function readAside(disk: Disk): Promise<Aside[]> {
  return (await disk.range('aside')).map(({ key, value }): Aside => {
    const [what] = key as readonly [string, number];
    if (what === ledger) return { kind: 'ledger', key, entry: AsideLedger.parse(value) };
    return { kind: 'update', key, doc: what, entry: AsideEntry.parse(value) };
  });
}

export interface SettingAside {
  readonly moved: readonly Aside[];
  readonly writes: readonly Write[];
}
interface From {
  readonly incarnation: number;
  readonly above: number;
  /** How many losses of this incarnation have something aside already. */
  readonly turn: number;
}

/** Of many authors. */
const nobodys = { client: 0, from: 0, to: 0, person: '', deviceNo: 0, time: 0 };
/** Behind the entry that has its number: that one is in it. */
const behind = 0.5;

/**
 * A snapshot that reaches past the number is the only place where this device has what the entries in it were: it goes
 * aside whole. Where the line still has its beginning the snapshot also stays, as what the rest of the line is read above.
 */
function snapshotAside(snapshot: Snapshot, doc: string, { incarnation, above, turn }: From): SettingAside {
  const { upTo: number, epoch = 0, bytes, hidden } = snapshot;
  const key = placedKey(doc, incarnation, number + behind + behindTurns(turn));
  const entry: AsideEntry = {
    ...nobodys,
    epoch,
    bytes,
    number,
    whole: true,
    ...(hidden === undefined ? {} : { hidden }),
  };
  const stays: Write =
    above > 0 ? { put: 'snapshots', key: doc, value: { ...snapshot, upTo: above } } : { remove: 'snapshots', key: doc };
  return {
    moved: [{ kind: 'update', key, doc, entry }],
    writes: [{ put: 'aside', key, value: entry }, stays, { put: 'meta', key: `reach/${doc}`, value: above }],
  };
}

interface Going {
  readonly entries: readonly Numbered[];
  /** What reaches past the loss. */
  readonly whole: Snapshot | undefined;
}
/** What that tells of who changed what; null: nothing. */
export type Telling = (doc: string, going: Going) => Uint8Array | null;

/** Moves what one document has above the number, and keeps what it tells. */
export async function docAside(
  disk: Disk,
  doc: string,
  from: From & { readonly tell: Telling },
): Promise<SettingAside> {
  const moved: Aside[] = [];
  const entries = await readConfirmed(disk, doc, from.above);
  const snapshot = await readBase(disk, doc);
  const whole = snapshot && snapshot.upTo > from.above ? snapshot : undefined;
  const blob = from.tell(doc, { entries, whole });
  const told = blob === null ? [] : [{ upTo: entries.at(-1)?.number ?? whole?.upTo ?? 0, blob }];
  const writes: Write[] = [
    { remove: 'projections', key: doc },
    unbundleWrite(doc),
    ...(await historyAside(disk, doc, { ...from, told })),
  ];
  if (whole) {
    const taken = snapshotAside(whole, doc, from);
    moved.push(...taken.moved);
    writes.push(...taken.writes);
  }
  for (const { number, ...entry } of entries) {
    const key = placedKey(doc, from.incarnation, number + behindTurns(from.turn));
    const value: AsideEntry = { ...entry, number };
    moved.push({ kind: 'update', key, doc, entry: value });
    writes.push({ put: 'aside', key, value }, { remove: 'confirmed', key: confirmedKey(doc, number) });
  }
  return { moved, writes };
}

export async function ledgerAside(disk: Disk, from: From): Promise<SettingAside> {
  const moved: Aside[] = [];
  const writes: Write[] = [];
  for (const { number, ...row } of await readLedger(disk)) {
    if (number <= from.above) continue;
    const key = placedKey(ledger, from.incarnation, number + behindTurns(from.turn));
    const value: AsideLedger = { ...row, number };
    moved.push({ kind: 'ledger', key, entry: value });
    writes.push({ put: 'aside', key, value }, { remove: 'ledger', key: number });
  }
  return { moved, writes };
}
