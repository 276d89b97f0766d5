import { expect, test } from 'vitest';
import { addBoard, limitBoard, setLanes } from '../board/commands.ts';
import { recolourColumn, setLimit } from '../board/column-commands.ts';
import { setCardFace } from '../board/face-command.ts';
import { boardColumns, boardsOfProject, tasksOnBoard } from '../board/queries.ts';
import { columnsOf } from '../board/rules.ts';
import { addStatus, setNeed, setPolicy } from '../board/setting-commands.ts';
import { homeNameOf } from '../directory/home-name.ts';
import { addFiles } from '../file/commands.ts';
import { filesOn } from '../file/queries.ts';
import { boardsInOrder } from '../project/queries.ts';
import { addTask, addTasks } from '../task/add-commands.ts';
import { setCover } from '../task/cover-command.ts';
import { subTasksOf } from '../task/part-queries.ts';
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
import { keptOfProject, samplesIn, templates } from './queries.ts';

const main = space('main');
const today = '2026-03-04' as Day;
function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('there is none');
  return one;
}
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

test('[M425] a template has the boards as they are set, and a project begun from it too', () => {
  const scene = openScene({ today });
  const [ready, making, review] = scene.columns;
  scene.does(setLimit, { column: making, limit: 3 });
  scene.does(recolourColumn, { column: making, hue: 4 });
  scene.does(setNeed, { column: ready, need: 'due', on: true });
  scene.does(setPolicy, { column: review, of: 'policy', text: 'Two read it.' });
  scene.does(setPolicy, { column: review, of: 'doneWhen', text: 'Both said yes.' });
  const proof = scene.does(addStatus, { column: review, name: 'Proof', kind: 'review' }).status;
  scene.does(setLanes, { board: scene.board, lanes: 'person' });
  scene.does(limitBoard, { board: scene.board, of: 'person', limit: 2 });
  scene.does(setCardFace, { board: scene.board, face: { files: true, tags: false }, dense: true, ageAfter: 9 });
  const second = scene.does(addBoard, { project: scene.project, name: 'By tag' }).board;
  scene.does(setLanes, { board: second, lanes: 'tag' });
  scene.put(making, 'Has no day');
  scene.does(saveAsTemplate, { project: scene.project, name: 'Shop' });
  const plan = scene.ask(templates, {})[0]?.plan as Plan;
  const made = scene.does(addProjectFrom, { space: main, name: 'Lisbon', prefix: 'LIS', hue: 2, plan });
  const statuses = scene.ask(statusesOfProject, { project: made.project });
  expect(statuses.map(({ name, kind }) => [name, kind])).toEqual(
    scene.ask(statusesOfProject, { project: scene.project }).map(({ name, kind }) => [name, kind]),
  );
  const [board, other] = boardsInOrder(scene.rows, made.project);
  expect(board).toMatchObject({ lanes: 'person', personLimit: 2, dense: true, ageAfter: 9 });
  expect(board?.face).toEqual({ files: true, tags: false });
  expect([other?.name, other?.lanes]).toEqual(['By tag', 'tag']);
  const set = columnsOf(scene.rows, board?.id ?? '').map(
    ({ name, limit, hue, needs, policy, doneWhen, statuses: held }) => ({
      name,
      limit,
      hue,
      needs,
      policy,
      doneWhen,
      held: held.map((id) => scene.rows.statuses.get(id)?.name ?? '').toSorted(),
    }),
  );
  const none = { limit: null, hue: null, needs: [], policy: null, doneWhen: null };
  expect(set).toEqual([
    { ...none, name: 'Ready', needs: ['due'], held: ['Ready'] },
    { ...none, name: 'Making', limit: 3, hue: 4, held: ['Making'] },
    { ...none, name: 'Review', policy: 'Two read it.', doneWhen: 'Both said yes.', held: ['Proof', 'Review'] },
    { ...none, name: 'Done', held: ['Done'] },
  ]);
  expect(scene.rows.statuses.get(proof)?.project).toBe(scene.project);
  // What a column asks keeps nothing out that a template brings.
  expect(scene.ask(tasksOnBoard, { board: made.board }).map(({ title }) => title)).toEqual(['Has no day']);
});

