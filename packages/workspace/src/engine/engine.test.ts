import { addProject, renameProject } from '@baton/model/project/commands';
import { refuse } from '@baton/model/refusal';
import { DiskFull, type Disk } from '@baton/store/disk';
import { expect, test } from 'vitest';
import { portTo } from '../seat/desk.ts';
import { run } from '../gestures/running.ts';
import { sit } from '../seat/seat.ts';
import { openScene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

const twoPeople = async () => {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  return { scene, bo, annAt, boAt, annSees: watchProjects(annAt.workspace), boSees: watchProjects(boAt.workspace) };
};

/** A disk whose commits wait until they are let through. */
function slowDisk(disk: Disk): Disk & { let(): void } {
  let open = false;
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    ...disk,
    commit: async (writes, options) => {
      if (!open && writes.some((write) => 'put' in write && write.put === 'outbox')) await gate;
      return disk.commit(writes, options);
    },
    let() {
      open = true;
      release();
    },
  };
}

test('[W1] an edit is on the own screen at once and on the other when the relay has kept it', async () => {
  const { scene, annAt, boAt, annSees, boSees } = await twoPeople();
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(50);
  expect([annSees.names(), boSees.names()]).toEqual([['Spring'], ['Spring']]);
  await during(scene, rename(boAt.workspace, project, 'Catalogue'));
  expect(annSees.names()).toEqual(['Catalogue']);
});

test('[W2] an edit is shown at once, saved strictly, and only then sent', async () => {
  const scene = await openScene();
  const disk = slowDisk(scene.ann.memory.open());
  const { workspace } = await scene.open(scene.ann, { disk });
  const sees = watchProjects(workspace);
  const status = watchStatus(workspace);
  let answered = false;
  void workspace
    .run(addProject, {
      space: scene.space,
      name: 'Spring',
      hue: 1,
      prefix: 'SPR',
    })
    .finally(() => void (answered = true));
  await scene.time.pass(100);
  expect(sees.names()).toEqual(['Spring']);
  expect([answered, scene.relay.pushes.length, status.last().saving]).toEqual([false, 0, 1]);
  disk.let();
  await scene.time.pass(100);
  expect([answered, scene.relay.pushes.length, status.last().saving]).toEqual([true, 1, 0]);
});

test('[W3] what came from the relay never goes back to it', async () => {
  const { scene, annAt, boAt, bo } = await twoPeople();
  await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(100);
  await during(scene, boAt.engine.close());
  await scene.open(bo);
  await scene.time.pass(1_000);
  const byAnn = scene.relay.pushes.flatMap(({ envelopes }) =>
    envelopes.map(({ client }) => Math.floor(client / 2 ** 20) % 2 ** 24),
  );
  expect(byAnn.length).toBeGreaterThan(0);
  expect(new Set(byAnn)).toEqual(new Set([1]));
});

test('[W4] edits made while the relay is away survive the closed tab and merge when it returns', async () => {
  const { scene, annAt, boAt, boSees } = await twoPeople();
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(50);
  scene.relay.stop();
  await during(scene, rename(annAt.workspace, project, 'Offline'));
  await addNamed(scene, annAt.workspace, 'Autumn');
  const closing = annAt.engine.close();
  await scene.time.pass(50);
  await closing;
  const again = await scene.open(scene.ann);
  const sees = watchProjects(again.workspace);
  await scene.time.pass(50);
  expect(sees.names().toSorted()).toEqual(['Autumn', 'Offline']);
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(boSees.names().toSorted()).toEqual(['Autumn', 'Offline']);
  expect(again.engine.core.held.outbox.size).toBe(0);
  await boAt.workspace.close();
});

test('[W5] a command that was answered survives a crash of the device', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  scene.relay.stop();
  await addNamed(scene, workspace, 'Spring');
  scene.ann.memory.crash();
  const { workspace: after } = await scene.open(scene.ann);
  expect(watchProjects(after).names()).toEqual(['Spring']);
});

