// A relay that has data and secret no more, as devices bring its workspaces back under a new key.
import { decodeEntry, encodeEntry, makeEntry, withheld, type Entry } from '@baton/ledger/entry';
import { createDeviceKey, type SigningKey } from '@baton/ledger/keys';
import { makeRelayCode } from '@baton/ledger/relay-code';
import { newKeyIn } from '@baton/ledger/relay-keys';
import { signNewKey } from '@baton/ledger/sign-new-key';
import { isIllegal } from '@baton/model/directory/rules';
import { join, must, openSpaceIn, openWorld, type Player, type World } from '@baton/ledger/test/world';
import { isCheckpoint } from '@baton/ledger/checkpoint';
import { provenBook } from '@baton/ledger/new-key-proof';
import { sequenceCheckpoint } from '@baton/ledger/sequence';
import { expect, test, vi } from 'vitest';
import { createMemoryLog, MemoryDisk } from '../log/memory/memory-log.ts';
import { guard } from '../log/taking/guard.ts';
import { runsInMemory, shownRun, type NewKeyRuns } from './new-keys.ts';
import { Relay, type RelayOptions } from './relay.ts';

interface Fresh {
  readonly key: SigningKey;
  readonly code: string;
  readonly disk: MemoryDisk;
  readonly runs: NewKeyRuns;
}
const now = Date.UTC(2026, 2, 5);
async function freshRelay(): Promise<Fresh> {
  const key = await createDeviceKey();
  const code = await makeRelayCode(key.publicKey, new Uint8Array(17).fill(3));
  return { key, code, disk: new MemoryDisk(), runs: runsInMemory() };
}
/** As often as it starts. */
function start({ key, code, disk, runs }: Fresh, more: Partial<RelayOptions> = {}): Relay {
  const log = createMemoryLog({ guard, now: () => now, disk, fsync: (done) => done() });
  const schedule = () => () => undefined;
  return new Relay({ log, relayKey: key, now: () => now, schedule, refillCode: code, newKeyRuns: runs, ...more });
}
/** Ann owns it; in Bo's own space she does not stand. */
async function company() {
  const { world, ann } = await openWorld();
  const bo = await join(world, ann);
  const space = await openSpaceIn(world, ann, [bo.person]);
  await openSpaceIn(world, ann, null);
  return { world, ann, bo, space };
}
const bytesOf = (entries: readonly Entry[]): Uint8Array[] => entries.map((entry) => encodeEntry(entry));
const signed = async ({ person, recovery }: Player, { book }: World, { key }: Fresh): Promise<string> =>
  (await signNewKey({ book, person, recovery, to: key.publicKey, now })).jws;
const bring = (entries: readonly Uint8Array[], jws: string, code: string) => ({
  incarnation: 1,
  entries,
  newKey: { jws, code },
});

test('[S411] under a new key nothing is taken before all of it is there, and then all of it, with the new key last', async () => {
  const { world, ann } = await company();
  const fresh = await freshRelay();
  const relay = start(fresh);
  const jws = await signed(ann, world, fresh);
  const all = bytesOf(world.entries);
  expect(await relay.refill(world.workspace, bring(all.slice(0, 2), jws, fresh.code))).toEqual({
    number: 0,
    isOpen: false,
  });
  expect(await relay.workspaces()).toEqual([]);
  const done = await relay.refill(world.workspace, bring(all.slice(2), jws, ` ${fresh.code.toLowerCase()}`));
  expect(done).toMatchObject({ isOpen: true, number: world.book.number + 1 });
  const open = await relay.workspace(world.workspace);
  expect(open?.ledger.book).toMatchObject({
    relayKey: fresh.key.publicKey,
    former: [{ key: world.relay.publicKey, until: world.book.number + 1 }],
  });
  expect(open?.room.returning.standing).toMatchObject({ isRecovering: true });
});

