// A relay that lost its secret, as honest people go on with it and as others would use the day.
import { isIllegal } from '@baton/model/directory/rules';
import type { Illegal } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import { enter, openBook, type Book } from './book.ts';
import { encodeEntry, erased, withheld, type Entry } from './entry.ts';
import { createDeviceKey, type SigningKey } from './keys.ts';
import { provenBook } from './new-key-proof.ts';
import { keyAt, newKeyOf, type NewKey } from './relay-keys.ts';
import { signNewKey } from './sign-new-key.ts';
import { sequenceCheckpoint, sequenceStatement, type Sequenced } from './sequence.ts';
import type { Signed } from './statement.ts';
import { annAndBo, opening, recoverySet, structuredCloneOf, titled } from './test/hostile.ts';
import { must, openSpaceIn, openWorld, type Player, type World } from './test/world.ts';

const newKeyBy = ({ person, recovery }: Player, { book, now }: World, to: SigningKey): Promise<Signed> =>
  signNewKey({ book, person, recovery, to: to.publicKey, now });
/** The relay of this world has another key from now on, with or without a word of anybody. */
const under = (world: World, relay: SigningKey): World => Object.assign(world, { relay });
const saying = (done: Sequenced | Illegal): string => (isIllegal(done) ? done.illegal : 'accepted');

async function rekeyed() {
  const { world, ann, bo, space } = await annAndBo();
  const [old, fresh] = [world.relay, await createDeviceKey()];
  const before = structuredCloneOf(world);
  const statement = await newKeyBy(ann, world, fresh);
  const { entry } = must(await under(world, fresh).sequence(statement));
  return { world, ann, bo, space, old, fresh, before, statement, entry };
}
async function heard(entries: readonly Entry[], from: Book): Promise<Book | string> {
  let book = from;
  for (const entry of entries) {
    const entered = await enter(book, entry);
    if (isIllegal(entered)) return entered.illegal;
    ({ book } = entered);
  }
  return book;
}

test('[L37] an owner’s recovery key signs a new key of the relay; who reads from the beginning verifies each entry with the key of its place', async () => {
  const { world, ann, old, fresh, entry } = await rekeyed();
  must(await world.say(ann, opening()));
  const checkpoint = await sequenceCheckpoint(world.desk(), world.entries.at(-1)?.ledger ?? '');
  expect(isIllegal(checkpoint)).toBe(false);
  const book = await heard(world.entries, openBook(world.workspace, old.publicKey));
  expect(book).toMatchObject({ relayKey: fresh.publicKey, directory: { relayKey: fresh.publicKey } });
  const keys = [entry.number - 1, entry.number].map((number) => keyAt(book as Book, number));
  expect(keys).toEqual([old.publicKey, fresh.publicKey]);
});

test('[L37] whoever may not read a space comes to the same by its headers', async () => {
  const { world, ann, bo } = await annAndBo();
  await openSpaceIn(world, ann, [ann.person]);
  const fresh = await createDeviceKey();
  const statement = await newKeyBy(ann, world, fresh);
  must(await under(world, fresh).sequence(statement));
  const told = world.entries.map((entry) => (entry.ledger === 'dir' ? entry : withheld(entry)));
  expect(await heard(told, openBook(world.workspace))).toMatchObject({ relayKey: fresh.publicKey });
  expect(bo.person).not.toBe(ann.person);
});

test('[L37] a second new key is possible, by the recovery key that has taken the first one’s place', async () => {
  const { world, ann, old, fresh } = await rekeyed();
  const again: Player = { ...ann, recovery: await createDeviceKey() };
  must(await world.say(ann, recoverySet(again)));
  const third = await createDeviceKey();
  world.now += 1;
  const byOld = await newKeyBy(ann, world, third);
  const byNew = await newKeyBy(again, world, third);
  under(world, third);
  expect(saying(await world.sequence(byOld))).toBe('the signature does not hold');
  must(await world.sequence(byNew));
  expect([1, world.book.number - 1, world.book.number].map((number) => keyAt(world.book, number))).toEqual(
    [old, fresh, third].map(({ publicKey }) => publicKey),
  );
});

