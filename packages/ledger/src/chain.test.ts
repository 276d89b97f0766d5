import * as fc from 'fast-check';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { emptyHead, nextHead, seenFault, verifyRun } from './chain.ts';
import type { LedgerHead } from './chain.ts';
import { entryHash, leafHashOf, makeEntry, withheld } from './entry.ts';
import type { Entry } from './entry.ts';
import { createDeviceKey, keyFromSeed } from './keys.ts';
import { must, newId, openWorld } from './test/world.ts';

/** One ledger of twelve entries, as a device holds it. */
async function ledgerOfTwelve() {
  const { world, ann } = await openWorld();
  for (let at = 1; at < 12; at += 1) {
    world.now += 60_000;
    must(
      await world.say(
        ann,
        { type: 'recovery-set', person: ann.person, recovery: ann.recovery.publicKey },
        { text: `the ${at}.` },
      ),
    );
  }
  return { world, of: { workspace: world.workspace, relayKey: world.relay.publicKey }, entries: world.entries };
}
const { world, of, entries } = await ledgerOfTwelve();
const from = emptyHead('dir');
const verify = (run: readonly Entry[]) => verifyRun(run, of, from);
const faultIn = async (run: readonly Entry[]): Promise<string> => {
  const done = await verify(run);
  return 'illegal' in done ? `${done.at}: ${done.illegal}` : 'none';
};

test('[L9] a run that is as the relay wrote it verifies, and ends at its head', async () => {
  const head = (await verify(entries)) as LedgerHead;
  expect(head).toMatchObject({ number: 12, hash: world.book.heads['dir']!.hash, time: world.now });
});

test('[L9] a run verifies in parts, from the head that is held', async () => {
  const half = (await verify(entries.slice(0, 5))) as LedgerHead;
  expect(await verifyRun(entries.slice(5), of, half)).toEqual(await verify(entries));
});

test('[L9] relay drops an entry: the next one does not fit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10), async (at) => {
      expect(await faultIn(entries.toSpliced(at, 1))).toBe(`${at}: the entry does not follow the one before it`);
    }),
    { numRuns: 11 },
  );
}, 60_000);

test('[L9] relay drops the end: whoever holds the head finds it missing', async () => {
  const short = (await verify(entries.slice(0, -1))) as LedgerHead;
  expect(seenFault({ number: 12, head: world.book.heads['dir']!.hash }, short)).toContain('two heads');
});

