// A small workspace is kept whole: what nobody has marked or opened is readable and writable without a network.
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { readHoldings } from '@baton/store/holdings';
import { expect, test } from 'vitest';
import { openHere, writeParagraphs } from '../pages/writing.ts';
import { addOne, aPageElsewhere, onDisk } from '../test/page-elsewhere.ts';
import { during, watchStatus } from '../test/watching.ts';

const few = 2;
const projectOf = ({ bo, task }: Awaited<ReturnType<typeof aPageElsewhere>>): string =>
  bo.engine.core.replica.rows.tasks.get(task)?.project ?? '';

test('[W225] every page is here unasked, also one that is still empty, and can be written without the relay', async () => {
  const two = await aPageElsewhere({}, few);
  const { scene, ann, bo, machine, page } = two;
  const empty = await addOne(scene, ann, projectOf(two));
  await scene.time.pass(6_000);
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  expect(paragraphsOf((await during(scene, bo.workspace.openPage(page)))?.bytes ?? [])).toEqual(['Wool']);
  const link = await during(scene, bo.workspace.openPage(`p/${scene.space}/${empty}`));
  expect(link?.bytes).toEqual([]);
  await during(
    scene,
    link?.write(paragraphsToUpdate(['First'], link.client) ?? new Uint8Array()) ??
      Promise.reject(new Error('not here')),
  );
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(5_000);
  expect(await onDisk(ann, `p/${scene.space}/${empty}`)).toEqual(['First']);
});

test('[W225] grown large, it goes on by class: what is mine, open or not in a backup stays, the rest goes', async () => {
  const two = await aPageElsewhere({}, few);
  const { scene, ann, bo, page } = two;
  const opened = await addOne(scene, ann, projectOf(two));
  await during(scene, writeParagraphs(ann.workspace, { space: scene.space, task: opened, paragraphs: ['Silk'] }), 300);
  const openPage = `p/${scene.space}/${opened}`;
  await during(scene, openHere(bo.workspace, openPage), 300);
  expect([...(await readHoldings(bo.disk)).keys()]).toContain('p/*');
  scene.relay.backUp();
  for (let more = 0; more < few; more += 1) await addOne(scene, ann, projectOf(two));
  await scene.time.pass(30_000);
  for (let turn = 0; turn < 3; turn += 1) await during(scene, bo.engine.core.arranging.arrange(false), 2_000);
  expect([await onDisk(bo, page), await onDisk(bo, openPage)]).toEqual([[], ['Silk']]);
  const names = [...(await readHoldings(bo.disk)).keys()];
  expect([names.includes('p/*'), names.includes('f/*'), names.includes(openPage)]).toEqual([false, false, true]);
  // The relay was told: what is written there now does not come unasked, what stayed goes on.
  const anns = await during(scene, openHere(ann.workspace, openPage));
  await during(scene, anns.write(paragraphsToUpdate(['Felt'], anns.client, anns.bytes) ?? new Uint8Array()), 300);
  expect(await onDisk(bo, openPage)).toEqual(['Silk', 'Felt']);
});

test('[W225] whoever makes room on a small one keeps what is recent, and everything again when asked to', async () => {
  const { scene, bo, page } = await aPageElsewhere({}, few);
  expect(await onDisk(bo, page)).toEqual(['Wool']);
  expect(await during(scene, bo.workspace.freeSpace(scene.time.clock()), 2_000)).toBe(1);
  expect(await onDisk(bo, page)).toEqual([]);
  await scene.time.pass(30_000);
  expect(await onDisk(bo, page)).toEqual([]);
  await during(scene, bo.workspace.keepAll(), 2_000);
  expect(await onDisk(bo, page)).toEqual(['Wool']);
});

test('[W226] a new device is level when all that it keeps is here', async () => {
  const { scene, page } = await aPageElsewhere({}, few);
  const machine = await scene.join();
  scene.relay.spoil = (frame) => (frame.type === 'snapshot' && frame.doc === 'p/*' ? null : frame);
  const cleo = await scene.open(machine, { more: { smallUpTo: few } });
  await scene.time.pass(2_000);
  expect(watchStatus(cleo.workspace).last().link).toBe('behind');
  scene.relay.spoil = (frame) => frame;
  scene.relay.close(machine.device, 1006);
  await scene.time.pass(10_000);
  expect([watchStatus(cleo.workspace).last().link, await onDisk(cleo, page)]).toEqual(['live', ['Wool']]);
});