test('[S410] [S411] without the code, for another relay, by somebody else, or with a part that was made up, nothing is taken', async () => {
  const { world, ann, bo } = await company();
  const fresh = await freshRelay();
  const relay = start(fresh);
  const all = bytesOf(world.entries);
  const jws = await signed(ann, world, fresh);
  const said = async (entries: readonly Uint8Array[], by: string, code = fresh.code) => {
    const done = await relay.refill(world.workspace, bring(entries, by, code));
    return done && isIllegal(done) ? done.illegal : done;
  };
  const wrongCode = 'This is not the code that this relay was given with its new secret.';
  expect(await said(all, jws, `${fresh.code.slice(0, 11)}0000000000`)).toBe(wrongCode);
  const other = await signed(ann, world, await freshRelay());
  expect(await said(all, other)).toBe('This statement names the key of another relay.');
  expect(await said(all, await signed(bo, world, fresh))).toBe('only an owner signs a new key of the relay');
  const forged = await makeEntry(fresh.key, world.entries.at(-1) as Entry, {
    leaf: { kind: 'body', body: '{}' },
    text: null,
  });
  expect(await said([...all.slice(0, -1), encodeEntry(forged)], jws)).toBe('the entry is not signed by the relay');
  // One that has its secret takes no other.
  const kept = start(fresh, { refillCode: undefined });
  expect(await kept.refill(world.workspace, bring(all, jws, fresh.code))).toEqual({ illegal: wrongCode });
  expect(await relay.workspaces()).toEqual([]);
});

test('[S412] what the owner may not read waits for its readers, over a restart; the new key stands behind it', async () => {
  const { world, ann, space } = await company();
  const fresh = await freshRelay();
  const anns = world.entries.map((entry) => (entry.ledger === space ? withheld(entry) : entry));
  const before = start(fresh);
  await before.refill(world.workspace, bring(bytesOf(anns), await signed(ann, world, fresh), fresh.code));
  const first = world.entries.findIndex((entry) => entry.ledger === space);
  expect((await before.workspace(world.workspace))?.ledger.book.number).toBe(world.entries[first - 1]?.number);

  const after = start(fresh);
  const open = await after.workspace(world.workspace);
  expect(open?.ledger.directory?.relayKey).toBe(world.relay.publicKey);
  await open?.room.returning.remember(bytesOf(world.entries));
  expect(open?.ledger.directory).toMatchObject({ relayKey: fresh.key.publicKey, withheld: [] });
  await open?.room.returning.open();
  expect(open?.room.returning.standing.isRecovering).toBe(false);
});

test('[S412] a workspace whose new key has not come back is not opened, by nobody', async () => {
  const { world, ann, space } = await company();
  const fresh = await freshRelay();
  const anns = world.entries.map((entry) => (entry.ledger === space ? withheld(entry) : entry));
  await start(fresh).refill(world.workspace, bring(bytesOf(anns), await signed(ann, world, fresh), fresh.code));
  const troubles: string[] = [];
  const lost = start(fresh, { newKeyRuns: runsInMemory(), onTrouble: ({ what }) => void troubles.push(what) });
  const open = await lost.workspace(world.workspace);
  await open?.room.returning.open();
  expect(open?.room.returning.standing.isRecovering).toBe(true);
  expect(troubles).toEqual(['the workspace stays closed']);
});

test('[S413] the way to the new key is shown by headers of spaces, without texts, and no further than the key', async () => {
  const { world, ann } = await company();
  const fresh = await freshRelay();
  const relay = start(fresh);
  await relay.refill(world.workspace, bring(bytesOf(world.entries), await signed(ann, world, fresh), fresh.code));
  const told = await relay.newKey(world.workspace);
  const entries = told.map((bytes) => decodeEntry(bytes) as Entry);
  expect(entries).toHaveLength(world.entries.length + 1);
  expect(entries.filter(({ ledger, leaf, text }) => text !== null || (leaf !== null) !== (ledger === 'dir'))).toEqual(
    [],
  );
  expect(newKeyIn(entries.at(-1) as Entry)?.to).toBe(fresh.key.publicKey);
  expect(shownRun(bytesOf(world.entries))).toEqual([]);
});