test('[M425] its tasks have their parts, files and texts; what few read, and what does not fit, is told and left', () => {
  const scene = openScene({ today });
  const [fair = ''] = scene.put(scene.columns[0], 'Fair');
  const stand = scene.does(addTask, { project: scene.project, parent: fair, title: 'Stand' }).task;
  scene.does(addTask, { project: scene.project, parent: stand, title: 'Banner' });
  const secret = scene.does(addTask, { project: scene.project, title: 'Pay' }).task;
  scene.tx.tasks.move(secret, homeNameOf(main, 'g1'));
  const photo = { name: 'hall.png', hash: 'a'.repeat(64), size: 5, type: 'image/png' };
  const [file = ''] = scene.does(addFiles, { task: stand, files: [photo] }).files;
  scene.does(setCover, { task: stand, file });
  const [kept] = scene.ask(keptOfProject, { project: scene.project });
  expect(kept).toMatchObject({ tasks: 3, ofFew: 1, tooMany: 0, files: [{ id: file }] });
  const saved = scene.does(saveAsTemplate, { project: scene.project, name: 'Fair', files: [file] });
  expect(saved.texts.map(({ to }) => ('part' in to ? to.part : null))).toEqual(['0', '1', '2']);
  const answer = first(scene.ask(templates, {}));
  expect(JSON.stringify(answer)).not.toContain('Pay');
  const template = { id: answer.id, space: answer.space };
  const wish = { space: main, name: 'Next', prefix: 'NEX', hue: 2, plan: answer.plan };
  const made = scene.does(addProjectFrom, { ...wish, template, files: [photo.hash] });
  const root = scene.rows.tasks.by('project', made.project).find(({ title }) => title === 'Fair')?.id ?? '';
  expect(scene.ask(subTasksOf, { task: root }).map(({ title, depth }) => [title, depth])).toEqual([
    ['Stand', 0],
    ['Banner', 1],
  ]);
  const below = first(scene.ask(subTasksOf, { task: root }));
  const own = first(scene.ask(filesOn, { on: below.id }));
  expect([own.name, scene.rows.tasks.get(below.id)?.cover]).toEqual(['hall.png', own.id]);
  expect(made.texts.map(({ from }) => from)).toEqual(
    ['0', '1', '2'].map((part) => ({ template: template.id, space: main, part })),
  );
  const bare = scene.does(addProjectFrom, { ...wish, prefix: 'BAR' });
  expect([bare.texts, bare.tasks]).toEqual([[], 3]);
});

test('[M425] more tasks than a template keeps are told before', () => {
  const scene = openScene({ today });
  scene.does(addTasks, { project: scene.project, titles: Array.from({ length: 130 }, (_, at) => `Task ${at}`) });
  expect(scene.ask(keptOfProject, { project: scene.project })).toMatchObject([{ tasks: 100, tooMany: 30, ofFew: 0 }]);
});

test('[M425] a template of an earlier version, which names columns alone, begins a project as before', () => {
  const scene = openScene({ today });
  const plan = Plan.parse({
    name: 'Old',
    columns: [
      { name: 'Open', kind: 'todo', hue: 3, limit: 2 },
      { name: 'Shut', kind: 'done' },
    ],
    boards: [{ name: 'Old', lanes: 'none' }],
    tasks: [{ title: 'One', column: 1, due: null, priority: null, estimate: null, tags: [], list: [] }],
  });
  const made = scene.does(addProjectFrom, { space: main, name: 'New', prefix: 'NEW', hue: 2, plan });
  expect(scene.ask(boardColumns, { board: made.board })).toMatchObject([
    { name: 'Open', hue: 3, limit: 2 },
    { name: 'Shut', hue: null, limit: null },
  ]);
  expect(scene.ask(tasksOnBoard, { board: made.board })).toMatchObject([{ title: 'One', kind: 'done' }]);
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
