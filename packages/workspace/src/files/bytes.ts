// Bytes into parts on the disk and back. They are read twice on their way in: once for their name, once to be kept under it;
// a file that changes meanwhile is noticed. Nothing of a file is ever in memory as a whole.
import { sha256 } from '@noble/hashes/sha2.js';
import { sniffedBytes, sniffType } from '@baton/model/file/sniff';
import { partBytes } from '@baton/protocol/http-files';
import type { Disk, Write } from '@baton/store/disk';
import { filePartWrite, readFilePart } from '@baton/store/files';

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** In parts of one size, the last one smaller. */
async function* partsOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += partBytes)
    yield new Uint8Array(await blob.slice(from, from + partBytes).arrayBuffer());
}

interface Taken {
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}
export async function nameOf(blob: Blob): Promise<Taken> {
  const hash = sha256.create();
  let first = new Uint8Array();
  let size = 0;
  for await (const part of partsOf(blob)) {
    if (size === 0) first = part.slice(0, sniffedBytes);
    size += part.length;
    hash.update(part);
  }
  return { hash: hex(hash.digest()), size, type: sniffType(first) };
}

export const partCount = (size: number): number => Math.ceil(size / partBytes);

/** False: it is not what it was when it was named. */
export async function writeParts(
  blob: Blob,
  name: string,
  write: (writes: readonly Write[]) => Promise<void>,
): Promise<boolean> {
  const hash = sha256.create();
  let at = 0;
  for await (const part of partsOf(blob)) {
    hash.update(part);
    await write([filePartWrite(name, at, part)]);
    at += 1;
  }
  return hex(hash.digest()) === name;
}

/** null: a part is missing, or one is not what it was. The last is found out by who asks for it to be `verified`. */
export async function readParts(
  disk: Disk,
  { hash, size }: { readonly hash: string; readonly size: number },
): Promise<Blob | null> {
  const parts: Blob[] = [];
  const check = sha256.create();
  for (let at = 0; at < partCount(size); at += 1) {
    const bytes = await readFilePart(disk, hash, at);
    if (bytes === undefined) return null;
    check.update(bytes);
    // Each goes where the browser keeps blobs at once, and not all of them into memory.
    parts.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  }
  return hex(check.digest()) === hash ? new Blob(parts) : null;
}
