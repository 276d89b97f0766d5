// What a device believes of decisions: verified one by one, whatever is withheld, cut, repeated or forged.
import { homeNameOf } from '@baton/model/directory/home-name';
import { mayRead } from '@baton/model/directory/queries';
import { idFromBytes, type RecordId, type TeamId } from '@baton/model/ids';
import { decodeEntry, encodeEntry, erased, withheld, type Entry } from '@baton/ledger/entry';
import { isIllegal } from '@baton/model/directory/rules';
import type { WireEntry } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import type { Me } from '../contract.ts';
import { openScene } from '../test/scene.ts';
import { openSpace } from '../test/decisions.ts';
import { during } from '../test/watching.ts';
import { createWorldKeeper, isNews, type Kept } from './world-keeper.ts';

const isLedger = (entry: WireEntry): entry is Extract<WireEntry, { kind: 'ledger' }> => entry.kind === 'ledger';
const read = (bytes: Uint8Array): Entry => {
  const entry = decodeEntry(bytes);
  if (isIllegal(entry)) throw new Error(entry.illegal);
  return entry;
};

const keeperOf = (first: Kept | undefined, me: Me, entries: readonly Uint8Array[]) =>
  createWorldKeeper({ first, me, ledger: () => Promise.resolve(entries) });

/** The founding, two spaces (each a ledger of its own), an invitation and its acceptance; and a keeper that knows nothing yet. */
async function withLedger() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const { space, decision } = openSpace();
  await during(scene, at.workspace.sign(space, decision, 'Sales'), 200);
  await scene.join();
  const { workspace } = scene.relay;
  const me: Me = { workspace, person: scene.ann.person, device: scene.ann.device, deviceNo: 1 };
  const entries = scene.relay.log.filter(isLedger).map(({ entry }) => entry);
  return { scene, entries, me, sales: space, keeper: keeperOf(undefined, me, entries) };
}

test('[W33] before the founding entry there is no world; after it there are people, spaces and titles', async () => {
  const { entries, keeper, scene, sales } = await withLedger();
  expect(keeper.world()).toBeNull();
  expect(await keeper.enter(entries.slice(0, 1))).toBeNull();
  expect(keeper.world()?.titles).toEqual({ workspace: 'Northwind Outdoor', spaces: {}, teams: {} });
  expect(await keeper.enter(entries.slice(1))).toBeNull();
  expect(keeper.world()?.titles.spaces).toEqual({ [scene.space]: 'Design', [sales]: 'Sales' });
  expect(Object.keys(keeper.world()?.directory.spaces ?? {})).toEqual([scene.space, sales]);
});

test('[W298] a team’s latest title is told beside those of the spaces', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const team = idFromBytes('e', new Uint8Array(17)) as TeamId;
  const { person } = scene.ann;
  const finance = {
    type: 'team-set',
    team,
    kind: 'department',
    parent: null,
    home: null,
    members: [person],
    leads: [],
  };
  await during(scene, at.workspace.sign('dir', finance, 'Finance'), 200);
  expect(at.workspace.world.titles.teams).toEqual({ [team]: 'Finance' });
  await during(scene, at.workspace.sign('dir', { ...finance, leads: [person] }, 'Finance and tax'), 200);
  expect(at.workspace.world.titles.teams).toEqual({ [team]: 'Finance and tax' });
  const passkey = { id: 'c1', key: 'k', rpId: 'localhost', origin: 'http://localhost' };
  await during(scene, at.workspace.sign('dir', { type: 'passkey-added', person, passkey }, 'Chrome on Linux'), 200);
  await during(scene, at.workspace.sign('dir', { type: 'passkey-named', person, id: 'c1' }, 'Yellow key'), 200);
  expect(at.workspace.world.titles.passkeys).toEqual({ c1: 'Yellow key' });
});

