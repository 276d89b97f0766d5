// A device that was set back to an earlier day, and two copies of one that are in use at once.
import { partsOfClientId } from '@baton/replica/client-id';
import { pageOf } from '@baton/replica/layout';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openScene, type At, type Machine, type Scene } from '../test/scene.ts';
import { addNamed, during, watchProjects, watchStatus } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

/** Ann's phone is backed up, writes on, and is then set back to its backup. */
async function setBack() {
  const scene = await openScene();
  const first = await scene.open(scene.ann);
  await addNamed(scene, first.workspace, 'Spring');
  await scene.time.pass(100);
  await during(scene, openHere(first.workspace, pageOf(scene.space, 't1')), 100);
  const backup = scene.ann.memory.copy();
  await addNamed(scene, first.workspace, 'Summer');
  await addNamed(scene, first.workspace, 'Autumn');
  await scene.time.pass(100);
  const old: Machine = { ...scene.ann, memory: backup };
  const restore = async (): Promise<At> => {
    first.engine.stop();
    scene.relay.close(scene.ann.device, 1006);
    await scene.time.pass(50);
    return scene.open(old);
  };
  return { scene, first, old, restore };
}
const names = (at: At) => watchProjects(at.workspace).names().toSorted();
const sessions = ({ relay }: Scene) =>
  relay.log.flatMap((entry) => (entry.kind === 'update' ? [partsOfClientId(entry.envelope.client)?.session ?? 0] : []));

test('[W102] it gets back what it had written since, and what it writes next is written above that', async () => {
  const { scene, restore } = await setBack();
  const again = await restore();
  await scene.time.pass(1_000);
  expect(names(again)).toEqual(['Autumn', 'Spring', 'Summer']);
  const before = new Set(sessions(scene));
  await addNamed(scene, again.workspace, 'Winter');
  await addNamed(scene, again.workspace, 'Harvest');
  await scene.time.pass(2_000);
  expect(watchStatus(again.workspace).last()).toMatchObject({
    link: 'live',
    ended: null,
    refused: [],
    save: { state: 'relay' },
  });
  expect(names(again)).toEqual(['Autumn', 'Harvest', 'Spring', 'Summer', 'Winter']);
  expect(before.has(sessions(scene).at(-1) ?? 0)).toBe(false);
  expect(scene.relay.pushes.at(-1)?.batch).toBeGreaterThan(2 ** 31);
});

test('[W102] what was written with no network meanwhile reaches the relay once, and others see the same', async () => {
  const { scene, restore } = await setBack();
  scene.relay.away.add(scene.ann.device);
  const again = await restore();
  await addNamed(scene, again.workspace, 'Winter');
  await addNamed(scene, again.workspace, 'Harvest');
  await addNamed(scene, again.workspace, 'Monsoon');
  expect(watchStatus(again.workspace).last().save.state).toBe('offline');
  scene.relay.away.clear();
  again.engine.wake();
  await scene.time.pass(5_000);
  const all = ['Autumn', 'Harvest', 'Monsoon', 'Spring', 'Summer', 'Winter'];
  expect(names(again)).toEqual(all);
  expect(watchStatus(again.workspace).last()).toMatchObject({ ended: null, refused: [], save: { state: 'relay' } });
  const other = await scene.open(await scene.join());
  await scene.time.pass(1_000);
  expect(names(other)).toEqual(all);
});

test('[W102] text that was typed in a page goes to the tray; the device goes on under its own key', async () => {
  const { scene, restore } = await setBack();
  scene.relay.away.add(scene.ann.device);
  const again = await restore();
  const page = await during(scene, openHere(again.workspace, pageOf(scene.space, 't1')));
  const typed = new Y.Doc();
  typed.clientID = page.client;
  typed.getText('content').insert(0, 'typed');
  let resets = 0;
  page.onReset(() => (resets += 1));
  await during(scene, page.write(Y.encodeStateAsUpdate(typed)));
  scene.relay.away.clear();
  again.engine.wake();
  await scene.time.pass(5_000);
  expect(resets).toBe(1);
  const { refused, ended } = watchStatus(again.workspace).last();
  expect([refused.map(({ reason }) => reason), ended]).toEqual([['clone'], null]);
  expect(refused[0]?.texts).toEqual(['typed']);
});

test('[W102] [W103] two copies that are used in turn write under numbers of their own: nothing is mixed or lost', async () => {
  const { scene, first, old } = await setBack();
  const { device } = scene.ann;
  const copy = await scene.open(old);
  const turns = [copy, first, copy, first];
  for (const [at, who] of turns.entries()) {
    // What one writes offline meets what the other wrote meanwhile.
    scene.relay.part(device);
    await addNamed(scene, who.workspace, ['Carnival', 'Frost', 'Thaw', 'Harvest'][at] ?? '');
    scene.relay.away.clear();
    who.engine.wake();
    await scene.time.pass(5_000);
    expect(watchStatus(who.workspace).last()).toMatchObject({ ended: null, refused: [], save: { state: 'relay' } });
  }
  const all = ['Autumn', 'Carnival', 'Frost', 'Harvest', 'Spring', 'Summer', 'Thaw'];
  const other = await scene.open(await scene.join());
  await scene.time.pass(1_000);
  for (const at of [copy, first, other]) expect(names(at)).toEqual(all);
});
