// Tasks that went to an archive, on devices that have none of it: found by their stubs, fetched when they are opened,
// brought back by whoever writes to them.
import { quarterOf } from '@baton/replica/layout';
import { secondsOf } from '@baton/replica/cells/cell';
import { carriedOut } from '@baton/replica/test/archive';
import { isRefusal } from '@baton/model/refusal';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { assignTask, renameTask, setPriority } from '@baton/model/task/commands';
import { findTasks, taskPeek } from '@baton/model/task/queries';
import { setStatus } from '@baton/model/task/status-command';
import { expect, test } from 'vitest';
import type { OnDevice } from '../sync-contract.ts';
import { addOne } from '../test/page-elsewhere.ts';
import { openScene, type At, type Machine, type Scene } from '../test/scene.ts';
import { watchWhere } from '../test/syncing.ts';
import { addNamed, during, watch } from '../test/watching.ts';

interface Office {
  readonly scene: Scene;
  readonly ann: At;
  readonly bo: At;
  readonly machine: Machine;
  readonly task: string;
  readonly archive: string;
  /** The relay takes what is closed and was left alone; answers the ids of what went. */
  archiveNow(): readonly string[];
  readonly known: Map<string, Uint8Array>;
}
/** A small workspace is held whole, archives too. */
const large = { more: { smallUpTo: -1 } };
const rowsAt = ({ engine }: At) => engine.core.replica.rows;
const statusOf = (at: At, task: string, kind: string): string => {
  const project = rowsAt(at).tasks.get(task)?.project ?? '';
  return (
    rowsAt(at)
      .statuses.by('project', project)
      .find((status) => status.kind === kind)?.id ?? ''
  );
};
async function run(
  scene: Scene,
  { workspace }: At,
  ...[command, args]: Parameters<At['workspace']['run']>
): Promise<void> {
  const result = await during(scene, workspace.run(command, args), 100);
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
}

/** Ann's task is done, with a priority, a holder and a line. */
async function office(): Promise<Office> {
  const scene = await openScene();
  const ann = await scene.open(scene.ann, large);
  const machine = await scene.join();
  const bo = await scene.open(machine, large);
  const task = await addOne(scene, ann, await addNamed(scene, ann.workspace, 'Spring'));
  await run(scene, ann, setPriority as never, { task: [task], priority: 2 });
  await run(scene, ann, addCheckItems as never, { task, texts: ['Pin'], at: 'bottom' });
  await run(scene, ann, setStatus as never, { task: [task], status: statusOf(ann, task, 'done') });
  // Ann made it, and so has looked at it: that was long ago when it goes.
  ann.engine.core.held.visits.clear();
  await scene.time.pass(10_000);
  const partition = `r/${scene.space}/0`;
  const quarter = quarterOf(scene.time.clock());
  const known = new Map<string, Uint8Array>();
  return {
    scene,
    ann,
    bo,
    machine,
    task,
    known,
    archive: `a/${scene.space}/${quarter}`,
    archiveNow() {
      const { relay, time } = scene;
      const base = relay.snapshots.get(partition);
      const behind = relay.log.flatMap((entry) =>
        entry.kind === 'update' && entry.envelope.doc === partition && entry.number > (base?.number ?? 0)
          ? [entry.envelope.bytes]
          : [],
      );
      const out = carriedOut(partition, [...(base ? [base.bytes] : []), ...behind], {
        before: secondsOf(time.clock()),
        known,
      });
      for (const [of, bytes] of out.archives) {
        known.set(of, bytes);
        relay.snapshots.set(`a/${scene.space}/${of}`, { epoch: 0, number: relay.head, bytes });
      }
      relay.renew(partition, out.base);
      return out.left;
    },
  };
}
const stand = ({ workspace }: At, record: string): (() => OnDevice['archive']) => {
  let last: OnDevice['archive'] = null;
  workspace.onDevice(record, ({ archive }) => (last = archive));
  return () => last;
};

