// Decisions about work made on a device: kept there first, brought to the relay when that can be, in effect when on record.
import { idFromBytes, type OfferId, type PersonId, type RecordId } from '@baton/model/ids';
import { decidedOn } from '@baton/model/decided/queries';
import type { WorkDecision } from '@baton/model/decided/schema';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { assignTask } from '@baton/model/task/commands';
import { moveTask } from '@baton/model/task/move-commands';
import { taskPeek } from '@baton/model/task/queries';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { notDone } from '../doors/door.ts';
import { openScene, type At, type How, type Machine, type Scene } from '../test/scene.ts';
import { seeded } from '../test/time.ts';
import { proofIn } from './proving.ts';
import { addNamed, during, watch, watchStatus } from '../test/watching.ts';
import { watchSync } from '../test/syncing.ts';

const random = seeded(5);
const newOffer = (): OfferId => idFromBytes('r', random(17)) as OfferId;

interface Two {
  readonly scene: Scene;
  readonly bo: Machine;
  readonly ann: At;
  readonly bos: At;
  readonly task: RecordId;
  readonly project: string;
}
async function two(): Promise<Two> {
  const scene = await openScene();
  const bo = await scene.join();
  const ann = await scene.open(scene.ann);
  const bos = await scene.open(bo);
  const project = await addNamed(scene, ann.workspace, 'Spring');
  const added = await during(scene, ann.workspace.run(addTask, { project, title: 'Posters' }));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  await scene.time.pass(500);
  return { scene, bo, ann, bos, task: added.task, project };
}
const offering = ({ scene, task, bo }: Two, to: PersonId = bo.person): WorkDecision => ({
  type: 'work-offered',
  space: scene.space,
  task,
  offer: newOffer(),
  to: { person: to },
});
const decide = async (
  { scene }: { readonly scene: Scene },
  workspace: Workspace,
  deciding: WorkDecision | { readonly decision: WorkDecision; readonly text: string },
) => during(scene, workspace.decide('type' in deciding ? { decision: deciding, text: null } : deciding), 50);
const holderAt = (workspace: Workspace, task: string) => {
  const watched = watch(workspace, taskPeek, { task });
  return () => watched.rows()[0]?.holder?.id ?? null;
};
const accepting = (offered: WorkDecision): WorkDecision => {
  if (offered.type !== 'work-offered') throw new Error('not an offer');
  const { space, task, offer } = offered;
  return { type: 'offer-accepted', space, task, offer };
};

test('[W467] a decision is kept on this device first, stands above what is on record, and is on record when the relay has it', async () => {
  const all = await two();
  const { scene, ann, bos, bo, task } = all;
  const holder = holderAt(bos.workspace, task);
  const offered = offering(all);
  expect(await decide(all, ann.workspace, { decision: offered, text: 'Print two hundred' })).toMatchObject({
    hash: expect.any(String),
  });
  await scene.time.pass(500);
  expect(watchSync(ann.workspace).last().decisions).toEqual([]);
  expect(holder()).toBe(scene.ann.person);
  expect(await decide(all, bos.workspace, accepting(offered))).toMatchObject({ hash: expect.any(String) });
  expect(holder()).toBe(bo.person);
  await scene.time.pass(500);
  expect(holderAt(ann.workspace, task)()).toBe(bo.person);
  const [first, second] = await during(scene, ann.workspace.decisionsOn(task));
  expect([first?.text, first?.person, second?.decision?.type]).toEqual([
    'Print two hundred',
    scene.ann.person,
    'offer-accepted',
  ]);
});

test('[W561] a decision that is on record is written as a proof with its words; one that is only here is not', async () => {
  const all = await two();
  const { scene, ann, task } = all;
  await decide(all, ann.workspace, { decision: offering(all), text: 'Print two hundred' });
  await scene.time.pass(500);
  const [said] = await during(scene, ann.workspace.decisionsOn(task));
  const of = { task, content: null, names: { [task]: 'Posters' } };
  const file = await during(scene, ann.workspace.proof({ ...of, number: said?.number ?? 0 }));
  const proven = await proofIn(typeof file === 'string' ? file : '');
  expect(proven).toMatchObject({ about: { text: 'Print two hundred', person: scene.ann.person }, names: of.names });
  expect(await during(scene, ann.workspace.proof({ ...of, number: 9_999 }))).toMatchObject({ kind: 'not-found' });
});

