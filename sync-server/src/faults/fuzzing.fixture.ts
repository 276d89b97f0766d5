// Bytes as a stranger would send them: random, or honest ones with something changed. All of it follows from a seed, which
// stands in the message of whatever fails; BATON_SEED runs the same again.
import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A whole number from 0 to below the end. */
export type Draw = (end: number) => number;

export const seedOf = (): number => Number(process.env['BATON_SEED'] ?? randomInt(2 ** 31));

/** mulberry32. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
}
export const oneOf = <T>(draw: Draw, all: readonly T[]): T => all[draw(all.length)] as T;
export const noise = (draw: Draw, length: number): Uint8Array => Uint8Array.from({ length }, () => draw(256));

/** Counts and lengths that promise more than there is. */
const boasts = [[0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], [0x80, 0x80, 0], [0]];
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

type Change = (bytes: Uint8Array, at: number, draw: Draw) => Uint8Array;
const changes: readonly Change[] = [
  (bytes, at, draw) => bytes.with(at, draw(256)),
  (bytes, at, draw) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << draw(8))),
  (bytes, at, draw) => joined(bytes.subarray(0, at), noise(draw, 1 + draw(8)), bytes.subarray(at)),
  (bytes, at, draw) => joined(bytes.subarray(0, at), bytes.subarray(at + 1 + draw(8))),
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, draw) => joined(bytes.subarray(0, at), bytes.subarray(draw(at + 1))),
  (bytes, at, draw) => joined(bytes.subarray(0, at), Uint8Array.from(oneOf(draw, boasts)), bytes.subarray(at + 1)),
];

/** One to four changes; now and then nothing but noise. */
export function mutated(bytes: Uint8Array, draw: Draw): Uint8Array {
  if (draw(16) === 0) return noise(draw, draw(200));
  let now = bytes;
  for (let left = 1 + draw(4); left > 0 && now.length > 0; left -= 1)
    now = oneOf(draw, changes)(now, draw(now.length), draw);
  return now;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const held = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

export interface Cost {
  /** Of the costliest call: milliseconds of the processor. */
  readonly slowest: number;
  /** Megabytes that are still held, and by which the process once grew. */
  readonly kept: number;
  readonly grown: number;
}
export interface Fuzz {
  readonly rounds: number;
  readonly seed: number;
  /** Draws what is sent, and gives what is to be done with it. */
  readonly round: (draw: Draw, at: number) => { readonly sent: Uint8Array; readonly take: () => void };
}

/** Throws with seed, round and bytes whatever a round throws. */
export function fuzz({ rounds, seed, round }: Fuzz): Cost {
  const draw = drawFrom(seed);
  const [before, peak] = [held(), process.resourceUsage().maxRSS];
  let slowest = 0;
  for (let at = 0; at < rounds; at += 1) {
    const { sent, take } = round(draw, at);
    const since = process.cpuUsage();
    try {
      take();
    } catch (error) {
      const bytes = Buffer.from(sent.subarray(0, 4_096)).toString('hex');
      throw new Error(`BATON_SEED=${seed}, round ${at}: ${String(error)}\nof ${bytes}`, { cause: error });
    }
    const { user, system } = process.cpuUsage(since);
    slowest = Math.max(slowest, (user + system) / 1_000);
  }
  const megabyte = 2 ** 20;
  return {
    slowest,
    kept: (held() - before) / megabyte,
    grown: (process.resourceUsage().maxRSS - peak) / 1_024,
  };
}
