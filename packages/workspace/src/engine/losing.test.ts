import { notDone } from '../doors/door.ts';
import { headOf } from '@baton/ledger/book';
import { encodeEntry, makeEntry } from '@baton/ledger/entry';
import { createDeviceKey } from '@baton/ledger/keys';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { openSpace } from '../test/decisions.ts';
import { expect, test } from 'vitest';
import { enterLedger } from '../incoming/incoming.ts';
import type { Here, Lost } from '../contract.ts';
import { openScene } from '../test/scene.ts';
import { addNamed, during, rename, watch, watchProjects, watchStatus } from '../test/watching.ts';
import { isRefusal, refuse } from '@baton/model/refusal';
import { DiskFull } from '@baton/store/disk';

async function lostOne() {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(100);
  scene.relay.stop();
  await during(scene, rename(annAt.workspace, project, 'Ann’s'));
  await scene.time.pass(5_000);
  await during(scene, rename(boAt.workspace, project, 'Bo’s'));
  scene.relay.up = true;
  await scene.time.pass(60_000);
  return { scene, annAt, boAt, project };
}

test('[W30] when two set the same field apart the newer wins, and the other is kept and shown on both sides', async () => {
  const { annAt, boAt, project } = await lostOne();
  for (const { workspace } of [annAt, boAt]) {
    expect(watchProjects(workspace).names()).toEqual(['Bo’s']);
    let lost: readonly Lost[] = [];
    workspace.superseded(project, (now) => {
      lost = now;
    });
    expect(lost).toMatchObject([{ record: project, lost: { value: 'Ann’s' }, won: { value: 'Bo’s' } }]);
  }
});

test('[W30] one click restores what was lost, for everybody, and can be undone', async () => {
  const { scene, annAt, boAt, project } = await lostOne();
  let lost: readonly Lost[] = [];
  annAt.workspace.superseded(project, (now) => {
    lost = now;
  });
  await during(scene, annAt.workspace.restore(lost[0]?.id ?? ''));
  await scene.time.pass(100);
  expect([watchProjects(annAt.workspace).names(), watchProjects(boAt.workspace).names()]).toEqual([
    ['Ann’s'],
    ['Ann’s'],
  ]);
  expect(lost).toEqual([]);
  await during(scene, annAt.workspace.undo());
  expect(watchProjects(annAt.workspace).names()).toEqual(['Bo’s']);
});

test('[W30] [W263] on a full disk what was lost is not restored and stays to be restored; with room it goes', async () => {
  const { scene, annAt, project } = await lostOne();
  let lost: readonly Lost[] = [];
  annAt.workspace.superseded(project, (now) => {
    lost = now;
  });
  scene.ann.memory.fail(new DiskFull('full'));
  const underWay = during(scene, rename(annAt.workspace, project, 'Under way'));
  await scene.time.pass(20);
  const [{ id }] = lost as [Lost];
  expect(await during(scene, annAt.workspace.restore(id))).toEqual(refuse('not-saved', 'full'));
  expect(lost).toMatchObject([{ id }]);
  scene.ann.memory.fail(null);
  await scene.time.pass(2_100);
  await underWay;
  expect(await during(scene, annAt.workspace.restore(id))).toBeNull();
  expect(lost.map((one) => one.id)).not.toContain(id);
  expect(watchProjects(annAt.workspace).names()).toEqual(['Ann’s']);
});

test('[W30] a loss that was dismissed does not come back with the next start', async () => {
  const { scene, annAt, project } = await lostOne();
  let lost: readonly Lost[] = [];
  annAt.workspace.superseded(project, (now) => {
    lost = now;
  });
  await during(scene, annAt.workspace.dismiss(lost[0]?.id ?? ''));
  expect(lost).toEqual([]);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  again.workspace.superseded(project, (now) => {
    lost = now;
  });
  expect(lost).toEqual([]);
});

