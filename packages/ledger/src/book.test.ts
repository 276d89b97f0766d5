import { isIllegal } from '@baton/model/directory/rules';
import { personOf, spacesOf, standsIn } from '@baton/model/directory/queries';
import { expect, test } from 'vitest';
import { enter, nextN, openBook, seenIn } from './book.ts';
import type { Book } from './book.ts';
import { decodeEntry, encodeEntry, erased, makeEntry, withheld } from './entry.ts';
import type { Entry } from './entry.ts';
import { enrolled, join, must, newId, openSpaceIn, openWorld, secondDeviceOf } from './test/world.ts';
import type { World } from './test/world.ts';

async function readAgain(world: World, entries: readonly Entry[] = world.entries): Promise<Book> {
  let book = openBook(world.workspace);
  for (const entry of entries) {
    const done = await enter(book, entry);
    if (isIllegal(done)) throw new Error(`${entry.number}: ${done.illegal}`);
    book = done.book;
  }
  return book;
}

async function fullWorld() {
  const { world, ann } = await openWorld();
  const open = await openSpaceIn(world, ann, null);
  const closed = await openSpaceIn(world, ann, [ann.person]);
  const bo = await join(world, ann);
  const cy = await join(world, ann, { spaces: [closed] });
  const boPhone = await secondDeviceOf(bo);
  must(await world.say(bo, enrolled(boPhone)));
  return { world, ann, bo, cy, boPhone, open, closed };
}

test('[L1] a device that reads the entries comes to the very directory that the relay has', async () => {
  const { world, bo, cy, boPhone, open, closed } = await fullWorld();
  const bytes = world.entries.map(encodeEntry);
  const entries = bytes.map((one) => {
    const entry = decodeEntry(one);
    if (isIllegal(entry)) throw new Error(entry.illegal);
    return entry;
  });
  const book = await readAgain(world, entries);
  expect(book).toEqual(world.book);
  const directory = book.directory!;
  expect(directory.devices[boPhone.device]).toMatchObject({ person: bo.person, no: 4, revoked: null });
  expect(personOf(directory, 4)).toBe(bo.person);
  expect(spacesOf(directory, bo.person)).toEqual([open]);
  expect(standsIn(directory, cy.person, closed)).toBe(true);
});
test('[L13] texts that are erased leave everything else verifiable, with the same heads', async () => {
  const { world } = await fullWorld();
  expect(world.entries.some(({ text }) => text !== null)).toBe(true);
  expect(await readAgain(world, world.entries.map(erased))).toEqual(world.book);
});

test('[L14] an entry that is withheld folds to nothing and the chain goes on', async () => {
  const { world, ann, cy } = await fullWorld();
  const closed = await openSpaceIn(world, ann, [ann.person]);
  must(await world.say(ann, { type: 'member-added', space: closed, person: cy.person }));
  await openSpaceIn(world, ann, null);
  const book = await readAgain(
    world,
    world.entries.map((entry) => (entry.ledger === closed ? withheld(entry) : entry)),
  );
  expect(book.directory!.spaces[closed]).toBeUndefined();
  expect(book.heads[closed]!.hash).toBe(world.book.heads[closed]!.hash);
  expect(book.number).toBe(world.book.number);
});

test('[L10] a number that was given in one ledger is not given again in another, not even withheld', async () => {
  const { world, ann, closed } = await fullWorld();
  const { book } = world;
  const at = { workspace: world.workspace, ledger: closed, number: book.number, time: world.now };
  const place = { ...at, dir: book.heads['dir']!.number, prevHash: book.heads[closed]!.hash };
  const signed = await world.sign(ann, { type: 'space-titled', space: closed });
  const entry = await makeEntry(world.relay, place, {
    leaf: { kind: 'jws', jws: signed.jws, assertion: null },
    text: null,
  });
  expect(await enter(book, withheld(entry))).toEqual({ illegal: 'the number does not rise' });
  expect(
    isIllegal(
      await enter(
        book,
        await makeEntry(world.relay, { ...place, number: book.number + 1 }, { leaf: entry.leaf!, text: null }),
      ),
    ),
  ).toBe(false);
});

test('[L1] what is illegal leaves the book as it was', async () => {
  const { world, bo } = await fullWorld();
  const before = structuredClone(world.book);
  const done = await world.say(bo, { type: 'device-revoked', device: newId('d') });
  expect(done).toEqual({ illegal: 'there is no such device' });
  expect(world.book).toEqual(before);
});

test('[L1] a book is plain data: stored and read back it goes on', async () => {
  const { world, bo } = await fullWorld();
  world.book = JSON.parse(JSON.stringify(world.book)) as Book;
  must(await world.say(bo, { type: 'recovery-set', person: bo.person, recovery: bo.recovery.publicKey }));
  expect(await readAgain(world)).toEqual(world.book);
});

test('[L6] a device knows the next n and the head it has seen from its book', async () => {
  const { world, bo } = await fullWorld();
  expect(nextN(world.book, 'dir', bo)).toBe(2);
  expect(nextN(world.book, 'dir', { ...bo, device: 'recovery' })).toBe(1);
  expect(nextN(world.book, 'constructor', bo)).toBe(1);
  expect(seenIn(world.book, 'dir')).toEqual({
    number: world.book.heads['dir']!.number,
    head: world.book.heads['dir']!.hash,
  });
  expect(seenIn(world.book, 'toString')).toEqual({ number: 0, head: '' });
});
