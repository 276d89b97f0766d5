import { expect, test } from 'vitest';
import { boardColumns, boardsOfProject, tasksOnBoard } from '../board/queries.ts';
import { assignTask, setDue } from '../task/commands.ts';
import { checklistOf } from '../task/queries.ts';
import { addCheckItems } from '../task/checklist-commands.ts';
import { statusesOfProject } from '../project/queries.ts';
import { moduleNames } from '../directory/module-rules.ts';
import { newPerson, newSpace } from '../directory/made.ts';
import { addDays, type Day } from '../day.ts';
import { homeOfSpace } from '../space/queries.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addProjectFrom, removeSamples, removeTemplate, saveAsTemplate, startDepartment } from './commands.ts';
import { departmentTemplates } from './departments.ts';
import { Plan, planIn, planToText } from './schema.ts';
import { samplesIn, templates } from './queries.ts';

const main = space('main');
const today = '2026-03-04' as Day;
const start = (memory: ReturnType<typeof openMemory>, at = 0) => {
  const template = departmentTemplates[at] ?? departmentTemplates[0]!;
  const needs = template.needs.join('\n');
  const wish = { space: main, name: template.plan.name, prefix: `D${at}`, hue: 1, plan: template.plan };
  return memory.does(startDepartment, { ...wish, needs, template: template.id });
};

test('[M176] six departments each have statuses, two boards, three samples, what they need and modules that exist', () => {
  expect(departmentTemplates.map(({ title }) => title)).toEqual([
    'Marketing',
    'Sales',
    'Operations',
    'HR',
    'Finance',
    'IT',
  ]);
  for (const [at, { plan, modules, needs }] of departmentTemplates.entries()) {
    expect(Plan.parse(plan)).toEqual(plan);
    expect([plan.boards.length, plan.tasks.length]).toEqual([2, 3]);
    expect(modules.every((name) => moduleNames.includes(name))).toBe(true);
    const memory = openMemory({ today });
    const { project, board } = start(memory, at);
    expect(memory.ask(statusesOfProject, { project }).map(({ name, kind }) => [name, kind])).toEqual(
      plan.columns.map(({ name, kind }) => [name, kind]),
    );
    expect(memory.ask(boardsOfProject, { project }).map(({ name, lanes }) => ({ name, lanes }))).toEqual(plan.boards);
    const cards = memory.ask(tasksOnBoard, { board });
    const columns = memory.ask(boardColumns, { board });
    expect(plan.tasks.map(({ title }) => cards.find((card) => card.title === title)?.column)).toEqual(
      plan.tasks.map(({ column }) => columns[column]?.id),
    );
    expect(memory.ask(homeOfSpace, { space: main })).toMatchObject([
      { needs: needs.join('\n'), desk: { project, name: plan.name } },
    ]);
  }
});

test('[M176] what a department has written of its needs stays when it is started from a template', () => {
  const memory = openMemory({ today });
  start(memory, 0);
  start(memory, 1);
  const home = memory.ask(homeOfSpace, { space: main })[0];
  expect(home?.needs).toContain('People in a picture');
  expect(home?.desk?.name).toBe('Sales desk');
});

test('[M177] samples go together and are in the bin; those that somebody has are work and stay', () => {
  const memory = openMemory({ today });
  const { board, intake } = start(memory);
  expect(memory.ask(samplesIn, { space: main })).toEqual([{ id: intake, tasks: 3 }]);
  const [first] = memory.ask(tasksOnBoard, { board });
  memory.does(assignTask, { task: first?.id ?? '', to: person('bo') });
  expect(memory.ask(samplesIn, { space: main })).toEqual([{ id: intake, tasks: 2 }]);
  expect(memory.does(removeSamples, { intake })).toEqual({ removed: 2 });
  expect(memory.ask(tasksOnBoard, { board }).map(({ id }) => id)).toEqual([first?.id]);
  expect([...memory.rows.tasks.all()].filter(({ binned }) => binned !== null)).toHaveLength(2);
  expect(memory.ask(samplesIn, { space: main })).toEqual([]);
  expect(memory.run(removeSamples, { intake })).toMatchObject({ kind: 'nothing-changed' });
  expect(memory.run(removeSamples, { intake: 'j404' })).toMatchObject({ kind: 'not-found' });
});

test('[M178] a project kept as a template begins anew: columns, boards, tasks, days between, and nobody has them', () => {
  const scene = openScene({ today });
  const [first = '', second = ''] = scene.put(scene.columns[0], 'Find the place', 'Print the signs');
  const [done = ''] = scene.put(scene.columns[3], 'Ask for prices');
  scene.does(setDue, { task: first, due: '2026-02-02' as Day });
  scene.does(setDue, { task: second, due: '2026-02-12' as Day });
  scene.does(addCheckItems, { task: second, texts: ['Size', 'Colour'] });
  scene.does(assignTask, { task: first, to: person('bo') });
  const { template } = scene.does(saveAsTemplate, { project: scene.project, name: 'Opening of a shop' });
  const [kept] = scene.ask(templates, {});
  expect(kept).toMatchObject({ id: template, space: main, plan: { name: 'Opening of a shop' } });
  const plan = kept?.plan as Plan;
  expect(planIn(planToText(plan))).toEqual(plan);
  const made = scene.does(addProjectFrom, { space: main, name: 'Lisbon', prefix: 'LIS', hue: 2, plan });
  const cards = scene.ask(tasksOnBoard, { board: made.board });
  expect(cards.map(({ title, due, holder, kind }) => [title, due, holder, kind])).toEqual([
    ['Find the place', today, null, 'todo'],
    ['Print the signs', addDays(today, 10), null, 'todo'],
    ['Ask for prices', null, null, 'todo'],
  ]);
  const printed = cards.find(({ title }) => title === 'Print the signs')?.id ?? '';
  expect(scene.ask(checklistOf, { task: printed }).map(({ text, done: tick }) => [text, tick])).toEqual([
    ['Size', false],
    ['Colour', false],
  ]);
  expect(scene.rows.tasks.get(done)?.project).toBe(scene.project);
  expect(scene.ask(samplesIn, { space: main })).toEqual([]);
});

test('[M178] a template is taken away by who writes there; what cannot be read of it is not offered', () => {
  const scene = openScene({ today });
  const { template } = scene.does(saveAsTemplate, { project: scene.project, name: 'Again' });
  const sheet = [...scene.rows.sheets.all()][0]?.id ?? '';
  scene.tx.sheets.patch(sheet, { templates: { aBroken: '{"name":""}', aWorse: 'no plan' } });
  expect(scene.ask(templates, {}).map(({ id }) => id)).toEqual([template]);
  scene.does(removeTemplate, { space: main, template });
  expect(scene.ask(templates, {})).toEqual([]);
  expect(scene.run(removeTemplate, { space: main, template })).toMatchObject({ kind: 'not-found' });
  const ann = person('ann');
  const reading = openMemory({
    directory: {
      persons: { [ann]: newPerson('member', 1, null) },
      spaces: { [main]: { ...newSpace(1), roles: { [ann]: 'viewer' } } },
    },
  });
  const plan = departmentTemplates[0]!.plan;
  const wish = { space: main, name: 'x', prefix: 'XX', hue: 1, plan };
  expect(reading.run(startDepartment, { ...wish, needs: '', template: 'hr' })).toMatchObject({ kind: 'read-only' });
});