test('[W6] a command that a tab repeats is not run again, by this leader or the next', async () => {
  const scene = await openScene();
  const first = await scene.open(scene.ann);
  const project = await addNamed(scene, first.workspace, 'Spring');
  const ask = () => ({ name: renameProject.name, args: { project, name: 'Once' } });
  const [one, two] = [run(first.engine.core, 'tab/7', ask()), run(first.engine.core, 'tab/7', ask())];
  await scene.time.pass(30);
  expect(await one).toEqual(await two);
  const pushed = scene.relay.pushes.length;
  scene.ann.memory.crash();
  const second = await scene.open(scene.ann);
  const repeated = await during(scene, run(second.engine.core, 'tab/7', ask()));
  expect(repeated).toEqual(await one);
  expect(scene.relay.pushes.length).toBe(pushed);
});

test('[W7] a leader that was overtaken saves and sends nothing more and says so', async () => {
  const scene = await openScene();
  const old = await scene.open(scene.ann);
  const status = watchStatus(old.workspace);
  const project = await addNamed(scene, old.workspace, 'Spring');
  const next = await scene.open(scene.ann);
  const pushed = scene.relay.pushes.length;
  let answered = false;
  void rename(old.workspace, project, 'Late').finally(() => void (answered = true));
  await scene.time.pass(5_000);
  expect(status.last().save).toMatchObject({ state: 'unsaved', reason: 'stale' });
  expect([answered, scene.relay.pushes.length]).toEqual([false, pushed]);
  expect(watchProjects(next.workspace).names()).toEqual(['Spring']);
});

test('[W8] a full disk stops edits with a notice, and loses none that are under way', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  const status = watchStatus(workspace);
  const project = await addNamed(scene, workspace, 'Spring');
  await scene.time.pass(50);
  scene.ann.memory.fail(new DiskFull('full'));
  let answered = false;
  void rename(workspace, project, 'Squeezed').finally(() => void (answered = true));
  await scene.time.pass(100);
  expect(status.last().save).toMatchObject({ state: 'unsaved', reason: 'full' });
  expect(await during(scene, rename(workspace, project, 'Too late'))).toEqual(refuse('not-saved', 'full'));
  expect(answered).toBe(false);
  scene.ann.memory.fail(null);
  await scene.time.pass(3_000);
  expect(answered).toBe(true);
  expect(status.last().save.state).toBe('relay');
  expect(watchProjects(workspace).names()).toEqual(['Squeezed']);
});

test('[W9] save states are true at each step: here while it waits, relay when it is kept there, offline when it is away', async () => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const status = watchStatus(workspace);
  const project = await addNamed(scene, workspace, 'Spring');
  await scene.time.pass(50);
  expect(status.last().save).toEqual({ state: 'relay' });
  scene.relay.deaf = true;
  await during(scene, rename(workspace, project, 'One'), 10);
  expect(status.last().save).toMatchObject({ state: 'here', waiting: 1 });
  scene.relay.stop();
  await scene.time.pass(10);
  expect(status.last().save).toMatchObject({ state: 'offline', waiting: 1 });
  scene.relay.deaf = false;
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(status.last().save).toEqual({ state: 'relay' });
  expect(engine.core.held.outbox.size).toBe(0);
});

test('[W10] a batch whose acknowledgement was lost is acknowledged again and counts once', async () => {
  const { scene, annAt, boSees } = await twoPeople();
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(50);
  const before = scene.relay.head;
  scene.relay.deaf = true;
  await during(scene, rename(annAt.workspace, project, 'Twice?'));
  scene.relay.stop();
  scene.relay.deaf = false;
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(scene.relay.head).toBe(before + 1);
  expect(annAt.engine.core.held.outbox.size).toBe(0);
  expect(boSees.names()).toEqual(['Twice?']);
});

test('[W11] a second seat at the same engine sees what the first does, and each undoes its own', async () => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const sitting = sit(portTo(engine, 'second seat'));
  await scene.time.settle();
  const second = await sitting;
  const [first, other] = [watchProjects(workspace), watchProjects(second)];
  const project = await addNamed(scene, workspace, 'Spring');
  await during(scene, rename(second, project, 'Second'));
  expect([first.names(), other.names()]).toEqual([['Second'], ['Second']]);
  const undone = await during(scene, second.undo());
  expect(undone).toMatchObject({ name: 'renameProject', undone: 1, skipped: 0 });
  expect(first.names()).toEqual(['Spring']);
  expect(await second.undo()).toBeNull();
  const redone = await during(scene, second.redo());
  expect(redone).toMatchObject({ name: 'renameProject', undone: 1 });
  expect(first.names()).toEqual(['Second']);
  await during(scene, workspace.undo());
  expect(first.names()).toEqual([]);
});
