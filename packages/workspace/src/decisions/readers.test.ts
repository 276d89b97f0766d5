import { addProject } from '@baton/model/project/commands';
import { addTask } from '@baton/model/task/add-commands';
import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { during } from '../test/watching.ts';

test('[R64] a task of one’s own is on one’s other device, lies in one document, and asks the relay for no number', async () => {
  const scene = await openScene();
  const laptop = await scene.another();
  const [phoneAt, laptopAt] = [await scene.open(scene.ann), await scene.open(laptop)];
  const args = { space: scene.space, name: 'Spring', hue: 1, prefix: 'SPR' } as const;
  const { project } = (await during(scene, phoneAt.workspace.run(addProject, args))) as { project: string };
  const mine = { project, title: 'Ask for a rise', readers: 'me' } as const;
  const { task } = (await during(scene, phoneAt.workspace.run(addTask, mine))) as { task: string };
  const open = (await during(scene, phoneAt.workspace.run(addTask, { project, title: 'Hems' }))) as { task: string };
  await scene.time.pass(100);
  for (const { engine } of [phoneAt, laptopAt]) {
    const { replica, held } = engine.core;
    expect(replica.rows.tasks.get(task)?.title).toBe('Ask for a rise');
    expect(replica.docsOf(task)).toEqual([`v/${scene.ann.person}`]);
    expect([held.numbers.has(task), held.numbers.has(open.task)]).toEqual([false, true]);
  }
});
