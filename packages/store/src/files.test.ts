import { expect, test } from 'vitest';
import { createMemoryDisk } from './disks/memory-disk.ts';
import {
  dropFileWrites,
  filePartWrite,
  fileWrite,
  readFilePart,
  readFiles,
  readUploads,
  uploadedWrite,
  uploadWrite,
} from './files.ts';

const strict = { strict: true, generation: 1 };
const row = { size: 3, type: 'text/plain', at: 5, parts: 2, wanted: true, docs: [] };
const hash = 'a'.repeat(64);

test('[K80] parts are read one by one, and nothing of a file stays behind', async () => {
  const machine = createMemoryDisk();
  const disk = machine.open();
  await disk.lead();
  const other = 'b'.repeat(64);
  await disk.commit([filePartWrite(hash, 0, Uint8Array.of(1, 2)), filePartWrite(other, 0, Uint8Array.of(9))], strict);
  expect(await readFiles(disk)).toEqual(new Map());
  await disk.commit([filePartWrite(hash, 1, Uint8Array.of(3)), fileWrite(hash, row)], strict);
  machine.crash();
  const again = machine.open();
  expect(await readFiles(again)).toEqual(new Map([[hash, row]]));
  expect(await readFilePart(again, hash, 1)).toEqual(Uint8Array.of(3));
  expect(await readFilePart(again, hash, 2)).toBeUndefined();
  await again.commit(dropFileWrites(hash), { ...strict });
  expect([await readFiles(again), await readFilePart(again, hash, 0)]).toEqual([new Map(), undefined]);
  expect(await readFilePart(again, other, 0)).toEqual(Uint8Array.of(9));
});

test('[K81] uploads are remembered for each document, oldest first, and forgotten one by one', async () => {
  const disk = createMemoryDisk().open();
  await disk.lead();
  const upload = (doc: string, at: number) => ({ hash, doc, size: 3, at, why: null });
  await disk.commit([uploadWrite(upload('p/s/b', 2)), uploadWrite(upload('p/s/c', 1))], strict);
  expect((await readUploads(disk)).map(({ doc }) => doc)).toEqual(['p/s/c', 'p/s/b']);
  await disk.commit([uploadedWrite({ hash, doc: 'p/s/c' })], strict);
  expect((await readUploads(disk)).map(({ doc }) => doc)).toEqual(['p/s/b']);
});