test('[L38] a relay with another key and without a recovery key is believed nothing, whoever else signs', async () => {
  const { world, ann, bo } = await annAndBo();
  const fresh = await createDeviceKey();
  const byMember = await newKeyBy(bo, world, fresh);
  const forged = await newKeyBy({ ...ann, recovery: bo.recovery }, world, fresh);
  const byDevice = await world.sign(ann, newKeyOf((await newKeyBy(ann, world, fresh)).jws) as NewKey);
  under(world, fresh);
  expect(saying(await world.sequence(byMember))).toBe('only an owner signs a new key of the relay');
  expect(saying(await world.sequence(forged))).toBe('the signature does not hold');
  expect(saying(await world.sequence(byDevice))).toBe('a new key of the relay is signed with a recovery key');
  expect(saying(await world.say(ann, opening()))).toBe('the entry is not signed by the relay');
});

test('[L38] the statement counts once, over its own history and in its own workspace', async () => {
  const { world, ann, fresh, old, statement, before } = await rekeyed();
  expect(saying(await world.sequence(statement))).toBe('the new key of the relay was signed for another history');
  must(await before.say(ann, opening()));
  expect(saying(await under(before, fresh).sequence(statement))).toBe(
    'the new key of the relay was signed for another history',
  );
  const elsewhere = (await openWorld()).world;
  expect(saying(await under(elsewhere, fresh).sequence(statement))).toBe(
    'the new key of the relay was signed for another history',
  );
  const back = await newKeyBy(ann, world, old);
  expect(saying(await under(world, old).sequence(back))).toBe('the key of the relay was given up before');
});

test('[L38] the old key, found or stolen, signs nothing any more: neither behind the new one nor beside it', async () => {
  const { world, ann, space, old, before } = await rekeyed();
  const held = world.book;
  const behind = await sequenceStatement(
    { ...world.desk(), relayKey: old },
    (await world.sign(ann, titled(space))).jws,
    null,
  );
  expect(saying(behind)).toBe('the entry is not signed by the relay');
  // A branch from before the change, as long as it likes.
  const branch = [must(await before.say(ann, opening())), must(await before.say(ann, opening()))];
  for (const { entry } of branch) expect(isIllegal(await enter(held, entry))).toBe(true);
});

test('[L39] a device that was away believes the new key when the decisions that it missed lead there', async () => {
  const { world, ann } = await annAndBo();
  const own = { book: structuredCloneOf(world).book, entries: world.entries.map(encodeEntry) };
  must(await world.say(ann, opening()));
  const fresh = await createDeviceKey();
  const statement = await newKeyBy(ann, world, fresh);
  must(await under(world, fresh).sequence(statement));
  const told = world.entries.map((entry) => encodeEntry(entry.ledger === 'dir' ? erased(entry) : withheld(entry)));
  expect(await provenBook(own, told)).toMatchObject({ relayKey: fresh.publicKey });
  expect(await provenBook(own, told.slice(0, -1))).toBe('no new key was shown');
  expect(await provenBook(own, told.slice(-1))).toBe('the new key of the relay was signed for another history');
});

test('[L39] a device that knows more than whoever signed still does, unless what it knows took their right', async () => {
  const { world, ann, bo, before } = await rekeyed();
  const told = world.entries.map(encodeEntry);
  const entries = world.entries.slice(0, -1).map(encodeEntry);
  const later = structuredCloneOf(before);
  const more = must(await later.say(ann, opening()));
  const own = { book: later.book, entries: [...entries, more.bytes] };
  expect(await provenBook(own, told)).toMatchObject({ relayKey: world.relay.publicKey });
  const replaced = must(await later.say(ann, recoverySet({ ...ann, recovery: bo.recovery })));
  const warned = { book: later.book, entries: [...own.entries, replaced.bytes] };
  expect(await provenBook(warned, told)).toBe('whoever signed the new key may not any more');
});

test('[L39] a device that knows the new key believes nobody who shows the day before it', async () => {
  const { world, before } = await rekeyed();
  const own = { book: world.book, entries: world.entries.map(encodeEntry) };
  const told = world.entries.slice(0, -1).map(encodeEntry);
  expect(before.book.number).toBeLessThan(world.book.number);
  expect(await provenBook(own, told)).toBe('no new key was shown');
});
