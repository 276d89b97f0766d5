import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { addProject } from '../project/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addTask } from './add-commands.ts';
import { addCheckItems } from './checklist-commands.ts';
import { moveToProject } from './move-commands.ts';
import { taskPeek } from './queries.ts';

const groups = { few: [person('ann')] };
const open = () => {
  const scene = openScene({
    directory: {
      spaces: {
        [space('main')]: { since: 1, open: true, members: [], roles: {}, groups },
        [space('team')]: { since: 2, open: false, members: [person('ann')], roles: {}, groups: {} },
      },
    },
  });
  const team = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TM' }).project;
  const add = (readers?: 'me' | { group: string }) =>
    scene.does(addTask, { project: scene.project, board: scene.board, title: 'Offer', ...(readers ? { readers } : {}) })
      .task;
  return { scene, add, team };
};

test('[M99] a task is born where its readers are, and stands on their board as any other', () => {
  const { scene, add } = open();
  const homes = [add(), add({ group: 'few' }), add('me')].map((id) => scene.tx.tasks.homeOf(id));
  expect(homes).toEqual([
    { in: 'space', space: space('main') },
    { in: 'group', space: space('main'), group: 'few' },
    { in: 'private' },
  ]);
  expect(scene.shown()).toBe('Ready: Offer, Offer, Offer');
  const args = { project: scene.project, title: 'x', readers: { group: 'none' } };
  expect(scene.run(addTask, args)).toMatchObject({ kind: 'not-found', what: 'group' });
});

test('[M99] its checklist is born with it; it has no page, no comments and no place that a space would tell of', () => {
  const { scene, add } = open();
  for (const readers of [{ group: 'few' }, 'me'] as const) {
    const task = add(readers);
    const [line = ''] = scene.does(addCheckItems, { task, texts: ['Salary'] }).items;
    expect(scene.tx.checkItems.homeOf(line)).toEqual(scene.tx.tasks.homeOf(task));
    expect(scene.run(addComment, { task, text: 'Hush' })).toMatchObject({ kind: 'not-found', what: 'space' });
    expect(scene.ask(taskPeek, { task })).toMatchObject([{ space: null, pageSpace: null, movingTo: null }]);
  }
});

test('[M99] another space’s project does not take it from its readers; one’s own goes where one likes', () => {
  const { scene, add, team } = open();
  const [kept, mine] = [add({ group: 'few' }), add('me')];
  expect(scene.run(moveToProject, { task: kept, project: team })).toMatchObject({ kind: 'not-allowed', what: 'space' });
  scene.does(moveToProject, { task: mine, project: team });
  expect(scene.tx.tasks.homeOf(mine)).toEqual({ in: 'private' });
});
