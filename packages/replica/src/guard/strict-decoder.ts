// Yjs's own reader of V1 updates with every value read under limits: a forged count, a value nested without end or a
// key that reaches into prototypes ends the reading. What it throws is caught in decode.ts and nowhere else.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { isForbidden } from '../cells/cell.ts';
import { valueDepth, type Limits } from './limits.ts';

export class Malformed extends Error {}

export interface Section {
  readonly client: number;
  readonly firstStruct: number;
}

let reading: Limits | null = null;
let readers: StrictDecoder[] = [];

export class StrictDecoder extends Y.UpdateDecoderV1 {
  readonly #limits: Limits;
  #structs = 0;
  #deletes = 0;
  /** Runs of structs as the bytes name them; Yjs keeps only the last of a client's, and stumbles over an empty one. */
  readonly sections: Section[] = [];

  constructor(decoder: decoding.Decoder) {
    super(decoder);
    this.#limits = reading as Limits;
    readers.push(this);
  }

  get isDone(): boolean {
    return this.restDecoder.pos === this.restDecoder.arr.length;
  }

  override readClient(): number {
    const client = super.readClient();
    this.sections.push({ client, firstStruct: this.#structs });
    return client;
  }

  override readInfo(): number {
    this.#structs += 1;
    if (this.#structs > this.#limits.structs) throw new Malformed('too many structs');
    if (this.restDecoder.pos >= this.restDecoder.arr.length) throw new Malformed('cut short');
    return super.readInfo();
  }

  override readDsLen(): number {
    this.#deletes += 1;
    if (this.#deletes > this.#limits.deletes) throw new Malformed('too many deletions');
    return super.readDsLen();
  }

  override readKey(): string {
    return allowed(super.readKey());
  }

  override readAny(): unknown {
    return readAny(this.restDecoder, 0);
  }

  override readJSON(): unknown {
    return bounded(JSON.parse(decoding.readVarString(this.restDecoder)), 0);
  }
}

/** Yjs makes its decoder itself, from the class: the one it made is handed out here. */
export function readStrictly(
  bytes: Uint8Array,
  limits: Limits,
): { readonly decoder: StrictDecoder } & ReturnType<typeof Y.decodeUpdate> {
  reading = limits;
  readers = [];
  const { structs, ds } = Y.decodeUpdateV2(bytes, StrictDecoder);
  return { decoder: readers[0] as StrictDecoder, structs, ds };
}

function allowed(key: string): string {
  if (isForbidden(key)) throw new Malformed('a forbidden key');
  return key;
}

function bounded(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > valueDepth) throw new Malformed('a value nested too deep');
  for (const [key, held] of Object.entries(value)) {
    allowed(key);
    bounded(held, depth + 1);
  }
  return value;
}

const objectTag = 118;
const arrayTag = 117;

/** lib0's `readAny`, with a bound on depth and on keys. */
function readAny(decoder: decoding.Decoder, depth: number): unknown {
  if (depth > valueDepth) throw new Malformed('a value nested too deep');
  const tag = decoder.arr[decoder.pos];
  if (tag !== objectTag && tag !== arrayTag) return decoding.readAny(decoder);
  decoder.pos += 1;
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw new Malformed('cut short');
  if (tag === arrayTag) return Array.from({ length }, () => readAny(decoder, depth + 1));
  const object: Record<string, unknown> = {};
  for (let at = 0; at < length; at += 1) object[allowed(decoding.readVarString(decoder))] = readAny(decoder, depth + 1);
  return object;
}
