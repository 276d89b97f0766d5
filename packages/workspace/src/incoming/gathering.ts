// Parts of a snapshot put together. They come in order and of one snapshot at a time; a new beginning gives up what was
// not finished (the connection was cut in the middle of it).
import type { SnapshotPart } from '@baton/protocol/frames';

export interface Gathering {
  readonly first: SnapshotPart;
  readonly size: number;
  readonly parts: readonly Uint8Array[];
}

const belongs = (one: SnapshotPart, other: SnapshotPart): boolean =>
  one.doc === other.doc && one.epoch === other.epoch && one.number === other.number && one.total === other.total;

/** Null when the part follows nothing that is here: then something was lost on the way. */
export function gather(before: Gathering | null, part: SnapshotPart): Gathering | null {
  const { bytes } = part;
  if (part.offset === 0) return { first: part, size: bytes.length, parts: [bytes] };
  if (before === null || !belongs(before.first, part) || part.offset !== before.size || bytes.length === 0) return null;
  return { first: before.first, size: before.size + bytes.length, parts: [...before.parts, bytes] };
}

export const isWhole = ({ first, size }: Gathering): boolean => size === first.total;

export function bytesOf({ parts, size }: Gathering): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
