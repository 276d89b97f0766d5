// As much of CBOR (RFC 8949) as a COSE key is made of: a map of small numbers to numbers and byte strings. Anything else,
// and any longer spelling of the same, is refused.
import type { Bytes } from '../bytes.ts';

export type CoseMap = ReadonlyMap<number, number | Bytes>;

const mostPairs = 16;
const mostBytes = 1_024;

class Reader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Major type and argument, in its shortest form. undefined: not so, or not there. */
  head(): { readonly major: number; readonly value: number } | undefined {
    const first = this.#byte();
    if (first === undefined) return undefined;
    const [major, short] = [first >> 5, first & 31];
    if (short < 24) return { major, value: short };
    const size = short === 24 ? 1 : short === 25 ? 2 : 0;
    const bytes = size === 0 ? undefined : this.take(size);
    if (bytes === undefined) return undefined;
    const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    return value < (size === 1 ? 24 : 256) ? undefined : { major, value };
  }

  take(count: number): Bytes | undefined {
    if (count > mostBytes || this.at + count > this.#bytes.length) return undefined;
    this.at += count;
    return Uint8Array.from(this.#bytes.subarray(this.at - count, this.at));
  }

  number(): number | undefined {
    const head = this.head();
    if (head?.major === 0) return head.value;
    return head?.major === 1 ? -1 - head.value : undefined;
  }

  numberOrBytes(): number | Bytes | undefined {
    const from = this.at;
    const head = this.head();
    if (head?.major === 2) return this.take(head.value);
    this.at = from;
    return this.number();
  }

  #byte(): number | undefined {
    const byte = this.#bytes[this.at];
    this.at += 1;
    return byte;
  }
}

/** @returns the map, and how many bytes it took; undefined for anything that is not such a map. */
export function readCoseMap(bytes: Uint8Array): { readonly map: CoseMap; readonly length: number } | undefined {
  const reader = new Reader(bytes);
  const head = reader.head();
  if (head?.major !== 5 || head.value > mostPairs) return undefined;
  const map = new Map<number, number | Bytes>();
  for (let pair = 0; pair < head.value; pair += 1) {
    const label = reader.number();
    const value = label === undefined ? undefined : reader.numberOrBytes();
    if (label === undefined || value === undefined || map.has(label)) return undefined;
    map.set(label, value);
  }
  return { map, length: reader.at };
}
