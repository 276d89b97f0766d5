import { extractFor } from '@baton/model/directory/extract';
import { isIllegal } from '@baton/model/directory/rules';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextN, openBook, seenIn, type Book } from './book.ts';
import { decodeEntry } from './entry.ts';
import { decodeExtract, enterExtract, isExtract, makeExtract, type DirectoryExtract, type Told } from './extract.ts';
import { createDeviceKey } from './keys.ts';
import { newId, openWorld } from './test/world.ts';
import type { PersonId, WorkspaceId } from '@baton/model/ids';

async function told(over: Partial<Told> = {}) {
  const { world, ann } = await openWorld();
  const directory = extractFor(world.book.directory!, ann.person, new Set());
  const of: Told = {
    workspace: world.workspace,
    person: ann.person,
    number: 40,
    directory,
    titles: { workspace: 'Northwind', spaces: {} },
    ns: { dir: { [ann.device]: 3 } },
    ...over,
  };
  const extract = decodeExtract(await makeExtract(world.relay, of));
  if (isIllegal(extract)) throw new Error(extract.illegal);
  return { world, ann, of, extract, book: openBook(world.workspace) };
}
const entered = async (book: Book, extract: DirectoryExtract, person: PersonId): Promise<Book> => {
  const next = await enterExtract(book, extract, person);
  if (isIllegal(next)) throw new Error(next.illegal);
  return next;
};

test('[L28] an extract is the book of whom it was made for, and says what they sign next', async () => {
  const { ann, of, extract, book } = await told();
  const next = await entered(book, extract, ann.person);
  expect(next).toMatchObject({ number: 40, relayKey: of.directory.relayKey, isExtract: true });
  expect(next.directory).toEqual({ ...of.directory, head: 40 });
  expect(nextN(next, 'dir', ann)).toBe(4);
  expect([seenIn(next, 'dir'), nextN(next, newId('s'), ann)]).toEqual([{ number: 0, head: '' }, 1]);
});

test('[L28] of another workspace, for another person, or under another key it counts for nothing', async () => {
  const { world, ann, of, extract, book } = await told();
  const elsewhere = await told({ workspace: newId<WorkspaceId>('w') });
  expect(await enterExtract(elsewhere.book, elsewhere.extract, elsewhere.ann.person)).toMatchObject({
    illegal: expect.stringContaining('another workspace'),
  });
  expect(await enterExtract(book, extract, newId('u'))).toMatchObject({ illegal: expect.stringContaining('person') });
  const unsigned = { illegal: 'the extract is not signed by the relay' };
  const met = await entered(book, extract, ann.person);
  const other = await createDeviceKey();
  const forged = decodeExtract(
    await makeExtract(other, { ...of, directory: { ...of.directory, relayKey: other.publicKey } }),
  ) as DirectoryExtract;
  expect(await enterExtract(met, forged, ann.person)).toEqual(unsigned);
  const claimed = decodeExtract(await makeExtract(other, of)) as DirectoryExtract;
  expect(await enterExtract(book, claimed, ann.person)).toEqual(unsigned);
  expect(await enterExtract(openBook(world.workspace, other.publicKey), extract, ann.person)).toEqual(unsigned);
});

test('[L29] a changed letter anywhere takes its word away', async () => {
  const { world, ann, of, book } = await told();
  const bytes = await makeExtract(world.relay, of);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const other = bytes.map((byte, index) => (index === at ? byte ^ by : byte));
      const read = decodeExtract(other);
      const taken = isIllegal(read) ? read : await enterExtract(book, read, ann.person);
      expect(taken).toHaveProperty('illegal');
    }),
    { numRuns: 60 },
  );
});

test('[L29] an extract is no entry, an entry no extract, and noise is neither', async () => {
  const { world, of } = await told();
  const bytes = await makeExtract(world.relay, of);
  expect([isExtract(bytes), isIllegal(decodeEntry(bytes))]).toEqual([true, true]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      expect(decodeExtract(noise)).toHaveProperty('illegal');
      expect(decodeExtract(Uint8Array.from([...bytes.subarray(0, 16), ...noise]))).toHaveProperty('illegal');
    }),
  );
  const older = await makeExtract(world.relay, { ...of, directory: { ...of.directory, foldVersion: 2 as never } });
  expect(decodeExtract(older)).toEqual({ illegal: 'update needed: the extract is of another version' });
});
