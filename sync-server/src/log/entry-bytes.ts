// Entries as the bytes that are stored (protocol/number-line pins them), and back.
import { readEntry } from '@baton/protocol/entries';
import { nothingReceived } from '@baton/protocol/handles';
import { chainedBytes, emptyChain } from '@baton/protocol/number-line';
import { openReader } from '@baton/protocol/reader';
import type { LogEntry } from './contract.ts';

export const firstChain = emptyChain;
export const bytesOf = (entry: LogEntry): Uint8Array => chainedBytes(entry);

/** @param beside of a `numbers` entry: it stands beside the bytes, for it decides who reads them. */
export function entryOf(bytes: Uint8Array, beside: string): LogEntry {
  const entry = readEntry(openReader(bytes), nothingReceived());
  return entry.kind === 'numbers' ? { ...entry, beside } : entry;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Of no document: what stays on the line for ever. */
export const isUnbound = ({ kind }: LogEntry): boolean => kind === 'ledger' || kind === 'numbers';
export const goneBelow = (number: number): string =>
  `what followed number ${number} is partly dropped: read by document`;

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
