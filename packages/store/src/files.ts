// Bytes of files on the device, in parts under their hash, and those that the relay is still to be given. A file's row is
// written with its last part: what has no row is none.
import type { Disk, Write } from './disk.ts';
import { FileRow, UploadRow } from './schema.ts';

export const filePartWrite = (hash: string, part: number, bytes: Uint8Array): Write => ({
  put: 'fileParts',
  key: [hash, part],
  value: bytes,
});
export const fileWrite = (hash: string, row: FileRow): Write => ({ put: 'files', key: hash, value: row });
/** Row and parts. */
export const dropFileWrites = (hash: string): readonly Write[] => [
  { remove: 'files', key: hash },
  { removeRange: 'fileParts', from: [hash, 0], to: [hash, Number.MAX_SAFE_INTEGER] },
];

export async function readFiles(disk: Disk): Promise<Map<string, FileRow>> {
  const rows = await disk.range('files');
  return new Map(rows.map(({ key, value }) => [key as string, FileRow.parse(value)]));
}
/** undefined: it is not here. */
export async function readFilePart(disk: Disk, hash: string, part: number): Promise<Uint8Array | undefined> {
  const value = await disk.get('fileParts', [hash, part]);
  return value instanceof Uint8Array ? value : undefined;
}

const keyOf = ({ hash, doc }: Pick<UploadRow, 'hash' | 'doc'>): string => `${hash} ${doc}`;
export const uploadWrite = (row: UploadRow): Write => ({ put: 'uploads', key: keyOf(row), value: row });
export const uploadedWrite = (row: Pick<UploadRow, 'hash' | 'doc'>): Write => ({ remove: 'uploads', key: keyOf(row) });
/** Oldest first. */
export async function readUploads(disk: Disk): Promise<UploadRow[]> {
  const rows = await disk.range('uploads');
  return rows.map(({ value }) => UploadRow.parse(value)).sort((a, b) => a.at - b.at);
}
