// How far the relay had come, by its own word: a device that heard others while its own batch was under way shows that too.
import type { RelayFrame } from '@baton/protocol/frames';
import { readCursor } from '@baton/store/cursor';
import { readFurthest } from '@baton/store/trail';
import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { addNamed, rename, during } from '../test/watching.ts';

/** Ann's rename is on the relay and its ack is not here; what Bo wrote behind it is. */
async function oneUnderWay() {
  const scene = await openScene();
  const bo = await scene.join();
  const anns = await scene.open(scene.ann);
  const spring = await addNamed(scene, anns.workspace, 'Spring');
  const bos = await scene.open(bo);
  await scene.time.pass(200);
  const { cursor } = anns.engine.core.held;
  const { device } = scene.ann;
  const toAnn = [...scene.relay.lines].find((line) => line.device === device);
  const acks: RelayFrame[] = [];
  scene.relay.spoil = (frame) => {
    if (frame.type !== 'ack' || acks.length > 0) return frame;
    acks.push(frame);
    return null;
  };
  await during(scene, rename(anns.workspace, spring, 'Summer'));
  await scene.time.pass(50);
  expect(acks).toHaveLength(1);
  await during(scene, addNamed(scene, bos.workspace, 'Autumn'));
  await scene.time.pass(50);
  return { scene, ...anns, cursor, ack: acks[0], toAnn };
}

test('[W400] the newest cursor is kept with the entries that it came with, also while an own batch holds the other one back', async () => {
  const { scene, disk, engine, cursor } = await oneUnderWay();
  const furthest = await readFurthest(disk);
  expect(furthest).toEqual(scene.relay.cursorAt(scene.relay.head));
  expect(furthest?.number).toBeGreaterThan(cursor?.number ?? 0);
  expect(await readCursor(disk)).toEqual(cursor);
  expect(engine.core.held.furthest).toEqual(furthest);
});

test('[W401] it is shown to the relay first of all points when the device comes again, also after a start; and it goes on from its own cursor', async () => {
  const { scene, cursor } = await oneUnderWay();
  const { head } = scene.relay;
  scene.ann.memory.crash();
  scene.relay.stop();
  scene.relay.up = true;
  const again = await scene.open(scene.ann);
  await scene.time.pass(3_000);
  expect(scene.relay.hellos.at(-1)).toMatchObject({ incarnation: 0 });
  expect(
    scene.relay.trails
      .at(-1)
      ?.points.slice(0, 2)
      .map(({ number }) => number),
  ).toEqual([head, cursor?.number]);
  expect(await readFurthest(again.disk)).toBeNull();
  expect([...again.engine.core.replica.rows.projects.all()].map(({ name }) => name).toSorted()).toEqual([
    'Autumn',
    'Summer',
  ]);
});

test('[W402] once the cursor has come as far nothing is kept beside it, and hello goes with it alone', async () => {
  const { scene, disk, ack, toAnn } = await oneUnderWay();
  if (ack) toAnn?.send(ack);
  await scene.time.pass(50);
  expect(await readFurthest(disk)).toBeNull();
  expect(await readCursor(disk)).toMatchObject({ number: scene.relay.head });
  scene.relay.stop();
  scene.relay.up = true;
  await scene.time.pass(3_000);
  expect(scene.relay.trails).toEqual([]);
});
