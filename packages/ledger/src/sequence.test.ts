import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import { enter, openBook } from './book.ts';
import { decodeEntry } from './entry.ts';
import { sequenceOwn, sequenceStatement } from './sequence.ts';
import type { Sequenced } from './sequence.ts';
import { acceptanceOf, day, foundedBy, invite, must, newId, newPlayer, openWorld, start, World } from './test/world.ts';
import { createDeviceKey } from './keys.ts';

const opening = (): Decision => ({ type: 'space-opened', space: newId('s'), open: true, members: [] });

test('[L1] what the relay stores is what it answers: bytes, entry and book belong together', async () => {
  const { world, ann } = await openWorld();
  const before = world.book;
  const done = must(await world.say(ann, opening(), { text: 'Spring' }));
  const read = decodeEntry(done.bytes);
  expect(read).toEqual(done.entry);
  expect(await enter(before, done.entry)).toEqual({ book: done.book, folded: done.folded });
});

test('[L1] sequencing changes nothing by itself: until it is committed the old book stands', async () => {
  const { world, ann } = await openWorld();
  const before = structuredClone(world.book);
  const signed = await world.sign(ann, opening());
  const [one, other] = await Promise.all([1, 2].map(() => sequenceStatement(world.desk(), signed.jws, signed.text)));
  expect(other).toEqual(one);
  expect(world.book).toEqual(before);
});

test('[L1] the number is the one that the log gives, with others between', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  const done = must(await sequenceStatement({ ...world.desk(), number: 4_711 }, signed.jws, signed.text));
  expect([done.entry.number, done.folded.number, done.book.number, done.book.directory!.head]).toEqual([
    4_711, 4_711, 4_711, 4_711,
  ]);
});

test('[L10] a number that does not rise is never given', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  for (const number of [0, 1]) {
    expect(await sequenceStatement({ ...world.desk(), number }, signed.jws, signed.text)).toEqual({
      illegal: 'the number does not rise',
    });
  }
});

test('[L17] the entry is timed by the relay, whatever the device claims', async () => {
  const { world, ann } = await openWorld();
  world.now = start + 5_000;
  const done = must(await world.say(ann, opening(), { claimedAt: start + 100 * day }));
  expect([done.entry.time, done.folded.time, done.book.time]).toEqual([start + 5_000, start + 5_000, start + 5_000]);
});

test('[L17] an invitation expires by the time of its acceptance entry', async () => {
  const { world, ann } = await openWorld();
  const { invitation, notAfter } = await invite(world, ann, { uses: 5 });
  world.now = notAfter;
  must(await world.record(await acceptanceOf(world, invitation, await newPlayer())));
  world.now = notAfter + 1;
  expect(await world.record(await acceptanceOf(world, invitation, await newPlayer()))).toEqual({
    illegal: 'the invitation is expired',
  });
  // Once it has expired, a relay whose clock runs back does not open it again.
  must(await world.say(ann, opening()));
  world.now = notAfter - 1;
  expect(await world.record(await acceptanceOf(world, invitation, await newPlayer()))).toEqual({
    illegal: 'the invitation is expired',
  });
});

test('[L8] what the relay enters alone is signed by its key and by no person', async () => {
  const { world, ann } = await openWorld();
  const { invitation } = await invite(world, ann, { uses: 5 });
  const acceptance = await acceptanceOf(world, invitation, await newPlayer());
  const text = { text: 'by the link', salt: new Uint8Array(16) };
  const done = must(await sequenceOwn(world.desk(), acceptance, text));
  expect(done.folded.signer).toBeNull();
  expect(done.entry.text?.text).toBe('by the link');
  expect(done.entry.leaf).toMatchObject({ kind: 'body' });
  expect(JSON.stringify(done.entry.leaf)).not.toContain('by the link');
  const changed = { ...done.entry, text: { ...done.entry.text!, text: 'by the door' } };
  expect(await enter(world.book, changed)).toEqual({ illegal: 'the text is not the one that was signed' });
});

test('[L5] founding: all statements of one request in order, each in its own ledger', async () => {
  const [relay, ann] = await Promise.all([createDeviceKey(), newPlayer()]);
  const world = new World(relay);
  const unseen = { number: 0, head: '' };
  const batch = await Promise.all([
    world.sign(ann, foundedBy(ann, relay), { text: 'Northwind', n: 1, seen: unseen }),
    world.sign(ann, opening(), { text: 'Spring', n: 1, seen: unseen }),
    world.sign(ann, opening(), { text: 'Summer', n: 1, seen: unseen }),
    world.sign(
      ann,
      { type: 'recovery-set', person: ann.person, recovery: ann.recovery.publicKey },
      { n: 2, seen: unseen },
    ),
  ]);
  const done: Sequenced[] = [];
  for (const signed of batch) done.push(must(await world.sequence(signed)));
  expect(done.map(({ entry }) => entry.ledger)).toEqual(['dir', batch[1].ledger, batch[2].ledger, 'dir']);
  expect(done.map(({ entry }) => entry.dir)).toEqual([0, 1, 1, 1]);
  expect(Object.keys(world.book.directory!.spaces)).toHaveLength(2);
});

test('[L4] founding: nothing is entered before it, and a founding names the relay that enters it', async () => {
  const [relay, ann] = await Promise.all([createDeviceKey(), newPlayer()]);
  const world = new World(relay);
  const early = await world.sign(ann, opening());
  expect(await world.sequence(early)).toEqual({ illegal: 'nothing comes before the founding' });
  const elsewhere = await world.sign(ann, foundedBy(ann, await createDeviceKey()));
  expect(await world.sequence(elsewhere)).toEqual({ illegal: 'the entry is not signed by the relay' });
  const named = await world.sign({ ...ann, device: newId('d') }, foundedBy(ann, relay));
  expect(await world.sequence(named)).toEqual({ illegal: 'nothing comes before the founding' });
  const forged = await world.sign({ ...ann, key: await createDeviceKey() }, foundedBy(ann, relay));
  expect(await world.sequence(forged)).toEqual({ illegal: 'the signature does not hold' });
  must(await world.sequence(await world.sign(ann, foundedBy(ann, relay))));
  expect(isIllegal(await enter(openBook(newId('w')), world.entries[0]!))).toBe(true);
});

test('[D58] an entry beside whose statement something stands that is no assertion is not entered', async () => {
  const { world, ann } = await openWorld();
  const before = world.book;
  const { entry } = must(await world.say(ann, opening()));
  const { makeEntry } = await import('./entry.ts');
  const strong = await makeEntry(world.relay, entry, {
    leaf: { kind: 'jws', jws: (entry.leaf as { jws: string }).jws, assertion: 'x' },
    text: null,
  });
  expect(await enter(before, strong)).toEqual({ illegal: 'what stands beside the statement is no assertion' });
});
