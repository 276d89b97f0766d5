// A relay that is hostile or wrong: what it passes on as somebody's, and is not, stops one document and nothing else.
import type { PersonId } from '@baton/model/ids';
import type { WireEntry } from '@baton/protocol/frames';
import { expect, test, vi } from 'vitest';
import { takeEntries } from './incoming.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

type Update = Extract<WireEntry, { kind: 'update' }>;

async function deafAnn() {
  const scene = await openScene();
  const bo = await scene.join();
  const [at, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(4_000);
  const before = scene.relay.head;
  scene.relay.deaf = true;
  await during(scene, rename(boAt.workspace, project, 'Summer'));
  const [entry] = scene.relay.log.slice(before) as [Update];
  return { scene, at, bo: boAt, entry, project, sees: watchProjects(at.workspace) };
}
const tell = async (scene: Scene, { engine }: At, entries: readonly WireEntry[]): Promise<void> => {
  const number = entries.at(-1)?.number ?? 0;
  takeEntries(engine.core, { do: 'entries', entries, cursor: scene.relay.cursorAt(number), live: true });
  await scene.time.pass(20);
};

test('[W192] an edit under another’s name, from another’s device or with other bytes changes no row, is not kept and is told by number', async () => {
  const forgeries: readonly ((entry: Update, person: PersonId) => Update)[] = [
    (entry, ann) => ({ ...entry, person: ann }),
    (entry) => ({ ...entry, deviceNo: 1 }),
    (entry) => ({ ...entry, envelope: { ...entry.envelope, bytes: Uint8Array.of(1, 2, 3) } }),
    (entry) => ({ ...entry, envelope: { ...entry.envelope, from: entry.envelope.from + 1 } }),
  ];
  for (const forge of forgeries) {
    const { scene, at, entry, sees } = await deafAnn();
    const bad = vi.spyOn(at.engine.core.link, 'bad');
    await tell(scene, at, [forge(entry, at.workspace.world.me.person)]);
    expect(sees.names()).toEqual(['Spring']);
    expect(bad.mock.calls).toEqual([[entry.number, expect.any(String)]]);
    expect([...at.engine.core.stopped]).toEqual([entry.envelope.doc]);
    const kept = await at.disk.range('confirmed');
    expect(JSON.stringify(kept.map(({ key }) => key))).not.toContain(`${entry.number}`.padStart(15, '0'));
  }
});

test('[W192] the next start knows the document that was stopped, and shows it as it last was', async () => {
  const { scene, at, entry } = await deafAnn();
  await tell(scene, at, [{ ...entry, deviceNo: 1 }]);
  await scene.time.pass(40_000);
  scene.ann.memory.crash();
  scene.relay.stop();
  const again = await scene.open(scene.ann);
  expect([...again.engine.core.stopped]).toEqual([entry.envelope.doc]);
  expect(watchProjects(again.workspace).names()).toEqual(['Spring']);
});

test('[W193] a device that the directory does not know yet is believed until the directory is heard, and not longer', async () => {
  const { scene, at, entry, sees } = await deafAnn();
  const { core } = at.engine;
  const known = at.workspace.world;
  const world = vi
    .spyOn(core.world, 'world')
    .mockReturnValue({ ...known, directory: { ...known.directory, devices: {} } });
  await tell(scene, at, [entry]);
  expect(sees.names()).toEqual(['Summer']);
  expect(core.claims).toHaveLength(1);
  world.mockRestore();
  vi.spyOn(core.world, 'kept').mockReturnValue({
    ...core.world.kept(),
    book: { ...core.world.kept().book, number: entry.number },
  });
  await tell(scene, at, scene.relay.log.filter((one) => one.kind === 'ledger').slice(-1));
  expect(core.claims).toEqual([]);
  expect(core.stopped.size).toBe(0);
  core.claims.push({ doc: 'r/s9/0', number: 1, deviceNo: 2, person: at.workspace.world.me.person });
  await tell(scene, at, scene.relay.log.filter((one) => one.kind === 'ledger').slice(-1));
  expect([...core.stopped]).toEqual(['r/s9/0']);
});

test('[W161] a stopped document is told to the tab; loaded anew it has what the relay truly holds, and what waited is sent', async () => {
  const { scene, at, entry, sees } = await deafAnn();
  const status = watchStatus(at.workspace);
  await tell(scene, at, [{ ...entry, deviceNo: 1 }]);
  expect(status.last().stopped).toEqual([entry.envelope.doc]);
  scene.relay.stop();
  await addNamed(scene, at.workspace, 'Made meanwhile');
  scene.relay.up = true;
  scene.relay.deaf = false;
  await during(scene, at.workspace.loadAnew());
  await scene.time.pass(60_000);
  expect(status.last()).toMatchObject({ stopped: [], link: 'live', save: { state: 'relay' }, ended: null });
  expect(sees.names().toSorted()).toEqual(['Made meanwhile', 'Summer']);
  await during(scene, at.engine.close(), 200);
  const again = await scene.open(scene.ann);
  await scene.time.pass(200);
  expect(watchProjects(again.workspace).names().toSorted()).toEqual(['Made meanwhile', 'Summer']);
  expect([...again.engine.core.stopped]).toEqual([]);
});
