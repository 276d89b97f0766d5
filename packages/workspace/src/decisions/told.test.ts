// A guest's device: told what decisions came to, in one piece; and the turn from guest to member and back.
import { makeExtract } from '@baton/ledger/extract';
import { createDeviceKey } from '@baton/ledger/keys';
import { decodeEntry } from '@baton/ledger/entry';
import { extractFor } from '@baton/model/directory/extract';
import { isIllegal } from '@baton/model/directory/rules';
import type { WireEntry } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import type { Me } from '../contract.ts';
import { takeEntries } from '../incoming/incoming.ts';
import { openScene } from '../test/scene.ts';
import { createWorldKeeper, isNews, type Kept } from './world-keeper.ts';

const isLedger = (entry: WireEntry): entry is Extract<WireEntry, { kind: 'ledger' }> => entry.kind === 'ledger';
const keeperOf = (me: Me, first?: Kept) => createWorldKeeper({ first, me, ledger: () => Promise.resolve([]) });

/** A member's ledger, and an extract of it under the same relay's key. */
async function withBoth() {
  const scene = await openScene();
  const bo = await scene.join();
  const me: Me = { workspace: scene.relay.workspace, person: bo.person, device: bo.device, deviceNo: 2 };
  const entries = scene.relay.log.filter(isLedger).map(({ entry }) => entry);
  const keeper = keeperOf(me);
  expect(await keeper.enter(entries)).toBeNull();
  const directory = keeper.world()!.directory;
  const last = decodeEntry(entries.at(-1)!);
  const number = isIllegal(last) ? 0 : last.number;
  const titles = { workspace: 'Northwind Outdoor', spaces: {} };
  const told = { workspace: me.workspace, person: me.person, number, titles, ns: {} };
  const extract = (over: object = {}, key = scene.relay.key) =>
    makeExtract(key, { ...told, directory: extractFor(directory, me.person, new Set()), ...over });
  return { scene, me, entries, keeper, number, extract };
}

test('[W305] an extract is the world of a guest’s device; the newest that came counts, of this relay alone', async () => {
  const { me, extract, scene, number } = await withBoth();
  const keeper = keeperOf(me);
  expect(await keeper.enter([await extract()])).toBeNull();
  expect(keeper.world()?.titles).toEqual({ workspace: 'Northwind Outdoor', spaces: {}, teams: {} });
  expect(Object.keys(keeper.world()?.directory.persons ?? {})).toEqual([me.person]);
  const before = keeper.world();
  expect(await keeper.enter([await extract({ person: scene.ann.person })])).toContain('another person');
  expect(await keeper.enter([await extract({}, await createDeviceKey())])).toContain('not signed by the relay');
  expect(keeper.world()).toBe(before);
  expect(
    await keeper.enter([await extract({ number: number - 1, titles: { workspace: 'Set back', spaces: {} } })]),
  ).toBeNull();
  expect(keeper.world()?.titles.workspace).toBe('Set back');
});

test('[W306] a guest who became a member goes on by what was told until all decisions are here, then by those', async () => {
  const { me, entries, extract, number } = await withBoth();
  const keeper = keeperOf(me);
  await keeper.enter([await extract({ number: number - 1 })]);
  // Cut on the way, and told from the first on again.
  for (const told of [entries.slice(0, 2), entries.slice(0, -1)]) {
    expect(await keeper.enter(told)).toBeNull();
    expect(Object.keys(keeper.world()?.directory.persons ?? {})).toEqual([me.person]);
  }
  expect(await keeper.enter(entries.slice(-1))).toBeNull();
  expect(keeper.kept().book.isExtract).toBeUndefined();
  expect(Object.keys(keeper.world()?.directory.persons ?? {})).toHaveLength(2);
});

test('[W307] a member who became a guest knows what is told and nobody else, also where the device had stopped between', async () => {
  const { me, keeper, extract } = await withBoth();
  const bytes = await extract();
  expect(isNews(keeper.kept(), bytes)).toBe(true);
  expect(await keeper.enter([bytes])).toBeNull();
  expect(Object.keys(keeper.world()?.directory.persons ?? {})).toEqual([me.person]);
  expect(isNews(keeper.kept(), bytes)).toBe(false);
  expect(isNews(keeper.kept(), bytes.slice(0, 60))).toBe(false);
});

test('[W308] the disk of a member who became a guest holds no decision any more, and of a guest no second extract', async () => {
  const { scene, me, extract } = await withBoth();
  const at = await scene.open(await scene.join());
  const who: Me = at.workspace.world.me;
  const rows = async () => (await at.disk.range('ledger')).map(({ key }) => key);
  expect((await rows()).length).toBeGreaterThan(2);
  const { core } = at.engine;
  const told = async (number: number) => {
    const directory = extractFor(core.world.world()!.directory, who.person, new Set());
    const entry = await extract({ person: who.person, number, directory });
    const cursor = core.link.state().cursor ?? { number, chain: new Uint8Array(8) };
    takeEntries(core, {
      do: 'entries',
      entries: [{ kind: 'ledger', number, ledger: 'dir', entry }],
      cursor,
      live: true,
    });
    await scene.time.pass(500);
  };
  await told(7);
  expect(await rows()).toEqual([0]);
  await told(8);
  expect([await rows(), core.world.kept().book.number]).toEqual([[0], 8]);
  expect(me.workspace).toBe(who.workspace);
});
