// Yjs updates of one cell each, byte by byte, so that tests of the relay write real ones without opening a document.
import type { WireEnvelope } from '@baton/protocol/frames';

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const uint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...uint(Math.floor(value / 128))];
const text = (value: string): number[] => [...uint(utf8(value).length), ...utf8(value)];

/** A whole number as lib0's `any` writes it; larger ones as a double. */
function anyNumber(value: number): number[] {
  if (value < 2 ** 31) return value < 64 ? [125, value] : [125, (value % 64) | 128, ...uint(Math.floor(value / 64))];
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return [123, ...bytes];
}
const anyText = (value: string): number[] => [119, ...text(value)];

const anyValue = (value: CellWrite['value']): number[] =>
  value === null ? [126] : typeof value === 'number' ? anyNumber(value) : anyText(value);

export interface CellWrite {
  readonly client: number;
  readonly clock: number;
  readonly key: string;
  readonly value: string | number | null;
  readonly root?: string;
  readonly t?: number;
  readonly by?: string;
}
/** One item `[key, value, t, by]` under the root, with neither origin. */
function cellUpdate({ client, clock, key, value, root = 'cells', t = 1_000, by = 'u' }: CellWrite): Uint8Array {
  const cell = [117, ...uint(4), ...anyText(key), ...anyValue(value), ...anyNumber(t), ...anyText(by)];
  const item = [0x28, 1, ...text(root), ...text(key), 1, ...cell];
  return Uint8Array.from([1, 1, ...uint(client), ...uint(clock), ...item, 0]);
}

export function cellEnvelope(doc: string, write: CellWrite): WireEnvelope {
  const { client, clock } = write;
  return { doc, epoch: 0, client, from: clock, to: clock + 1, bytes: cellUpdate(write) };
}

/** Takes one clock away and writes nothing. */
export function deletionEnvelope(
  doc: string,
  { client, of, clock }: { readonly client: number; readonly of: number; readonly clock: number },
  at = 0,
): WireEnvelope {
  const bytes = Uint8Array.from([0, 1, ...uint(of), 1, ...uint(clock), 1]);
  return { doc, epoch: 0, client, from: at, to: at, bytes };
}