test('[W467] while the relay is away it is kept, through a restart too, said to wait, and goes out by itself', async () => {
  const all = await two();
  const { scene, ann, bos, task } = all;
  scene.relay.part(scene.ann.device);
  scene.relay.up = false;
  const offered = offering(all);
  await decide(all, ann.workspace, { decision: offered, text: 'Later is fine' });
  const [waiting] = watchSync(ann.workspace).last().decisions;
  expect(waiting).toMatchObject({ decision: offered, text: 'Later is fine', refused: null });
  const local = watch(ann.workspace, decidedOn, { task }).rows()[0]?.decided;
  expect([local?.matter.offer, local?.local?.offer?.state.is]).toEqual([null, 'open']);
  ann.engine.stop();
  const again = await scene.open(scene.ann);
  expect(watchSync(again.workspace).last().decisions).toMatchObject([{ decision: offered }]);
  expect(watchStatus(again.workspace).last().save).toMatchObject({ waiting: 1 });
  scene.relay.up = true;
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(40_000);
  expect(watchSync(again.workspace).last().decisions).toEqual([]);
  expect(watch(bos.workspace, decidedOn, { task }).rows()[0]?.decided?.matter.offer?.id).toBe(
    offered.type === 'work-offered' ? offered.offer : '',
  );
});

test('[W468] of two who accept apart the first in the order has it; the other is told, loses nothing, and puts it away', async () => {
  const all = await two();
  const { scene, ann, bos, task } = all;
  const cyMachine = await scene.join();
  const cy = await scene.open(cyMachine);
  const team = idFromBytes('e', random(17));
  const made = {
    type: 'team-set',
    team,
    kind: 'team',
    parent: null,
    home: null,
    members: [all.bo.person, cyMachine.person],
    leads: [],
  };
  expect(await during(scene, ann.workspace.sign('dir', made, 'Print'), 300)).toHaveProperty('number');
  const offered: WorkDecision = {
    ...(offering(all) as Extract<WorkDecision, { type: 'work-offered' }>),
    to: { team: team as never },
  };
  await decide(all, ann.workspace, offered);
  await scene.time.pass(500);
  scene.relay.part(cyMachine.device);
  await decide(all, cy.workspace, accepting(offered));
  expect(holderAt(cy.workspace, task)()).toBe(cyMachine.person);
  await decide(all, bos.workspace, accepting(offered));
  await scene.time.pass(500);
  scene.relay.away.delete(cyMachine.device);
  await scene.time.pass(40_000);
  for (const { workspace } of [ann, bos, cy]) expect(holderAt(workspace, task)()).toBe(all.bo.person);
  const sync = watchSync(cy.workspace);
  const [refused] = sync.last().decisions;
  expect(refused?.refused?.sentence).toContain('accepted before');
  await during(scene, cy.workspace.dismissDecision(refused?.hash ?? ''));
  await scene.time.pass(200);
  expect(sync.last().decisions).toEqual([]);
});

test('[W468] what could not be on record is refused at once, and nothing is signed', async () => {
  const all = await two();
  const { bos } = all;
  const stranger = { ...offering(all), to: { person: all.bo.person } } as WorkDecision;
  expect(await decide(all, bos.workspace, stranger)).toMatchObject({ kind: 'not-allowed' });
  expect(watchSync(bos.workspace).last().decisions).toEqual([]);
});

test('[W469] an answer of the relay that was lost on its way is no second decision: it is found on record', async () => {
  let isLosing = true;
  const all = await two();
  const { scene, task } = all;
  all.ann.engine.stop();
  const more: How['more'] = {
    async propose({ jws, text }) {
      const number = await scene.relay.say(jws, text);
      if (isLosing) return notDone('away', 'The line was cut.');
      return typeof number === 'number' ? { number } : notDone('illegal', number);
    },
  };
  const ann = await scene.open(scene.ann, { more });
  const offered = offering(all);
  await decide(all, ann.workspace, offered);
  await scene.time.pass(300);
  isLosing = false;
  await scene.time.pass(20_000);
  expect(watchSync(ann.workspace).last().decisions).toEqual([]);
  expect(watch(ann.workspace, decidedOn, { task }).rows()[0]?.decided).toMatchObject({
    matter: { offer: { state: { is: 'open' } } },
    local: null,
  });
});