test('[W35] the same facts are the same object; another fact is another', async () => {
  const { entries, keeper } = await withLedger();
  await keeper.enter(entries.slice(0, 2));
  const before = keeper.world();
  expect(keeper.world()).toBe(before);
  await keeper.enter([]);
  await keeper.enter(entries.slice(0, 1));
  expect(keeper.world()?.directory).toBe(before?.directory);
  await keeper.enter(entries.slice(2));
  expect(keeper.world()).not.toBe(before);
});

test('[W33] entries told one by one, at once, or while others are still verified give the same book', async () => {
  const { entries, keeper, me } = await withLedger();
  const other = keeperOf(undefined, me, entries);
  const faults = await Promise.all(entries.map((entry) => keeper.enter([entry])));
  await other.enter(entries);
  expect(faults).toEqual(entries.map(() => null));
  expect(keeper.kept()).toEqual(other.kept());
});

test('[W34] a gap, another order, a cut entry and one of a stranger are not believed, and what was true stays', async () => {
  const { entries, keeper } = await withLedger();
  const [first, second, third, fourth, fifth] = entries as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  expect(await keeper.enter([second])).toContain('nothing comes before the founding');
  expect(keeper.world()).toBeNull();
  expect(await keeper.enter([first])).toBeNull();
  const before = keeper.world();
  const forged = { ...read(second), time: read(second).time + 1 };
  for (const wrong of [fifth, second.slice(0, -3), new Uint8Array(), encodeEntry(forged)])
    expect(await keeper.enter([wrong])).toEqual(expect.any(String));
  expect(keeper.world()).toBe(before);
  expect(await keeper.enter([second, third, fourth, fifth])).toBeNull();
});

test('[W34] what comes behind an entry that is not believed is not entered either', async () => {
  const { entries, keeper } = await withLedger();
  const [first, second, third] = entries as [Uint8Array, Uint8Array, Uint8Array];
  expect(await keeper.enter([first, second.slice(1), third])).toEqual(expect.any(String));
  expect(keeper.kept().book.number).toBe(read(first).number);
});

test('[W33] an erased title leaves the decision; the title comes when the entry comes whole again, and only the genuine one', async () => {
  const { entries, keeper, scene, sales } = await withLedger();
  const [first, second, third] = entries as [Uint8Array, Uint8Array, Uint8Array];
  expect(await keeper.enter([first, second, encodeEntry(erased(read(third)))])).toBeNull();
  const known = keeper.world();
  expect(known?.directory.spaces).toHaveProperty(sales);
  expect(known?.titles.spaces).toEqual({ [scene.space]: 'Design' });
  const whole = read(third);
  const foreign = { ...whole, leaf: read(second).leaf, text: { text: 'Slipped in', salt: 'x' } };
  const unsigned = { ...whole, sig: read(second).sig };
  for (const wrong of [foreign, unsigned, withheld(whole)]) {
    expect(await keeper.enter([encodeEntry(wrong)])).toBeNull();
    expect(keeper.world()?.titles.spaces).toEqual({ [scene.space]: 'Design' });
  }
  expect(await keeper.enter([third])).toBeNull();
  expect(keeper.world()?.titles.spaces).toEqual({ [scene.space]: 'Design', [sales]: 'Sales' });
  expect(keeper.kept().book.number).toBe(whole.number);
});

test('[W33] a space that is withheld is unknown until a grant, and what comes after it is believed all the same', async () => {
  const { entries, keeper, scene, sales } = await withLedger();
  const hidden = entries.map((bytes) => (read(bytes).ledger === sales ? encodeEntry(withheld(read(bytes))) : bytes));
  expect(await keeper.enter(hidden)).toBeNull();
  expect(keeper.world()?.titles.spaces).toEqual({ [scene.space]: 'Design' });
  expect(Object.keys(keeper.world()?.directory.persons ?? {})).toHaveLength(2);
  expect(keeper.kept().book.number).toBe(read(entries.at(-1) ?? new Uint8Array()).number);
});

