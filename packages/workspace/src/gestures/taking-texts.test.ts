// Texts that go along with what is made after others: copies, templates, projects begun from one.
import { addProjectFrom, saveAsTemplate } from '@baton/model/plan/commands';
import { templates } from '@baton/model/plan/queries';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { copyTask } from '@baton/model/template/copy-command';
import { addFromTemplate, saveTemplate } from '@baton/model/template/commands';
import { paragraphsOf } from '@baton/replica/pages/page';
import { expect, test } from 'vitest';
import { openHere } from '../pages/writing.ts';
import { aPageElsewhere, type Two } from '../test/page-elsewhere.ts';
import type { At } from '../test/scene.ts';
import { during, watch } from '../test/watching.ts';

const made = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return result;
};
const textOf = async ({ scene }: Pick<Two, 'scene'>, at: At, task: string): Promise<readonly string[]> =>
  paragraphsOf((await during(scene, openHere(at.workspace, `p/${scene.space}/${task}`), 300)).bytes);
const copy = async ({ scene, bo, task }: Two, ms = 300) =>
  made(await during(scene, bo.workspace.run(copyTask, { task }), ms));
const goAway = async ({ scene }: Two): Promise<void> => {
  scene.relay.stop();
  await scene.time.pass(1_000);
};
const comeBack = async ({ scene }: Two): Promise<void> => {
  scene.relay.up = true;
  await scene.time.pass(60_000);
};

test('[W521] a text that only the relay has is fetched and copied; the copy is a text of its own, also for others', async () => {
  const two = await aPageElsewhere();
  const copied = await copy(two);
  expect(copied.textsLeft).toBe(0);
  await two.scene.time.pass(6_000);
  expect([await textOf(two, two.ann, two.task), await textOf(two, two.ann, copied.task)]).toEqual([['Wool'], ['Wool']]);
});

test('[W521] one that cannot be had now stays where it is, and it is said; the rest is copied', async () => {
  const two = await aPageElsewhere();
  await goAway(two);
  const copied = await copy(two, 2_000);
  expect(copied.textsLeft).toBe(1);
  expect(await textOf(two, two.bo, copied.task)).toEqual([]);
});

test('[W521] without the relay what is here is copied here, and reaches the others later', async () => {
  const two = await aPageElsewhere();
  await textOf(two, two.bo, two.task);
  await goAway(two);
  const copied = await copy(two, 2_000);
  expect(copied.textsLeft).toBe(0);
  await comeBack(two);
  expect(await textOf(two, two.ann, copied.task)).toEqual(['Wool']);
});

test('[W522] wherever the tab is closed in between, there is no copy, or one with its text', async () => {
  const seen = new Set<string>();
  for (let ms = 0; ms < 14; ms += 1) {
    const two = await aPageElsewhere();
    const { scene, bo, machine, task, ann } = two;
    await textOf(two, bo, task);
    bo.workspace.run(copyTask, { task }).catch(() => undefined);
    await scene.time.pass(ms);
    machine.memory.crash();
    const again = await scene.open(machine, { more: { smallUpTo: -1 } });
    await scene.time.pass(60_000);
    const copies = (at: At) => [...at.engine.core.replica.rows.tasks.all()].filter(({ id }) => id !== task);
    expect(copies(ann).map(({ id }) => id)).toEqual(copies(again).map(({ id }) => id));
    const [one] = copies(ann);
    const texts = await Promise.all(copies(ann).map(({ id }) => textOf(two, ann, id)));
    expect(texts).toEqual(texts.map(() => ['Wool']));
    seen.add(one === undefined ? 'none' : 'with its text');
  }
  expect([...seen].sort()).toEqual(['none', 'with its text']);
});

test('[W522] asked for again by a tab that did not hear the answer it is copied once, with one text', async () => {
  const two = await aPageElsewhere();
  const { scene, bo, task } = two;
  const { core } = bo.engine;
  const { run } = await import('./running.ts');
  const ask = () => run(core, 'seat/7', { name: copyTask.name, args: { task } });
  const [one, other] = await during(scene, Promise.all([ask(), ask()]), 300);
  expect(one).toEqual(other);
  expect(await during(scene, ask(), 300)).toEqual(one);
  const { task: copied } = one.result as { task: string };
  expect(await textOf(two, bo, copied)).toEqual(['Wool']);
  expect([...core.replica.rows.tasks.all()]).toHaveLength(2);
});

test('[W523] the texts of a template stand in a page beside it, which comes by itself to who may use it without the relay', async () => {
  const two = await aPageElsewhere();
  const { scene, ann, bo, task } = two;
  const { template, textsLeft } = made(
    await during(scene, ann.workspace.run(saveTemplate, { task, name: 'Socks' }), 300),
  );
  expect(textsLeft).toBe(0);
  await scene.time.pass(60_000);
  await goAway(two);
  const project = [...bo.engine.core.replica.rows.projects.all()][0]?.id ?? '';
  const added = made(await during(scene, bo.workspace.run(addFromTemplate, { template, project, from: null }), 2_000));
  expect(added.textsLeft).toBe(0);
  expect(await textOf(two, bo, added.task)).toEqual(['Wool']);
  await comeBack(two);
  expect(await textOf(two, ann, added.task)).toEqual(['Wool']);
});

test('[W523] what few devices have of it is fetched when it is used, and a text that is nowhere here is said', async () => {
  const two = await aPageElsewhere();
  const { scene, bo, task } = two;
  await goAway(two);
  const kept = made(await during(scene, bo.workspace.run(saveTemplate, { task, name: 'Socks' }), 2_000));
  expect(kept.textsLeft).toBe(1);
  const project = [...bo.engine.core.replica.rows.projects.all()][0]?.id ?? '';
  const { template } = kept;
  const added = made(await during(scene, bo.workspace.run(addFromTemplate, { template, project, from: null }), 2_000));
  expect(added.textsLeft).toBe(0);
  expect(await textOf(two, bo, added.task)).toEqual([]);
});

test('[W523] so do those of a project that was kept, and a project begun from it has them', async () => {
  const two = await aPageElsewhere();
  const { scene, ann, bo } = two;
  const project = [...ann.engine.core.replica.rows.projects.all()][0]?.id ?? '';
  made(await during(scene, ann.workspace.run(saveAsTemplate, { project, name: 'Spring' }), 300));
  await scene.time.pass(60_000);
  await goAway(two);
  const asked = watch(bo.workspace, templates, {});
  await scene.time.pass(50);
  const [kept] = asked.rows();
  if (kept === undefined) throw new Error('no template');
  const wish = { space: scene.space, name: 'Autumn', prefix: 'AUT', hue: 2, plan: kept.plan };
  const begun = made(
    await during(
      scene,
      bo.workspace.run(addProjectFrom, { ...wish, template: { id: kept.id, space: kept.space } }),
      2_000,
    ),
  );
  expect([begun.tasks, begun.textsLeft]).toEqual([1, 0]);
  const [task] = bo.engine.core.replica.rows.tasks.by('project', begun.project);
  expect(await textOf(two, bo, task?.id ?? '')).toEqual(['Wool']);
});