test('[W31] a row that somebody else changed says who; an own change says nobody', async () => {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(50);
  const { diffs } = watch(annAt.workspace, projectsOfWorkspace, {});
  await during(scene, rename(boAt.workspace, project, 'Bo’s'));
  expect(diffs.at(-1)).toMatchObject({ touched: [{ id: project, by: bo.person }], order: null, gone: [] });
  await during(scene, rename(annAt.workspace, project, 'Mine'));
  expect(diffs.at(-1)).toMatchObject({ put: [{ name: 'Mine' }], touched: [] });
});

test('[W32] who is here is told to everybody, with oneself marked', async () => {
  const scene = await openScene();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(await scene.join())];
  let here: readonly Here[] = [];
  annAt.workspace.onHere((now) => {
    here = now;
  });
  annAt.workspace.present('b1', null, null);
  boAt.workspace.present('b1', 't1', 'title');
  await scene.time.pass(50);
  expect(here.map(({ deviceNo, at, on, field, me }) => ({ deviceNo, at, on, field, me }))).toEqual([
    { deviceNo: 1, at: 'b1', on: null, field: null, me: true },
    { deviceNo: 2, at: 'b1', on: 't1', field: 'title', me: false },
  ]);
  await during(scene, boAt.engine.close());
  expect(here).toHaveLength(1);
});

test('[W33] a decision takes effect when the relay has given it a place, and every device knows it', async () => {
  const scene = await openScene();
  const boAt = await scene.open(await scene.join());
  const { workspace } = await scene.open(scene.ann);
  expect(workspace.world.titles).toMatchObject({ workspace: 'Northwind Outdoor', spaces: { [scene.space]: 'Design' } });
  const { space, decision } = openSpace();
  const signed = await during(scene, workspace.sign(space, decision, 'Sales'), 200);
  expect(signed).toEqual({ number: scene.relay.head });
  for (const { world } of [workspace, boAt.workspace]) {
    expect(world.titles.spaces[space]).toBe('Sales');
    expect(world.directory.spaces[space]).toMatchObject({ open: true });
  }
});

test('[W33] a decision needs the relay, and says so; one that is illegal comes back refused', async () => {
  const scene = await openScene();
  const { workspace } = await scene.open(scene.ann);
  const { space, decision } = openSpace();
  await during(scene, workspace.sign(space, decision, 'Sales'), 200);
  expect(await during(scene, workspace.sign(space, decision, 'Again'), 200)).toMatchObject({
    refused: true,
    kind: 'not-allowed',
  });
  scene.relay.stop();
  expect(await during(scene, workspace.sign(space, decision, 'Away'), 200)).toMatchObject({
    refused: true,
    kind: 'needs-relay',
  });
  expect(isRefusal(await during(scene, workspace.sign('dir', { type: 'nonsense' }, null)))).toBe(true);
});

test('[W33] a relay that is being restored has not said no: the decision needs the relay', async () => {
  const scene = await openScene();
  const propose = () => Promise.resolve(notDone('later', 'The relay is being restored; decisions wait.'));
  const { workspace } = await scene.open(scene.ann, { more: { propose } });
  const { space, decision } = openSpace();
  expect(await during(scene, workspace.sign(space, decision, 'Sales'), 200)).toMatchObject({ kind: 'needs-relay' });
});

test('[W34] an entry that cannot be true is not believed: the link ends and says why', async () => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const before = workspace.world;
  const status = watchStatus(workspace);
  const { book, time } = scene.relay;
  const { number, hash } = headOf(book, 'dir');
  const place = {
    workspace: book.workspace,
    ledger: 'dir',
    number: scene.relay.head + 1,
    time: time.clock(),
    dir: number,
    prevHash: hash,
  };
  const forged = await makeEntry(await createDeviceKey(), place, { leaf: { kind: 'body', body: '{}' }, text: null });
  await during(scene, enterLedger(engine.core, [encodeEntry(forged)]));
  expect(status.last().ended).toContain('cannot be true');
  expect(workspace.world).toBe(before);
});