test('[L9] relay reorders entries', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(11), { minLength: 2, maxLength: 2 }), async ([one, other]) => {
      const run = [...entries];
      [run[one!], run[other!]] = [entries[other!]!, entries[one!]!];
      expect(await faultIn(run)).toMatch(new RegExp(`^${Math.min(one!, other!)}: `, 'u'));
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('[L9] relay enters one entry twice', async () => {
  for (const at of [0, 5, 11])
    expect(await faultIn(entries.toSpliced(at, 0, entries[at]!))).toBe(`${at + 1}: the number does not rise`);
});

test('[L9] relay edits any field of an entry without signing again', async () => {
  const other = 'B'.repeat(43);
  const edits: readonly Partial<Entry>[] = [
    { number: 1_000 },
    { time: 10 ** 13 },
    { dir: 9 },
    { prevHash: other },
    { leafHash: other },
    { sig: 'B'.repeat(85) + 'A' },
    { workspace: newId('w') },
    { ledger: newId('s') },
    { leaf: entries[3]!.leaf },
    { leaf: { kind: 'body', body: '{}' } },
  ];
  for (const edit of edits) {
    for (const at of [0, 4, 11])
      expect(await faultIn(entries.with(at, { ...entries[at]!, ...edit }))).toMatch(new RegExp(`^${at}: `, 'u'));
  }
});

test('[L9] relay back-dates an entry and signs it again', async () => {
  const { leaf, text, ...place } = entries[6]!;
  const earlier = await makeEntry(world.relay, { ...place, time: place.time - 120_000 }, { leaf: leaf!, text });
  expect(await faultIn(entries.with(6, earlier))).toBe('6: the entry is dated before the one before it');
  const later = await makeEntry(world.relay, { ...place, time: place.time + 1 }, { leaf: leaf!, text });
  expect(await faultIn(entries.with(6, later))).toBe('7: the entry does not follow the one before it');
});

test('[L9] relay inserts an entry of its own: either it or the next one does not fit', async () => {
  const { leaf, text, ...place } = entries[6]!;
  const inserted = await makeEntry(world.relay, place, { leaf: leaf!, text });
  expect(await faultIn(entries.toSpliced(6, 0, inserted))).toBe('7: the number does not rise');
});

test('[L9] relay writes all history anew: the head is another, though each entry fits', async () => {
  const anew: Entry[] = [];
  let prevHash = '';
  for (const { leaf, text, ...place } of entries.toSpliced(3, 1)) {
    anew.push(await makeEntry(world.relay, { ...place, prevHash }, { leaf: leaf!, text }));
    prevHash = await entryHash(anew.at(-1)!);
  }
  const head = (await verify(anew)) as LedgerHead;
  expect(head.number).toBe(12);
  expect(seenFault({ number: 12, head: world.book.heads['dir']!.hash }, head)).toBe(
    'it has seen another entry in this place: two heads',
  );
});

test('[L10] a run signed by another key is refused at its first entry', async () => {
  const { leaf, text, ...place } = entries[0]!;
  const foreign = await makeEntry(await createDeviceKey(), place, { leaf: leaf!, text });
  expect(await faultIn([foreign, ...entries.slice(1)])).toBe('0: the entry is not signed by the relay');
});

test('[L14] withheld entries keep their place in the chain, and their content cannot be exchanged', async () => {
  const run = entries.map((entry, at) => (at % 2 === 0 ? withheld(entry) : entry));
  expect(((await verify(run)) as LedgerHead).hash).toBe(world.book.heads['dir']!.hash);
  const leafHash = await leafHashOf({ kind: 'body', body: '{}' });
  expect(await faultIn(run.with(4, { ...run[4]!, leafHash }))).toBe('4: the entry is not signed by the relay');
});

test('[L11] what was seen longer ago than the head remembers is not held against anybody', async () => {
  const relay = await keyFromSeed(new Uint8Array(32));
  const leaf = { kind: 'body', body: '{}' } as const;
  let head = emptyHead('dir');
  const first = { number: 1, head: '' };
  for (let number = 1; number <= 80; number += 1) {
    const entry = await makeEntry(
      relay,
      { workspace: 'w', ledger: 'dir', number, time: 5, dir: 0, prevHash: head.hash },
      { leaf, text: null },
    );
    head = await nextHead(head, entry, null);
    if (number === 1) first.head = head.hash;
  }
  expect(head.recent).toHaveLength(64);
  expect(seenFault(first, head)).toBeNull();
  expect(seenFault({ number: 79, head: first.head }, head)).toContain('two heads');
  expect(seenFault({ number: 81, head: first.head }, head)).toContain('two heads');
  expect(seenFault({ number: 0, head: first.head }, head)).toContain('no number');
});

test('[L11] a number between two entries of a ledger was seen by nobody', async () => {
  const head = {
    ...emptyHead('dir'),
    number: 9,
    hash: 'h',
    recent: [
      { number: 4, head: 'g' },
      { number: 9, head: 'h' },
    ],
  };
  expect(seenFault({ number: 7, head: 'x' }, head)).toContain('two heads');
  expect(seenFault({ number: 2, head: 'x' }, head)).toContain('two heads');
  expect(seenFault({ number: 4, head: 'g' }, head)).toBeNull();
});

test('[L9] every mutation of the bytes of a ledger is noticed', async () => {
  const { decodeEntry, encodeEntry, erased } = await import('./entry.ts');
  const bytes = entries.map((entry) => encodeEntry(erased(entry)));
  let noticed = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(11), fc.nat(10_000), fc.integer({ min: 1, max: 255 }), async (at, place, flip) => {
      const changed = Uint8Array.from(bytes[at]!);
      // The last byte says whether a text stands beside, which is not signed.
      changed[place % (changed.length - 1)]! ^= flip;
      const entry = decodeEntry(changed);
      const run = isIllegal(entry) ? [] : entries.with(at, entry);
      const fault = run.length === 0 ? 'unreadable' : await faultIn(run);
      noticed += 1;
      expect(fault).not.toBe('none');
    }),
    { numRuns: 300 },
  );
  expect(noticed).toBe(300);
}, 60_000);
