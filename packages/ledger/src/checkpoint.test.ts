import { createHash } from 'node:crypto';
import { isIllegal } from '@baton/model/directory/rules';
import { foldVersion } from '@baton/model/directory/schema';
import { stateText } from '@baton/model/directory/state';
import type { PersonId, SpaceId, WorkspaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { enter, headOf, openBook, type Book } from './book.ts';
import { hashOf, utf8 } from './bytes.ts';
import { checkpointEvery, checkpointOf, isCheckpoint, makeCheckpoint } from './checkpoint.ts';
import { decodeEntry, encodeEntry, erased, signHeader, withheld, type Entry } from './entry.ts';
import { keyFromSeed } from './keys.ts';
import { sequenceCheckpoint } from './sequence.ts';
import { join, must, openSpaceIn, openWorld, type World } from './test/world.ts';

async function checkpointIn(world: World, ledger: string): Promise<Entry> {
  const done = await sequenceCheckpoint(world.desk(), ledger);
  if (isIllegal(done)) throw new Error(done.illegal);
  world.book = done.book;
  world.entries.push(done.entry);
  return done.entry;
}
/** As a device hears it: byte for byte. */
async function heard(entries: readonly Entry[]): Promise<Book | string> {
  const [first] = entries;
  let book = openBook(first?.workspace as WorkspaceId);
  for (const entry of entries) {
    const decoded = decodeEntry(encodeEntry(entry));
    const entered = isIllegal(decoded) ? decoded : await enter(book, decoded);
    if (isIllegal(entered)) return entered.illegal;
    book = entered.book;
  }
  return book;
}
/** A private space of Ann's, and a checkpoint of it and of the directory. */
async function twoCheckpoints() {
  const { world, ann } = await openWorld();
  await join(world, ann);
  const ofDirectory = await checkpointIn(world, 'dir');
  const space = await openSpaceIn(world, ann, [ann.person]);
  const ofSpace = await checkpointIn(world, space);
  return { world, ann, space, ofDirectory, ofSpace };
}
type Words = { v: number; fold: number; ledger: string; number: number; state: string };
const wordsOf = ({ text }: Entry): Words => JSON.parse(text?.text ?? '') as Words;
/** What a relay may write in the place of a checkpoint, signed by its key. */
async function forged(world: World, part: Partial<Words> | string, salt = ''): Promise<Entry> {
  const honest = world.entries.at(-1) as Entry;
  const text = typeof part === 'string' ? part : JSON.stringify({ ...wordsOf(honest), ...part });
  const header = { ...honest, leafHash: await hashOf(utf8(`baton checkpoint 1\n${text}`)) };
  return { ...(await signHeader(world.relay, header)), leaf: null, text: { text, salt } };
}
async function forgedHeard(part: Partial<Words> | string, salt?: string): Promise<Book | string> {
  const { world } = await twoCheckpoints();
  return heard([...world.entries.slice(0, -1), await forged(world, part, salt)]);
}
const otherState = 'A'.repeat(43);

test('[L30] it names the ledger, its last place and its state, stands in the directory and comes every 1,000 entries', async () => {
  const { world, space, ofDirectory, ofSpace } = await twoCheckpoints();
  expect([ofDirectory.ledger, ofSpace.ledger]).toEqual(['dir', 'dir']);
  expect(wordsOf(ofDirectory)).toMatchObject({
    v: 1,
    fold: foldVersion,
    ledger: 'dir',
    number: ofDirectory.number - 1,
  });
  expect(wordsOf(ofSpace)).toMatchObject({ ledger: space, number: ofSpace.number - 1 });
  expect([ofDirectory, ofSpace].map(checkpointOf)).toEqual(['dir', space]);
  expect(world.entries.filter(isCheckpoint)).toEqual([ofDirectory, ofSpace]);
  expect(checkpointEvery).toBe(1_000);
});

test('[L30] there is none of a ledger whose last entry was not the last of all', async () => {
  const { world, space } = await twoCheckpoints();
  expect(await sequenceCheckpoint(world.desk(), space)).toEqual({
    illegal: 'a checkpoint stands behind the last entry of its ledger',
  });
});

test('[L31] a device that folds the same takes it in, and is no further than before', async () => {
  const { world } = await twoCheckpoints();
  const book = await heard(world.entries);
  expect(book).toEqual(world.book);
  const before = await heard(world.entries.slice(0, -1));
  expect((book as Book).directory).toEqual((before as Book).directory);
});

test('[L31] the attack "checkpoint with a wrong state hash": the device stops where it was, and says why', async () => {
  const { world } = await twoCheckpoints();
  const before = world.entries.slice(0, -1);
  const book = (await heard(before)) as Book;
  const known = structuredClone(book);
  expect(await enter(book, await forged(world, { state: otherState }))).toEqual({
    illegal: 'the checkpoint is of another state',
  });
  expect(book).toEqual(known);
});

test('[L31] a checkpoint of another place, of a ledger that is not there, or with other words than were signed stops it too', async () => {
  const { world, ofSpace } = await twoCheckpoints();
  expect(await forgedHeard({ number: 1 })).toBe('the checkpoint is of another place');
  expect(await forgedHeard({ ledger: 'constructor' })).toBe('the checkpoint is of another place');
  expect(await forgedHeard({}, 'AAAA')).toBe('the content is not what was entered');
  const exchanged = { ...ofSpace, text: { text: JSON.stringify({ ...wordsOf(ofSpace), fold: 1 }), salt: '' } };
  expect(await heard([...world.entries.slice(0, -1), exchanged])).toBe('the content is not what was entered');
});

test('[L31] only the relay makes one', async () => {
  const { world, ofSpace } = await twoCheckpoints();
  const { sig, leaf, text } = ofSpace;
  const another = await signHeader(await keyFromSeed(new Uint8Array(32)), ofSpace);
  expect(another.sig).not.toBe(sig);
  expect(await heard([...world.entries.slice(0, -1), { ...another, leaf, text }])).toBe(
    'the entry is not signed by the relay',
  );
});

test('[L32] the hash of a state, and how a checkpoint is written down, are pinned', async () => {
  const relay = await keyFromSeed(new Uint8Array(32).fill(3));
  const { book, space } = pinnedBook();
  const place = { workspace: book.workspace, ledger: 'dir', number: 8, time: 1_000, dir: 5, prevHash: '' };
  const entry = await makeCheckpoint(relay, { book, place, ledger: space });
  const state = 'C3DC9VtO3VyZTCFoPJjxqcU-Xb6RCw6FtQYvLHcUX2A';
  // The shape of what is folded is raised now and then, and stands here as it is.
  const text = `{"v":1,"fold":${foldVersion},"ledger":"${space}","number":7,"state":"${state}"}`;
  const leafHash = createHash('sha256').update(`baton checkpoint 1\n${text}`).digest('base64url');
  expect(entry).toMatchObject({ ...place, leafHash, leaf: null, text: { text, salt: '' } });
  expect(entry && decodeEntry(encodeEntry(entry))).toEqual(entry);
});
function pinnedBook(): { book: Book; space: SpaceId } {
  const space = 's00000000000000001' as SpaceId;
  const workspace = 'w00000000000000001' as WorkspaceId;
  const plain = { members: ['u00000000000000001'], roles: {}, groups: {}, groupRoles: {}, modules: null, links: {} };
  const directory = {
    workspace,
    foldVersion,
    spaces: { [space]: { since: 7, open: false, ...plain } },
    moved: {},
    withheld: [],
  };
  const head = { ledger: space, number: 7, time: 900, hash: otherState, ns: {}, recent: [] };
  const book = { ...openBook(workspace), number: 7, time: 900, directory, heads: { [space]: head } };
  return { book: { ...book, last: { ledger: space, key: otherState } } as unknown as Book, space };
}

test('[L33] whoever may not read the space passes its checkpoint over, also a wrong one, and the chain holds', async () => {
  const { world, space } = await twoCheckpoints();
  const outside = world.entries.map((entry) => (entry.ledger === space ? withheld(entry) : entry));
  const book = (await heard(outside)) as Book;
  expect(headOf(book, 'dir')).toEqual(headOf(world.book, 'dir'));
  expect(await heard([...outside.slice(0, -1), await forged(world, { state: otherState })])).toMatchObject({
    number: world.book.number,
  });
});

test('[L33] of another shape of state and of later words it folds to nothing', async () => {
  const number = (await twoCheckpoints()).world.book.number;
  const passes = { number };
  expect(await forgedHeard({ fold: foldVersion + 1, state: otherState })).toMatchObject(passes);
  expect(await forgedHeard({ v: 2, state: otherState })).toMatchObject(passes);
  expect(await forgedHeard('something else altogether')).toMatchObject(passes);
});

test('[L50] nothing of the directory is taken without its leaf and its words: no checkpoint, and no removal that looks like one', async () => {
  const { world, ann } = await twoCheckpoints();
  const kept = 'a decision of the directory is kept from this reader';
  expect(await heard(world.entries.map((entry) => (isCheckpoint(entry) ? erased(entry) : entry)))).toBe(kept);
  const person = Object.keys(world.book.directory?.persons ?? {}).find((one) => one !== ann.person) as PersonId;
  must(await world.say(ann, { type: 'person-removed', person }));
  expect(await heard([...world.entries.slice(0, -1), withheld(world.entries.at(-1) as Entry)])).toBe(kept);
  // Nor with words of the relay's own beside it: what it signed was the leaf.
  const dressed = { ...withheld(world.entries.at(-1) as Entry), text: { text: '{}', salt: '' } };
  expect(await heard([...world.entries.slice(0, -1), dressed])).toBe('the content is not what was entered');
});

test('[L33] from the hash nobody can tell who stands in a space, though they know everything else of it', async () => {
  const { world, space, ofSpace } = await twoCheckpoints();
  const { number, state } = wordsOf(ofSpace);
  const { directory } = world.book;
  const text = directory && stateText(directory, space);
  const opening = world.entries.find((entry) => entry.ledger === space);
  // All that an outsider has of the entry are its header and hashes.
  for (const guess of [opening?.leafHash, opening?.sig, opening?.prevHash, '', undefined])
    expect(await hashOf(utf8(`baton state 1\n${JSON.stringify([space, number, guess])}\n${text}`))).not.toBe(state);
});
