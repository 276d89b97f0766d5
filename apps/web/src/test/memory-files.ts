// Bytes of files that last as long as the tab; everything is on the relay at once, unless a test says otherwise.
import { sniffType } from '@baton/model/file/sniff';
import { refuse, type Refusal } from '@baton/model/refusal';
import type { FilesDoor, FileStand } from '@baton/workspace/files-contract';

export interface MemoryFiles extends FilesDoor {
  /** What is told of one, beside what is so. */
  standAs(hash: string, part: Partial<FileStand>): void;
  /** What the next file that is brought is refused with. */
  refuseFile(refusal: Refusal | null): void;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function memoryFiles(): MemoryFiles {
  const blobs = new Map<string, Blob>();
  const parts = new Map<string, Partial<FileStand>>();
  const handlers = new Set<(stands: readonly FileStand[]) => void>();
  let no: Refusal | null = null;
  const stands = (): readonly FileStand[] =>
    [...new Set([...blobs.keys(), ...parts.keys()])].map((hash) => {
      const size = blobs.get(hash)?.size ?? 0;
      const so: FileStand = {
        hash,
        size,
        here: blobs.has(hash),
        relay: 'kept',
        moved: size,
        fetching: false,
        pinned: false,
        why: null,
      };
      return { ...so, ...parts.get(hash) };
    });
  const tell = (): void => {
    for (const handler of handlers) handler(stands());
  };
  return {
    standAs(hash, part) {
      parts.set(hash, part);
      tell();
    },
    refuseFile: (refusal) => void (no = refusal),
    async keepFile(file) {
      if (no !== null) return no;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const hash = await hashOf(bytes);
      blobs.set(hash, file);
      tell();
      return { hash, size: bytes.length, type: sniffType(bytes) };
    },
    releaseFile: async () => undefined,
    readFile: async ({ hash }) => blobs.get(hash) ?? refuse('not-found', 'bytes'),
    onFiles(handler) {
      handlers.add(handler);
      handler(stands());
      return () => void handlers.delete(handler);
    },
    retryFile: async (hash) => {
      parts.set(hash, { relay: 'kept', why: null });
      tell();
    },
  };
}
