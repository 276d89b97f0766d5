// What would be left hanging, told before tasks are put away or moved; and what rests on work that is.
import { expect, test } from 'vitest';
import { addTask } from '../task/add-commands.ts';
import { archiveTask, binTask, restoreTask, unbinTask } from '../task/commands.ts';
import { setParent } from '../task/part-commands.ts';
import { addProject, archiveProject, restoreProject } from '../project/commands.ts';
import { copyTask } from '../template/copy-command.ts';
import type { OfferId, SpaceId } from '../ids.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { hangingIn, hangingOf } from './ending-queries.ts';
import { decidedOn, openDecisions } from './queries.ts';
import { taskPeek } from '../task/queries.ts';
import type { WorkDecision } from './schema.ts';

const [ann, bo] = [person('ann'), person('bo')];
const main = space('main');
const made = () => {
  const memory = openMemory();
  const project = (name: string, of: SpaceId = main) =>
    memory.does(addProject, { name, space: of, hue: 3, prefix: name.slice(0, 3).toUpperCase() }).project;
  const spring = project('Spring');
  const board = [...memory.tx.boards.all()].find((one) => one.project === spring)?.id ?? '';
  const add = (title: string) => memory.does(addTask, { project: spring, board, title }).task;
  return { memory, project, spring, add };
};
const offered = (task: string, of = 1): WorkDecision => ({
  type: 'work-offered',
  space: main,
  task,
  offer: `r${String(of).repeat(17)}` as OfferId,
  to: { person: bo },
});

test('[M472] what is open is told of each task before it is put away, and of parts that go along', () => {
  const { memory, project, add, spring } = made();
  const [whole, part, plain] = [add('Stand'), add('Panels'), add('Lamps')];
  memory.does(setParent, { task: part, parent: whole });
  memory.decide(ann, offered(part));
  const away = memory.ask(hangingOf, { tasks: [whole, part, plain], going: null });
  expect(away).toEqual([
    expect.objectContaining({
      id: part,
      title: 'Panels',
      endsBy: 'statement',
      left: null,
      hanging: [{ is: 'offer', offer: expect.anything() as string, by: ann, to: [{ person: bo }] }],
    }),
  ]);
  const other = project('Autumn');
  expect(memory.ask(hangingOf, { tasks: [whole], going: { project: other } })).toEqual([]);
  const team = project('Elsewhere', space('team'));
  const leaves = memory.ask(hangingOf, { tasks: [whole], going: { project: team } });
  expect(leaves).toMatchObject([{ id: part, endsBy: 'move', hanging: [{ is: 'offer' }] }]);
  expect(memory.ask(hangingOf, { tasks: [part], going: 'few' })).toMatchObject([{ endsBy: 'move' }]);
  expect(memory.ask(hangingOf, { tasks: ['t0'], going: { project: spring } })).toEqual([]);
});

test('[M473] what waits on work that is put away rests, whoever was first, and is asked again once it is back', () => {
  const { memory, spring, add } = made();
  const task = add('Stand');
  memory.decide(ann, offered(task));
  const open = () => memory.ask(openDecisions, {}).map(({ id }) => id);
  const rests = () => memory.ask(taskPeek, { task })[0]?.resting;
  expect([open(), rests()]).toEqual([[task], null]);
  memory.does(archiveTask, { task });
  expect([open(), rests()]).toEqual([[], 'archived']);
  memory.does(restoreTask, { task });
  memory.does(binTask, { task });
  expect([open(), rests()]).toEqual([[], 'binned']);
  memory.does(unbinTask, { task });
  memory.does(archiveProject, { project: spring });
  expect([open(), rests()]).toEqual([[], 'project-archived']);
  memory.does(restoreProject, { project: spring });
  expect([open(), rests()]).toEqual([[task], null]);
});

test('[M473] a copy has neither the offer nor who had it by one', () => {
  const { memory, add } = made();
  const task = add('Stand');
  memory.decide(ann, offered(task));
  const copy = memory.does(copyTask, { task, files: [] }).task;
  expect(memory.ask(decidedOn, { task: copy })[0]?.decided).toBeNull();
});

test('[M531] of a project that is to be put away each task that waits is told, but what rests already, and what is ended is not', () => {
  const { memory, project, spring, add } = made();
  const [stand, lamps, old] = [add('Stand'), add('Lamps'), add('Old')];
  add('Plain');
  for (const [at, task] of [stand, lamps, old].entries()) memory.decide(ann, offered(task, at + 1));
  memory.does(archiveTask, { task: old });
  const told = () => memory.ask(hangingIn, { project: spring });
  expect(new Set(told().map(({ id }) => id))).toEqual(new Set([stand, lamps]));
  expect(told()[0]).toMatchObject({ endsBy: 'statement', left: null, hanging: [{ is: 'offer', by: ann }] });
  expect(memory.ask(hangingIn, { project: project('Autumn') })).toEqual([]);
  memory.decide(ann, { type: 'asking-ended', space: main, tasks: [stand] });
  expect(told().map(({ title }) => title)).toEqual(['Lamps']);
  memory.does(archiveProject, { project: spring });
  expect(memory.ask(openDecisions, {})).toEqual([]);
  memory.does(restoreProject, { project: spring });
  expect(memory.ask(openDecisions, {}).map(({ id }) => id)).toEqual([lamps]);
});
