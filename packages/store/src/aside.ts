// What the relay had numbered and, set back to an earlier day, does not hold any more. It stays a part of its document
// until the relay has it again; then it leaves here in the commit that confirms it anew.
import { confirmedKey, readConfirmed } from './confirmed.ts';
import type { Disk, Key, Write } from './disk.ts';
import { readLedger } from './ledger-rows.ts';
import { placedKey } from './placed-keys.ts';
import { AsideEntry, AsideLedger } from './schema.ts';
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
/** Moves what one document has above the number, and says so of a snapshot that reaches past it. */
export async function docAside(
  disk: Disk,
  doc: string,
  from: { incarnation: number; above: number },
): Promise<SettingAside> {
  const moved: Aside[] = [];
  const writes: Write[] = [{ remove: 'projections', key: doc }, unbundleWrite(doc)];
  const snapshot = (await disk.get('snapshots', doc)) as { readonly upTo: number } | undefined;
  // It holds more than the line does now: what comes above the number must be read on top of it all the same.
  if (snapshot && snapshot.upTo > from.above)
    writes.push(
      { put: 'snapshots', key: doc, value: { ...snapshot, upTo: from.above } },
      { put: 'meta', key: `reach/${doc}`, value: from.above },
    );
  for (const { number, ...entry } of await readConfirmed(disk, doc, from.above)) {
    const key = placedKey(doc, from.incarnation, number);
    const value: AsideEntry = { ...entry, number };
    moved.push({ kind: 'update', key, doc, entry: value });
    writes.push({ put: 'aside', key, value }, { remove: 'confirmed', key: confirmedKey(doc, number) });
  }
  return { moved, writes };
}

export async function ledgerAside(disk: Disk, from: { incarnation: number; above: number }): Promise<SettingAside> {
  const moved: Aside[] = [];
  const writes: Write[] = [];
  for (const { number, ...row } of await readLedger(disk)) {
    if (number <= from.above) continue;
    const key = placedKey(ledger, from.incarnation, number);
    const value: AsideLedger = { ...row, number };
    moved.push({ kind: 'ledger', key, entry: value });
    writes.push({ put: 'aside', key, value }, { remove: 'ledger', key: number });
  }
  return { moved, writes };
}
