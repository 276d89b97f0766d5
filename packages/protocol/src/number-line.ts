// The running hash over a workspace's whole log. A cursor carries the first of its bytes, so that a relay which was rolled
// back and went on differently is noticed at hello. The bytes of an entry are pinned: every relay must chain alike.
import { digest } from 'lib0/hash/sha256';
import type { WireEntry } from './frames.ts';
import { writeEntry } from './entries.ts';
import { nothingSent } from './handles.ts';
import { chainBytes } from './limits.ts';
import { must, openWriter, written } from './writer.ts';

/** Before the first entry. */
export const emptyChain: Uint8Array = new Uint8Array(chainBytes);

/** An entry alone, with every name spelt out, as it is hashed. Not what goes over the wire. */
export function chainedBytes(entry: WireEntry): Uint8Array {
  const writer = openWriter();
  writeEntry(writer, nothingSent(), entry);
  return written(writer);
}

type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** @param sha256 a relay hands in its native one; the default is plain JavaScript and the same everywhere. */
export function nextChain(chain: Uint8Array, entry: Uint8Array, sha256: Sha256 = digest): Uint8Array {
  must(chain.length === chainBytes, 'a chain has 8 bytes');
  const joined = new Uint8Array(chainBytes + entry.length);
  joined.set(chain);
  joined.set(entry, chainBytes);
  return Uint8Array.from(sha256(joined).subarray(0, chainBytes));
}