test('[W33] what was kept goes on where it stood', async () => {
  const { entries, keeper, me } = await withLedger();
  await keeper.enter(entries.slice(0, 2));
  const again = keeperOf(structuredClone(keeper.kept()), me, entries);
  expect(again.world()).toEqual(keeper.world());
  expect(await again.enter(entries)).toBeNull();
  await keeper.enter(entries);
  expect(again.kept()).toEqual(keeper.kept());
});

test('[W190] what was withheld and comes whole counts at its place: who is added to a closed space reads it from then on', async () => {
  const { scene, entries, me, sales, keeper } = await withLedger();
  const [first, ...rest] = entries as [Uint8Array, ...Uint8Array[]];
  const hidden = rest.map((bytes) => (read(bytes).ledger === sales ? encodeEntry(withheld(read(bytes))) : bytes));
  expect(await keeper.enter([first, ...hidden])).toBeNull();
  expect(keeper.world()?.directory.withheld).toEqual([sales]);
  const whole = entries.find((bytes) => read(bytes).ledger === sales) ?? new Uint8Array();
  expect(await keeper.enter([whole])).toBeNull();
  expect(keeper.world()?.directory.withheld).toEqual([]);
  expect(keeper.world()?.directory.spaces).toHaveProperty(sales);
  expect(keeper.world()?.titles.spaces).toEqual({ [scene.space]: 'Design', [sales]: 'Sales' });
  const all = keeperOf(undefined, me, entries);
  await all.enter(entries);
  expect(keeper.kept()).toEqual(all.kept());
});

test('[W190] what came whole before a crash is entered at the next start, though the book that was kept knows of headers only', async () => {
  const { entries, keeper, me, sales } = await withLedger();
  const hidden = entries.map((bytes) => (read(bytes).ledger === sales ? encodeEntry(withheld(read(bytes))) : bytes));
  await keeper.enter(hidden.slice(0, -1));
  // All of it came whole then; of what was folded of that nothing got to the disk.
  const again = keeperOf(structuredClone(keeper.kept()), me, entries);
  const news = entries.filter((bytes) => isNews(again.kept(), bytes));
  expect(news.map((bytes) => read(bytes).ledger)).toContain(sales);
  expect(news.length).toBeLessThan(entries.length);
  expect(await again.enter(news)).toBeNull();
  expect(again.world()?.directory.withheld).toEqual([]);
  expect(again.world()?.directory.spaces).toHaveProperty(sales);
});

test('[W420] who comes to read a group later knows what was moved there before, once it is told whole; told again it changes nothing', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const bo = await scene.join();
  const { space, decision } = openSpace();
  const ann = scene.ann.person;
  const record: RecordId = idFromBytes('t', new Uint8Array(17).fill(3));
  const sign = (said: object, title: string | null = null) =>
    during(scene, at.workspace.sign(space, said as never, title), 200);
  await sign({ ...decision, open: false, members: [ann] }, 'Board room');
  await sign({ type: 'group-set', space, group: 'few', readers: [ann] });
  await sign({ type: 'moved', records: [record], born: space, from: space, to: homeNameOf(space, 'few') });
  await sign({ type: 'group-set', space, group: 'few', readers: [ann, bo.person] });
  const me: Me = { workspace: scene.relay.workspace, person: bo.person, device: bo.device, deviceNo: bo.deviceNo };
  const whole = scene.relay.log.filter(isLedger).map(({ entry }) => entry);
  const [moved, last] = [whole.at(-2)!, whole.at(-1)!];
  const headers = whole.map((bytes) => (read(bytes).ledger === space ? encodeEntry(withheld(read(bytes))) : bytes));
  // As the relay tells it (sync-server, S376): what is held is what it comes to in the end.
  const held = [...headers.slice(0, -2), moved, last];
  const keeper = keeperOf(undefined, me, held);
  const page = { class: 'p', space, of: record } as const;
  const reads = () => mayRead(keeper.world()!.directory, bo.person, page);
  expect(await keeper.enter(headers.slice(0, -1))).toBeNull();
  expect(await keeper.enter([moved, last])).toBeNull();
  expect([reads(), keeper.world()?.directory.withheld]).toEqual([true, [space]]);
  const known = keeper.kept();
  expect(held.filter((bytes) => isNews(known, bytes) && read(bytes).leaf !== null)).toEqual([]);
  expect(await keeper.enter([moved])).toBeNull();
  expect(keeper.kept()).toBe(known);
});

