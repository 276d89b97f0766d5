// Entries as the bytes that are stored, chained and summed: protocol/number-line pins them, so every relay chains alike.
import { createHash } from 'node:crypto';
import { readEntry } from '@baton/protocol/entries';
import { nothingReceived } from '@baton/protocol/handles';
import { chainedBytes, emptyChain, nextChain } from '@baton/protocol/number-line';
import { openReader } from '@baton/protocol/reader';
import { chainedEntry } from '../ledger/foldable.ts';
import type { LogEntry } from './contract.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export const firstChain = emptyChain;
/** As it is stored. */
export const bytesOf = (entry: LogEntry): Uint8Array => chainedBytes(entry);
/** As it is chained: for a ledger entry without the text beside it. @param stored what bytesOf gave. */
export const chainedOf = (entry: LogEntry, stored: Uint8Array): Uint8Array =>
  entry.kind === 'ledger' ? chainedBytes(chainedEntry(entry)) : stored;
export const chainAfter = (chain: Uint8Array, bytes: Uint8Array): Uint8Array => nextChain(chain, bytes, sha256);

/** @param beside of a `numbers` entry: it stands beside the bytes, for it decides who reads them. */
export function entryOf(bytes: Uint8Array, beside: string): LogEntry {
  const entry = readEntry(openReader(bytes), nothingReceived());
  return entry.kind === 'numbers' ? { ...entry, beside } : entry;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
