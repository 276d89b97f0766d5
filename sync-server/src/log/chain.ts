// The running chain over what is stored: protocol/number-line says how, so every relay chains alike.
import { createHash } from 'node:crypto';
import { chainedBytes, nextChain } from '@baton/protocol/number-line';
import { chainedEntry } from '../ledger/foldable.ts';
import type { LogEntry } from './contract.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** @param stored the entry's bytes. A ledger entry is chained without the text beside it. */
export function chainAfter(chain: Uint8Array, entry: LogEntry, stored: Uint8Array): Uint8Array {
  const bytes = entry.kind === 'ledger' ? chainedBytes(chainedEntry(entry)) : stored;
  return nextChain(chain, bytes, sha256);
}
