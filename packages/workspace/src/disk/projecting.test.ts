// Projections beside the log: whatever the moment of the crash, a start shows every row that was shown before.
import { projectionVersion } from '@baton/replica/memory/projection';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { expect, test, vi } from 'vitest';
import type { Core } from '../core.ts';
import { takeEntries } from '../incoming/incoming.ts';
import type { Scheduler } from '../ports.ts';
import { createProjector, version, writeProjections } from './projecting.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { createTime } from '../test/time.ts';
import { addNamed, during, rename, watchProjects } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

const projectionsOf = async ({ disk }: At) =>
  (await disk.range('projections')) as { key: string; value: { upTo: number; version: string } }[];

async function withProject() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  return { scene, at, project, doc: `r/${scene.space}/0` };
}

/** In small steps, so that nothing else happens after it. */
async function until(scene: Scene, isDone: () => boolean): Promise<void> {
  for (let steps = 0; !isDone(); steps += 1) {
    if (steps > 60_000) throw new Error('it never came');
    await scene.time.pass(1);
  }
}

test('[W19] an own edit that is numbered before others’ and acknowledged after them is in the rows of the next start', async () => {
  const { scene, at, project } = await withProject();
  const bo = await scene.join();
  const boAt = await scene.open(bo);
  await scene.time.pass(5_000);
  scene.relay.deaf = true;
  await during(scene, rename(at.workspace, project, 'Ann’s'));
  const own = scene.relay.head;
  await addNamed(scene, boAt.workspace, 'Autumn');
  const { core } = at.engine;
  takeEntries(core, {
    do: 'entries',
    entries: scene.relay.log.slice(own),
    cursor: scene.relay.cursorAt(own + 1),
    live: true,
  });
  expect(core.held.outbox.size).toBe(1);
  await during(scene, writeProjections(core));
  scene.relay.deaf = false;
  await until(scene, () => core.held.outbox.size === 0);
  await scene.time.pass(5);
  scene.ann.memory.crash();
  scene.relay.stop();
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names().toSorted()).toEqual(['Ann’s', 'Autumn']);
});

test('[W19] a projection is held back only for the document that an own edit is under way in', async () => {
  const { scene, at, doc } = await withProject();
  const page = await during(scene, openHere(at.workspace, `p/${scene.space}/t1`));
  await scene.time.pass(5_000);
  const [before] = await projectionsOf(at);
  expect(before).toMatchObject({ key: doc, value: { upTo: scene.relay.head, version } });
  scene.relay.stop();
  void page.write(paragraphsToUpdate(['Socks'], page.client) ?? new Uint8Array());
  await scene.time.pass(20);
  expect(at.engine.core.held.outbox.size).toBe(1);
  at.engine.core.dirty.add(doc);
  at.engine.core.held.cursor = null;
  await during(scene, writeProjections(at.engine.core));
  expect(await projectionsOf(at)).toEqual([before]);
});

test('[W555] projections are made one document after another: between two of them others have their turn', async () => {
  const { scene, at } = await withProject();
  const { core } = at.engine;
  await scene.time.pass(5_000);
  const docs = [1, 2, 3].map((part) => `r/${scene.space}/${part}`);
  const made: string[] = [];
  const project = core.replica.project.bind(core.replica);
  vi.spyOn(core.replica, 'project').mockImplementation((doc) => {
    made.push(doc);
    return project(doc);
  });
  for (const doc of docs) core.dirty.add(doc);
  const written = writeProjections(core);
  expect(made).toEqual(docs.slice(0, 1));
  await during(scene, written, 100);
  expect(made).toEqual(docs);
  expect((await projectionsOf(at)).map(({ key }) => key)).toEqual(expect.arrayContaining(docs));
});

test('[W18] projections are written three seconds after the last word, and after thirty though words keep coming', async () => {
  const time = createTime();
  const due: number[] = [];
  const begin = time.clock();
  const scheduler: Scheduler = {
    after(ms) {
      due.push(time.clock() + ms - begin);
      return () => void due.pop();
    },
  };
  const confirmed = createProjector({ options: { clock: time.clock, scheduler }, stops: [] } as unknown as Core);
  confirmed();
  expect(due).toEqual([3_000]);
  for (let second = 2; second <= 28; second += 2) {
    await time.pass(2_000);
    confirmed();
    expect(due).toEqual([Math.min(second * 1_000 + 3_000, 30_000)]);
  }
  await time.pass(4_000);
  confirmed();
  expect(due).toEqual([32_000]);
});

test('[W17] short numbers are packed into one row when there are many, and each is still known at the next start', async () => {
  const { scene, at } = await withProject();
  const { core } = at.engine;
  const rowsOf = async () => (await at.disk.range('numbers')).length;
  const give = (count: number): void => {
    const first = core.held.numbers.size + 1;
    for (let short = first; short < first + count; short += 1)
      takeEntries(core, {
        do: 'entries',
        entries: [{ kind: 'numbers', number: 1_000 + short, project: 'p1', given: [[`t${short}`, short]] }],
        cursor: scene.relay.cursorAt(1_000 + short),
        live: true,
      });
  };
  give(64);
  await during(scene, writeProjections(core));
  expect(await rowsOf()).toBe(64);
  give(1);
  await during(scene, writeProjections(core));
  expect(await rowsOf()).toBe(1);
  give(2);
  await scene.time.pass(20);
  expect(await rowsOf()).toBe(3);
  scene.ann.memory.crash();
  const { numbers } = (await scene.open(scene.ann)).engine.core.held;
  expect([numbers.size, numbers.get('t1'), numbers.get('t65'), numbers.get('t67')]).toEqual([67, 1, 65, 67]);
});

test('[W18] a close writes what is not projected yet; a projection of another version is read over', async () => {
  const { scene, at, doc } = await withProject();
  expect(await projectionsOf(at)).toEqual([]);
  await during(scene, at.engine.close());
  const disk = scene.ann.memory.open();
  const [{ value }] = (await disk.range('projections')) as unknown as [{ value: { blob: Uint8Array } }];
  expect(value).toMatchObject({ version: projectionVersion, upTo: scene.relay.head });
  const damaging = disk.commit(
    [{ put: 'projections', key: doc, value: { ...value, version: 'of a later version', blob: new Uint8Array([1]) } }],
    { strict: true, generation: 99 },
  );
  await scene.time.pass(5);
  await damaging;
  scene.relay.stop();
  expect(watchProjects((await scene.open(scene.ann)).workspace).names()).toEqual(['Spring']);
});

test('[W18] what a start had to read from its bytes is written down, though the relay is away', async () => {
  const { scene } = await withProject();
  scene.ann.memory.crash();
  scene.relay.stop();
  const again = await scene.open(scene.ann);
  expect(await projectionsOf(again)).toEqual([]);
  await scene.time.pass(5_000);
  expect((await projectionsOf(again)).map(({ key }) => key)).toContain(`r/${scene.space}/0`);
});
