// How an entry is written down. The format is pinned (entry.test.ts): relays, devices and exported files hold it for
// ever. Lengths are checked against what is there before anything is taken.
import { join, textOf, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

export function uintBytes(value: number): Bytes {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}
export function stringBytes(text: string): Bytes {
  const bytes = utf8(text);
  return join(uintBytes(bytes.length), bytes);
}

/** Each answer is undefined once the bytes do not fit; the caller looks once, at the end. */
export interface Take {
  uint(): number;
  raw(length: number): Bytes;
  string(): string;
  /** All taken, nothing left, nothing out of shape. */
  done(): boolean;
}

export function take(bytes: Uint8Array): Take {
  let at = 0;
  let sound = true;
  const fail = (): void => {
    sound = false;
    at = bytes.length;
  };
  function uint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 42; scale *= 128) {
      const byte = bytes[at];
      at += 1;
      if (byte === undefined || (byte === 0 && scale > 1)) break;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    fail();
    return 0;
  }
  function raw(length: number): Bytes {
    if (length > bytes.length - at) {
      fail();
      return new Uint8Array();
    }
    at += length;
    return Uint8Array.from(bytes.subarray(at - length, at));
  }
  function string(): string {
    const text = textOf(raw(uint()));
    if (text === undefined) fail();
    return text ?? '';
  }
  return { uint, raw, string, done: () => sound && at === bytes.length };
}
