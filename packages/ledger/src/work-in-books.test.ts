// What a book knows about work: the same for every reader of the space, in whatever order and company its entries came.
import { stateText } from '@baton/model/directory/state';
import { isIllegal } from '@baton/model/directory/rules';
import type { WorkspaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { enter, openBook, type Book } from './book.ts';
import { checkpointOf } from './checkpoint.ts';
import { decodeEntry, encodeEntry, withheld, type Entry } from './entry.ts';
import { assertionText } from './passkey/strong.ts';
import { sequenceCheckpoint, sequenceStatement } from './sequence.ts';
import { makePasskey } from './test/authenticator.ts';
import { about, atWork } from './test/working.ts';
import { must, openSpaceIn, start } from './test/world.ts';

async function heard(entries: readonly Entry[]): Promise<Book> {
  let book = openBook(entries[0]?.workspace as WorkspaceId);
  for (const entry of entries) {
    const decoded = decodeEntry(encodeEntry(entry));
    const entered = isIllegal(decoded) ? decoded : await enter(book, decoded);
    if (isIllegal(entered)) throw new Error(entered.illegal);
    book = entered.book;
  }
  return book;
}

/** Two spaces, whose people work at the same time. */
async function twoSpaces() {
  const at = await atWork();
  const { world, ann, bo, cy } = at;
  const second = await openSpaceIn(world, ann, [ann.person, bo.person]);
  const [here, there] = [about(at.space), about(second)];
  must(await world.say(bo, here.offer(cy)));
  must(await world.say(ann, there.offer(bo)));
  must(await world.say(cy, here.accept()));
  must(await world.say(bo, there.accept()));
  must(await world.say(cy, here.ask([ann, bo], { quorum: 1 })));
  must(await world.say(bo, there.ask([ann])));
  must(await world.say(ann, here.give(0)));
  return { ...at, second };
}

test('[L43] who reads one space comes to the same about it as who reads both, and knows nothing of the other', async () => {
  const { world, space, second } = await twoSpaces();
  const whole = await heard(world.entries);
  expect(whole.decided).toEqual(world.book.decided);
  const one = await heard(world.entries.map((entry) => (entry.ledger === second ? withheld(entry) : entry)));
  const other = await heard(world.entries.map((entry) => (entry.ledger === space ? withheld(entry) : entry)));
  expect(one.decided).toEqual({ [space]: whole.decided[space] });
  expect(other.decided).toEqual({ [second]: whole.decided[second] });
  expect([whole.decided[space], whole.decided[second]]).not.toContain(undefined);
});

test('[L43] when the rest is withheld what was known is forgotten, and told whole it is the same again', async () => {
  const { world, space, second } = await twoSpaces();
  const last = world.entries.findLastIndex((entry) => entry.ledger === second);
  const shut = await heard(world.entries.map((entry, at) => (at >= last ? withhold(entry, second) : entry)));
  expect(Object.keys(shut.decided)).toEqual([space]);
  expect((await heard(world.entries)).decided).toEqual(world.book.decided);
});
const withhold = (entry: Entry, ledger: string): Entry => (entry.ledger === ledger ? withheld(entry) : entry);

test('[L43] what the two spaces decide may come in either order: neither hangs on the other', async () => {
  const at = await atWork();
  const { world, ann, bo, cy } = at;
  const second = await openSpaceIn(world, ann, [ann.person, bo.person]);
  const [here, there] = [about(at.space), about(second)];
  const base = world.book;
  const say = [
    () => world.say(bo, here.offer(cy)),
    () => world.say(ann, there.offer(bo)),
    () => world.say(cy, here.accept()),
    () => world.say(bo, there.accept()),
  ] as const;
  async function after(order: readonly (0 | 1 | 2 | 3)[]) {
    world.book = base;
    for (const step of order) must(await say[step]());
    const { directory, decided } = world.book;
    // Places on the line differ; what came of it does not.
    const holders = [decided[at.space], decided[second]].map((one) =>
      JSON.stringify(one).replaceAll(/"number":\d+/gu, ''),
    );
    return [holders, directory?.head];
  }
  const first = await after([0, 2, 1, 3]);
  for (const order of [
    [0, 1, 2, 3],
    [1, 3, 0, 2],
    [1, 0, 3, 2],
    [0, 1, 3, 2],
  ] as const)
    expect(await after(order)).toEqual(first);
});

test('[L44] a checkpoint of a space says another state when something else was decided about its work', async () => {
  const { world, space, ann } = await twoSpaces();
  must(await world.say(ann, about(space).assign(ann)));
  const done = await sequenceCheckpoint(world.desk(), space);
  if (isIllegal(done)) throw new Error(done.illegal);
  expect(checkpointOf(done.entry)).toBe(space);
  expect((await heard([...world.entries, done.entry])).number).toBe(done.book.number);
  const { directory, decided } = world.book;
  if (directory === undefined) throw new Error('it was founded');
  const state = stateText(directory, space, decided[space]);
  expect(state).not.toBe(stateText(directory, space));
  const other = { ...world.book, decided: { ...decided, [space]: { tasks: {}, columns: {} } } };
  expect(await enter(other, done.entry)).toEqual({ illegal: 'the checkpoint is of another state' });
});

test('[L45] a strong approval is signed with a passkey’s word over the statement, and by nobody without', async () => {
  const { world, space, bo, cy } = await atWork();
  const say = about(space);
  must(await world.say(bo, say.ask([cy], { strong: true })));
  const give = say.give(0, { strong: true });
  expect(await world.say(cy, give)).toEqual({ illegal: 'this needs a passkey of who signs it' });
  const { assert: swear, registered: _, ...passkey } = await makePasskey();
  must(await world.say(cy, { type: 'passkey-added', person: cy.person, passkey }));
  const signed = await world.sign(cy, give);
  const sworn = async (challenge: string) =>
    sequenceStatement(world.desk(), { jws: signed.jws, assertion: assertionText(await swear(challenge)) }, null);
  expect(await sworn('A'.repeat(43))).toEqual({ illegal: 'the passkey was used for another challenge' });
  must(await sworn(signed.hash));
  expect(await world.say(cy, say.give(0))).toEqual({
    illegal: 'the signature is not as strong as was asked, or stronger',
  });
  expect(world.now).toBe(start);
});