test('[L51] what is shown of the way has its checkpoints whole; with a removal kept back it is believed by nobody', async () => {
  const { world, ann, bo } = await company();
  const own = { book: world.book, entries: bytesOf(world.entries) };
  must(await world.say(ann, { type: 'person-removed', person: bo.person }));
  const checked = await sequenceCheckpoint(world.desk(), 'dir');
  if (isIllegal(checked)) throw new Error(checked.illegal);
  world.book = checked.book;
  world.entries.push(checked.entry);
  const fresh = await freshRelay();
  const relay = start(fresh);
  await relay.refill(world.workspace, bring(bytesOf(world.entries), await signed(ann, world, fresh), fresh.code));
  const told = await relay.newKey(world.workspace);
  expect(told.map((bytes) => decodeEntry(bytes) as Entry).filter(isCheckpoint)).toEqual([checked.entry]);
  expect(await provenBook(own, told)).toMatchObject({ relayKey: fresh.key.publicKey });
  const removal = world.entries.length - 2;
  const kept = told.with(removal, encodeEntry(withheld(decodeEntry(told[removal] as Uint8Array) as Entry)));
  expect(await provenBook(own, kept)).toBe('a decision of the directory is kept from this reader');
});

test('[S415] emptied once more with its secret, the relay takes back what the key before signed in its time', async () => {
  const { world, ann } = await company();
  const fresh = await freshRelay();
  const relay = start(fresh);
  await relay.refill(world.workspace, bring(bytesOf(world.entries), await signed(ann, world, fresh), fresh.code));
  const log = (await relay.options.log.ledgerAfter(world.workspace, 0)).map(({ entry }) => entry);
  const again = start({ ...fresh, disk: new MemoryDisk(), runs: runsInMemory() }, { refillCode: undefined });
  const namesKey = log.at(-1) as Uint8Array;
  // As devices bring it: what names a key first.
  const done = await again.refill(world.workspace, { incarnation: 2, entries: [namesKey, ...log] });
  expect(done).toMatchObject({ isOpen: true, number: world.book.number + 1 });
  const none = start({ ...fresh, disk: new MemoryDisk(), runs: runsInMemory() }, { refillCode: undefined });
  expect(await none.refill(world.workspace, { incarnation: 2, entries: log.slice(0, -1) })).toBeUndefined();
  // The old key was stolen: what it signs beyond is nobody's.
  const last = decodeEntry(namesKey) as Entry;
  const later = await makeEntry(world.relay, { ...last, number: last.number + 5 }, { leaf: last.leaf!, text: null });
  expect(await none.refill(world.workspace, { incarnation: 2, entries: [encodeEntry(later)] })).toBeUndefined();
});

test('[S417] what is shown is read once, and anew when a further key came', async () => {
  const { world, ann } = await company();
  const [first, second] = [await freshRelay(), await freshRelay()];
  const relay = start(first);
  const all = bytesOf(world.entries);
  const before = vi.spyOn(first.runs, 'read');
  await relay.refill(world.workspace, bring(all, await signed(ann, world, first), first.code));
  const shown = await relay.newKey(world.workspace);
  before.mockClear();
  expect([await relay.newKey(world.workspace), await relay.newKey(world.workspace)]).toEqual([shown, shown]);
  expect(before).not.toHaveBeenCalled();
  // Of a relay that has the key of its founding nothing is shown, and its line is read through once.
  const disk = new MemoryDisk();
  const log = createMemoryLog({ guard, now: () => now, disk, fsync: (done) => done() });
  await log.sequence(world.workspace, async () => ({
    append: world.entries.map((entry) => ({ ledger: entry.ledger, entry: encodeEntry(entry) })),
    result: null,
  }));
  const read = vi.spyOn(log, 'ledgerAfter');
  const own = start({ ...second, key: world.relay, disk }, { log });
  await own.workspace(world.workspace);
  read.mockClear();
  expect([await own.newKey(world.workspace), await own.newKey(world.workspace)]).toEqual([[], []]);
  expect(read).toHaveBeenCalledOnce();
});
