import { expect, test } from 'vitest';
import { AskFile, FileCame, FileHash, partBytes } from './http-files.ts';
import { maxFrameBytes } from './limits.ts';

const hash = 'a'.repeat(64);

test('[P70] what is asked of a file is bounded and strict: a hash, a size, one document', () => {
  expect(AskFile.safeParse({ hash, size: 5, doc: 'p/s/t' }).success).toBe(true);
  for (const wrong of [
    { hash, size: -1, doc: 'p/s/t' },
    { hash, size: 1.5, doc: 'p/s/t' },
    { hash, size: 2 ** 53, doc: 'p/s/t' },
    { hash, size: 5, doc: '' },
    { hash, size: 5, doc: 'p'.repeat(201) },
    { hash, size: 5, doc: 'p/s/t', name: 'plan.pdf' },
    { hash: hash.toUpperCase(), size: 5, doc: 'p/s/t' },
    { hash: `${hash}\n`, size: 5, doc: 'p/s/t' },
    { hash: '../'.repeat(21), size: 5, doc: 'p/s/t' },
  ])
    expect(AskFile.safeParse(wrong).success).toBe(false);
  expect(FileHash.safeParse(hash.slice(1)).success).toBe(false);
});

test('[P70] how far it came is a number within its size; a part fits what a frame may weigh', () => {
  expect(FileCame.safeParse({ came: 0, kept: false }).success).toBe(true);
  expect(FileCame.safeParse({ came: -1, kept: false }).success).toBe(false);
  expect(partBytes).toBeLessThan(maxFrameBytes);
});