test('[W190] a book of an earlier version is not believed: what it was made of is folded anew', async () => {
  const { entries, keeper, me } = await withLedger();
  await keeper.enter(entries);
  const old = structuredClone(keeper.kept()) as { book: { directory: { foldVersion: number } } };
  old.book.directory.foldVersion = 1;
  const again = keeperOf(old as never, me, entries);
  expect(again.world()).toBeNull();
  await again.enter(entries);
  expect(again.kept()).toEqual(keeper.kept());
});

test('[W100] a line that decided otherwise is believed only when it is begun anew, and then from the beginning', async () => {
  const { scene, entries, me, keeper } = await withLedger();
  await keeper.enter(entries);
  const lost = read(entries.at(-1) as Uint8Array);
  // The relay loses the last decision, and decides another in its place.
  const other = keeperOf(undefined, me, entries);
  await other.enter(entries.slice(0, -1));
  scene.relay.book = other.kept().book;
  scene.relay.log.length -= 1;
  await scene.join();
  const told = scene.relay.log.filter(isLedger).map(({ entry }) => entry);
  expect(read(told[entries.length - 1] as Uint8Array).number).toBe(lost.number);
  expect(await keeper.enter(told.slice(entries.length - 1))).not.toBeNull();
  expect(Object.keys(keeper.world()?.directory.persons ?? {})).toHaveLength(2);
  const known = keeper.world();
  expect(await keeper.restart(told.slice(1))).not.toBeNull();
  expect(keeper.world()).toBe(known);
  expect(await keeper.restart(told)).toBeNull();
  expect(keeper.kept().book.number).toBe(read(told.at(-1) as Uint8Array).number);
  expect(keeper.kept().book.heads).not.toEqual(known);
});

test('[W391] until the decisions of a line are believed anew, what was known before stands', async () => {
  const { entries, keeper } = await withLedger();
  await keeper.enter(entries);
  const [known, book] = [keeper.world(), keeper.kept().book];
  const meanwhile: boolean[] = [];
  const look = setInterval(() => meanwhile.push(keeper.world() === known && keeper.kept().book === book), 0);
  await keeper.restart(entries).finally(() => clearInterval(look));
  expect([...new Set(meanwhile)]).toEqual([true]);
  expect([keeper.kept().book === book, keeper.kept().book.number]).toEqual([false, book.number]);
});

test('[W346] a header alone in a ledger that was read so far: the space is over on this device; whole again, it is back', async () => {
  const { scene, me, sales } = await withLedger();
  const at = await scene.open(scene.ann);
  await during(scene, at.workspace.sign(sales, { type: 'modules-set', space: sales, modules: ['boards'] }, null), 200);
  const entries = scene.relay.log.filter(isLedger).map(({ entry }) => entry);
  const last = entries.at(-1) ?? new Uint8Array();
  const keeper = keeperOf(undefined, me, entries);
  expect(await keeper.enter(entries.slice(0, -1))).toBeNull();
  expect(keeper.world()?.directory.spaces).toHaveProperty(sales);
  expect(await keeper.enter([encodeEntry(withheld(read(last)))])).toBeNull();
  expect(keeper.world()?.directory.spaces).not.toHaveProperty(sales);
  expect(keeper.world()?.directory.spaces).toHaveProperty(scene.space);
  expect(keeper.world()?.directory.withheld).toEqual([sales]);
  expect(await keeper.enter([last])).toBeNull();
  expect(keeper.world()?.directory.spaces).toHaveProperty(sales);
  expect(keeper.world()?.directory.withheld).toEqual([]);
});
