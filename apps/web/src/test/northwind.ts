// A small board as in the pictures, written by the real commands: what screens are developed and tested on.
import { addTask } from '@baton/model/task/add-commands';
import { addCheckItems, toggleCheckItem } from '@baton/model/task/checklist-commands';
import { addComment } from '@baton/model/comment/commands';
import { setLanes } from '@baton/model/board/commands';
import { setLimit, addColumn } from '@baton/model/board/column-commands';
import { addName, setProfile } from '@baton/model/person/commands';
import { addProject } from '@baton/model/project/commands';
import { type Memory, person, space } from '@baton/model/test/memory';
import { boardColumns } from '@baton/model/board/queries';
import { addDays, type Day, daysBetween } from '@baton/model/day';

export interface Northwind {
  readonly board: string;
  readonly project: string;
  readonly columns: readonly string[];
  readonly tasks: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
}
interface Line {
  readonly title: string;
  readonly column: number;
  readonly who?: string;
  readonly priority?: 1 | 2 | 3 | 4;
  readonly due?: string;
  readonly checks?: readonly [number, number];
  readonly comments?: readonly string[];
  readonly number?: number;
  readonly tags?: readonly string[];
}
const lines: readonly Line[] = [
  { title: 'EAN codes into the ERP', column: 0, who: 'Dana Reyes', priority: 1, due: '2026-03-09', number: 146 },
  {
    title: 'Launch-day support rota',
    column: 0,
    who: 'Jonas Ek',
    priority: 1,
    due: '2026-03-20',
    checks: [2, 6],
    number: 144,
  },
  { title: 'Email series, four parts', column: 0, who: 'Tom Okafor', priority: 2, due: '2026-03-24', number: 131 },
  {
    title: 'Demo tents to 8 stores',
    column: 0,
    who: 'Diego Salas',
    priority: 3,
    due: '2026-03-16',
    number: 147,
    tags: ['Retail'],
  },
  {
    title: 'Landing page: Tarn 2',
    column: 1,
    who: 'Yuki Tanaka',
    priority: 1,
    due: '2026-03-06',
    checks: [3, 5],
    number: 118,
  },
  {
    title: 'Launch film: rough cut',
    column: 1,
    who: 'me',
    priority: 1,
    due: '2026-03-04',
    comments: ['The second half drags a little.', 'Cut it to 58 seconds.'],
    number: 128,
  },
  {
    title: 'Care label text, six languages',
    column: 1,
    who: 'Ravi Menon',
    priority: 1,
    due: '2026-03-06',
    number: 139,
  },
  { title: 'Window display kit', column: 1, who: 'me', priority: 1, due: '2026-03-11', number: 135 },
  { title: 'Sell-in deck: numbers page', column: 1, who: 'Diego Salas', priority: 2, due: '2026-03-12', number: 124 },
  {
    title: 'Paid social set-up, four markets',
    column: 1,
    who: 'me',
    priority: 2,
    due: '2026-03-04',
    checks: [3, 4],
    number: 137,
  },
  {
    title: 'Press kit: words and stills',
    column: 1,
    who: 'Tom Okafor',
    priority: 2,
    due: '2026-03-06',
    checks: [2, 3],
    number: 121,
    tags: ['Press'],
    comments: ['Over to you. The price is the only gap, I left the line empty.'],
  },
  {
    title: 'Hang-tag artwork, Ridgeline 40',
    column: 2,
    who: 'Lena Brandt',
    priority: 1,
    due: '2026-03-05',
    number: 141,
  },
  { title: 'Waterproof claims check', column: 3, who: 'Clara Park', priority: 1, due: '2026-03-05', number: 126 },
  { title: 'Retail price list', column: 3, who: 'Viktor Lang', priority: 2, due: '2026-03-02', number: 104 },
  { title: 'Tarn 2 product photography', column: 4, who: 'Lena Brandt', priority: 1, number: 112 },
  { title: 'Store staff training pack', column: 4, who: 'Ruth Adeyemi', priority: 2, due: '2026-03-30', number: 142 },
  { title: 'Giveaway terms, Portugal', column: 4, priority: 3 },
];

export function seedNorthwind(memory: Memory): Northwind {
  const main = space('main');
  memory.titles.workspace = 'Northwind Outdoor';
  memory.titles.spaces[main] = 'Marketing';
  memory.titles.spaces[space('team')] = 'Sales';
  memory.does(setProfile, { name: 'Ines Carvalho' });
  memory.as(person('bo'), () => memory.does(setProfile, { name: 'Yuki Tanaka' }));
  memory.as(person('cy'), () => memory.does(setProfile, { name: 'Lena Brandt' }));
  const names: Record<string, string> = { me: person('ann'), 'Yuki Tanaka': person('bo'), 'Lena Brandt': person('cy') };
  for (const name of new Set(lines.map((line) => line.who).filter((who) => who !== undefined))) {
    names[name] ??= memory.does(addName, {
      space: main,
      name,
      ...(['Clara Park', 'Ravi Menon'].includes(name) ? { guest: true } : {}),
    }).name;
  }
  const made = memory.does(addProject, {
    space: main,
    name: 'Spring launch',
    hue: 1,
    prefix: 'SPR',
    columns: [
      { name: 'Ready', kind: 'todo' },
      { name: 'Making', kind: 'doing' },
      { name: 'Brand review', kind: 'review' },
      { name: 'Legal check', kind: 'review' },
      { name: 'Ready to ship', kind: 'done' },
    ],
  });
  const { project, board } = made as { project: string; board: string };
  memory.does(addProject, { space: main, name: 'Store site', hue: 7, prefix: 'WEB' });
  memory.does(addColumn, { board, name: 'Shipped', kind: 'done' });
  const columns = memory.ask(boardColumns, { board }).map((column) => column.id);
  memory.does(setLanes, { board, lanes: 'priority' as const });
  for (const [at, limit] of [
    [1, 6],
    [2, 3],
    [3, 2],
  ] as const)
    memory.does(setLimit, { column: columns[at] ?? '', limit });
  const tasks: Record<string, string> = {};
  for (const line of lines) tasks[line.title] = seedTask(memory, { line, project, board, columns, names });
  return { board, project, columns, tasks, names };
}

interface Seed {
  readonly line: Line;
  readonly project: string;
  readonly board: string;
  readonly columns: readonly string[];
  readonly names: Record<string, string>;
}
function seedTask(memory: Memory, { line, project, board, columns, names }: Seed): string {
  const { task } = memory.does(addTask, {
    project,
    board,
    column: columns[line.column],
    title: line.title,
    ...(line.who === undefined ? {} : { assigned: names[line.who] }),
    ...(line.priority === undefined ? {} : { priority: line.priority }),
    ...(line.due === undefined
      ? {}
      : { due: addDays(memory.ctx.today, daysBetween('2026-03-04' as Day, line.due as Day)) }),
    ...(line.tags === undefined ? {} : { tags: [...line.tags] }),
  });
  if (line.number !== undefined) memory.numbers.set(task, line.number);
  seedTalk(memory, task, line);
  return task;
}

function seedTalk(memory: Memory, task: string, line: Line): void {
  if (line.checks) {
    const { items } = memory.does(addCheckItems, {
      task,
      texts: Array.from({ length: line.checks[1] }, (_, at) => `Part ${at + 1}`),
    });
    for (const item of items.slice(0, line.checks[0])) memory.does(toggleCheckItem, { item, done: true });
  }
  for (const [at, text] of (line.comments ?? []).entries()) {
    memory.as(at % 2 === 0 ? person('bo') : person('ann'), () => memory.does(addComment, { task, text }));
  }
}