test('[W536] who has a task is what is on record: an edit names nobody else any more, and a forged cell is a suggestion', async () => {
  const all = await two();
  const { scene, ann, bos, task } = all;
  const offered = offering(all);
  await decide(all, ann.workspace, offered);
  await scene.time.pass(500);
  await decide(all, bos.workspace, accepting(offered));
  await scene.time.pass(500);
  const assigned = await during(scene, ann.workspace.run(assignTask, { task, to: scene.ann.person }));
  expect(assigned).toMatchObject({ kind: 'needs-offer', holder: all.bo.person });
  // A program that knows no ledger writes the cell all the same.
  const forged = {
    ...assignTask,
    run: (tx: never) =>
      (tx as { tasks: { patch(id: string, to: object): void } }).tasks.patch(task, { assigned: scene.ann.person }),
  };
  const { replica } = ann.engine.core;
  const { ctxOf } = await import('../core.ts');
  const { append } = await import('../gestures/appending.ts');
  const written = await replica.run('forged', forged as never, {} as never, ctxOf(ann.engine.core));
  if (isRefusal(written)) throw new Error('refused');
  ann.engine.core.held.batch += 1;
  await during(
    scene,
    append(ann.engine.core, ann.engine.core.held.batch, { ...written, gesture: null, done: null }),
    500,
  );
  for (const { workspace } of [ann, bos]) {
    expect(holderAt(workspace, task)()).toBe(all.bo.person);
    expect(watch(workspace, decidedOn, { task }).rows()[0]?.decided?.assigned).toBe(scene.ann.person);
  }
  // After a restart, when rows sleep in what was laid down, it is the same.
  await during(scene, bos.engine.close(), 100);
  const again = await scene.open(all.bo);
  expect(holderAt(again.workspace, task)()).toBe(all.bo.person);
});

test('[W540] signing out sends what was decided first', async () => {
  const all = await two();
  const { scene } = all;
  all.ann.engine.stop();
  const did: string[] = [];
  const ann = await scene.open(scene.ann, { more: { erase: async () => void did.push('erased') } });
  scene.relay.part(scene.ann.device);
  await decide(all, ann.workspace, offering(all));
  expect(await during(scene, ann.workspace.signOut('send-first'), 5_000)).toMatchObject({ kind: 'needs-relay' });
  expect([watchSync(ann.workspace).last().decisions.length, did]).toEqual([1, []]);
});

test('[W600] pulled in, taken out and pulled in once more while the relay is away is three decisions, and it is in', async () => {
  const all = await two();
  const { scene, ann, bos, project, task } = all;
  const { rows } = ann.engine.core.replica;
  const [board] = rows.boards.by('project', project);
  const [first, second] = [...rows.columns.by('board', board?.id ?? '')].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  if (first === undefined || second === undefined) throw new Error('a board has columns');
  const of = { space: scene.space, column: second.id };
  const rule = { type: 'column-ruled', ...of, project, before: first.statuses, inside: second.statuses } as const;
  await decide(all, ann.workspace, { ...rule, signers: [], limit: 1 });
  await scene.time.pass(500);
  scene.relay.up = false;
  scene.relay.part(scene.ann.device);
  for (const type of ['column-pulled', 'column-left', 'column-pulled'] as const)
    expect(await decide(all, ann.workspace, { type, ...of, task })).toMatchObject({ hash: expect.any(String) });
  expect(watchSync(ann.workspace).last().decisions).toHaveLength(3);
  scene.relay.up = true;
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(40_000);
  const { decided } = bos.engine.core.world.kept().book;
  expect(decided[scene.space]?.columns[second.id]?.slots).toEqual([task]);
});

test('[W536] a task that a full column keeps out goes back where it stands, and that is told', async () => {
  const all = await two();
  const { scene, ann, project, task } = all;
  const { rows } = ann.engine.core.replica;
  const [board] = rows.boards.by('project', project);
  const columns = [...rows.columns.by('board', board?.id ?? '')].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const [first, second] = columns;
  if (board === undefined || first === undefined || second === undefined) throw new Error('a board has columns');
  const [before, inside] = [first.statuses, second.statuses];
  const rule = { type: 'column-ruled', space: scene.space, project, column: second.id, signers: [], limit: 1 } as const;
  await decide(all, ann.workspace, { ...rule, before, inside });
  const held = watch(ann.workspace, decidedOn, { task });
  await during(scene, ann.workspace.run(moveTask, { task, board: board.id, column: second.id, at: 'bottom' }), 200);
  expect(held.rows()[0]?.decided?.gate?.why).toBe('not-pulled');
  await during(scene, ann.workspace.run(moveTask, { task, board: board.id, column: first.id, at: 'bottom' }), 200);
  expect(held.rows()[0]?.decided).toBeNull();
});
