// Ledger entries of the log as the fold takes them. They were verified when they were sequenced; nothing is verified here,
// so that a room can fold in the very turn of the commit.
import type { Decision, FoldedEntry } from '@baton/model/directory/schema';
import { isIllegal } from '@baton/model/directory/rules';
import { decodeEntry, encodeEntry, erased, withheld, type Entry } from '@baton/ledger/entry';
import { Body } from '@baton/ledger/skeleton';
import { decisionOf, parseStrict, readStatement } from '@baton/ledger/statement';
import type { LogEntry } from '../log/contract.ts';

/** `line` is its place on the number line; what was given back after a loss keeps the number that it was signed with. */
export type PlacedEntry = FoldedEntry & { readonly line: number };
export type LedgerEntry = Extract<LogEntry, { kind: 'ledger' }>;

function foldedOf(entry: Entry): FoldedEntry | undefined {
  const { leaf, number, time, ledger } = entry;
  if (leaf === null) return undefined;
  if (leaf.kind === 'jws') {
    const read = readStatement(leaf.jws);
    if (isIllegal(read)) return undefined;
    const { person, device, n, workspace, via } = read.skeleton;
    const signer = { person, device, n, ...(via === undefined ? {} : { via }) };
    return { workspace, number, time, ledger, signer, decision: read.decision };
  }
  const body = parseStrict(Body, leaf.body);
  if (isIllegal(body)) return undefined;
  const decision = decisionOf(body);
  return isIllegal(decision) ? undefined : { workspace: body.workspace, number, time, ledger, signer: null, decision };
}

/** What it decides; undefined for what is withheld. */
export const decisionIn = (entry: Entry): Decision | undefined => foldedOf(entry)?.decision;

export function foldable(entries: readonly LedgerEntry[]): readonly PlacedEntry[] {
  return entries.flatMap(({ entry, number: line }) => {
    const decoded = decodeEntry(entry);
    const folded = isIllegal(decoded) ? undefined : foldedOf(decoded);
    return folded ? { ...folded, line } : [];
  });
}

function changed(bytes: Uint8Array, change: (entry: Entry) => Entry): Uint8Array {
  const entry = decodeEntry(bytes);
  return isIllegal(entry) ? bytes : encodeEntry(change(entry));
}
/** As somebody gets it who may not read it: its place in the chain, and no more. */
export const withheldEntry = (entry: LedgerEntry): LedgerEntry => ({ ...entry, entry: changed(entry.entry, withheld) });
export function isGuestsName({ entry }: LedgerEntry): boolean {
  const decoded = decodeEntry(entry);
  return !isIllegal(decoded) && decoded.text !== null && decisionIn(decoded)?.type === 'invitation-accepted';
}
/** As the log chains it: without the text beside it, so that erasing one breaks no chain. */
export const chainedEntry = (entry: LedgerEntry): LedgerEntry => ({ ...entry, entry: changed(entry.entry, erased) });