test('[W234] a task that went to its archive is found, says where it is, and is whole when it was opened', async () => {
  const { scene, bo, task, archive, archiveNow } = await office();
  const found = watch(bo.workspace, findTasks, { text: 'Socks' });
  const peek = watch(bo.workspace, taskPeek, { task });
  const stands = stand(bo, task);
  await scene.time.pass(200);
  expect(stands()).toBeNull();
  expect(archiveNow()).toContain(task);
  await scene.time.pass(10_000);
  expect(found.rows().map(({ id }) => id)).toEqual([task]);
  expect(peek.rows()).toMatchObject([{ id: task, title: 'Socks', priority: null, archive: archive.split('/')[2] }]);
  expect([bo.engine.core.asking.isHere(archive), stands()?.stand]).toEqual([false, 'coming']);
  const where = watchWhere(bo.workspace, task);
  await scene.time.pass(200);
  expect(where.last()).toMatchObject({ state: 'relay', here: false });
  await during(scene, bo.engine.core.arranging.visit(task), 500);
  expect([bo.engine.core.asking.isHere(archive), stands()?.stand]).toEqual([true, 'here']);
  expect(peek.rows()).toMatchObject([{ priority: 2 }]);
  expect(
    rowsAt(bo)
      .checkItems.by('task', task)
      .map(({ text }) => text),
  ).toEqual(['Pin']);
});

test('[W238] its history is told as before: by its partition, also from the relay, and not twice by its archive', async () => {
  const { scene, bo, task, archiveNow } = await office();
  archiveNow();
  await scene.time.pass(10_000);
  await during(scene, bo.engine.core.arranging.visit(task), 500);
  const told = await during(scene, bo.workspace.history({ record: task }), 200);
  expect(told.more).toBe('on-relay');
  const names = told.changes.map(({ field, member, at }) => `${field} ${member} ${at}`);
  expect(names).toEqual([...new Set(names)]);
});

test('[W235] with the relay away it says that it is not here; asked for then, it comes by itself later', async () => {
  const { scene, bo, machine, task, archiveNow } = await office();
  const stands = stand(bo, task);
  archiveNow();
  await scene.time.pass(10_000);
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  void bo.engine.core.arranging.visit(task);
  await scene.time.pass(500);
  expect(stands()?.stand).toBe('not-here');
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(5_000);
  expect(stands()?.stand).toBe('here');
  expect(rowsAt(bo).tasks.get(task)?.priority).toBe(2);
});

test('[W236] who reopened it offline while it went wins: the task is back at everybody’s, with all that it had', async () => {
  const { scene, ann, bo, machine, task, archive, archiveNow } = await office();
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  await run(scene, bo, setStatus as never, { task: [task], status: statusOf(bo, task, 'doing') });
  await run(scene, bo, renameTask as never, { task, title: 'Socks again' });
  expect(archiveNow()).toContain(task);
  await scene.time.pass(5_000);
  expect(rowsAt(ann).tasks.get(task)?.archive).not.toBeNull();
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(60_000);
  for (const at of [ann, bo])
    expect(rowsAt(at).tasks.get(task)).toMatchObject({
      title: 'Socks again',
      archive: null,
      priority: 2,
      status: statusOf(at, task, 'doing'),
    });
  expect(
    rowsAt(ann)
      .checkItems.by('task', task)
      .map(({ text }) => text),
  ).toEqual(['Pin']);
  expect([ann.engine.core.asking.isHere(archive), bo.engine.core.held.refused.size]).toEqual([false, 0]);
});

test('[W236] an edit on a device that has none of the archive fetches it and brings the task back', async () => {
  const { scene, ann, bo, task, archiveNow } = await office();
  archiveNow();
  await scene.time.pass(10_000);
  await run(scene, bo, assignTask as never, { task: [task], to: bo.workspace.world.me.person });
  await scene.time.pass(60_000);
  for (const at of [ann, bo]) expect(rowsAt(at).tasks.get(task)).toMatchObject({ archive: null, priority: 2 });
  await scene.time.pass(20_000);
  expect(archiveNow()).toContain(task);
});

test('[W237] who holds the archive keeps it while a look at it is recent, and lets it go afterwards; nothing else moves', async () => {
  const { scene, ann, bo, task, archive, archiveNow } = await office();
  archiveNow();
  await scene.time.pass(10_000);
  await during(scene, bo.engine.core.arranging.visit(task), 500);
  await scene.time.pass(10_000);
  scene.relay.backUp();
  await scene.time.pass(1_000);
  expect((await during(scene, bo.engine.core.arranging.freeSpace(0), 500)).names).toEqual([]);
  bo.engine.core.held.visits.clear();
  expect((await during(scene, bo.engine.core.arranging.freeSpace(0), 500)).documents).toEqual([archive]);
  expect(rowsAt(bo).tasks.get(task)).toMatchObject({ title: 'Socks', priority: null });
  expect(rowsAt(ann).tasks.get(task)?.title).toBe('Socks');
});
