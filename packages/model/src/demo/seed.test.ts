import { requestsIn } from '../request/queries.ts';
import { homeOfSpace } from '../space/queries.ts';
import { expect, test } from 'vitest';
import { boardColumns, tasksOnBoard } from '../board/queries.ts';
import { commentsOn } from '../comment/queries.ts';
import type { Day } from '../day.ts';
import { newSpace } from '../directory/made.ts';
import type { DirectorySpace } from '../directory/schema.ts';
import { isId, type SpaceId, type WorkspaceId } from '../ids.ts';
import { addProject } from '../project/commands.ts';
import { projectsOfWorkspace } from '../project/queries.ts';
import { checklistOf } from '../task/queries.ts';
import { type CardOfPerson, personCard } from '../person/card-queries.ts';
import { peopleOfWorkspace } from '../person/queries.ts';
import { minutesOfWeek, weekOn } from '../person/week.ts';
import { standingAt } from '../person/working.ts';
import { isZone } from '../person/zone.ts';
import { openMemory, person, space, type Memory } from '../test/memory.ts';
import { demoSpaces } from './company.ts';
import { demoProjects, demoWednesday, seedDemo } from './seed.ts';

const spaces = Object.fromEntries(demoSpaces.map((title) => [title, space(title)]));
const open = newSpace(1);
const directorySpaces = Object.fromEntries(Object.values(spaces).map((id) => [id, open])) as Record<
  SpaceId,
  DirectorySpace
>;
function company(workspace = `w${'1'.repeat(17)}`, today = '2026-03-04'): Memory {
  return openMemory({ today, directory: { workspace: workspace as WorkspaceId, spaces: directorySpaces } });
}
const everything = (memory: Memory) =>
  JSON.stringify(Object.values(memory.tx).map((table) => [...(table.all() as Iterable<unknown>)]));

test('[M60] the board of the pictures: columns, limits and counts', () => {
  const memory = company();
  const { board } = memory.does(seedDemo, { spaces });
  expect(
    memory
      .ask(boardColumns, { board })
      .map(({ name, count, limit, collapsed, kind }) => ({ name, count, limit, collapsed, kind })),
  ).toEqual([
    { name: 'Ready', count: 4, limit: null, collapsed: false, kind: 'todo' },
    { name: 'Making', count: 7, limit: 6, collapsed: false, kind: 'doing' },
    { name: 'Brand review', count: 1, limit: 3, collapsed: false, kind: 'review' },
    { name: 'Legal check', count: 2, limit: 2, collapsed: false, kind: 'review' },
    { name: 'Ready to ship', count: 3, limit: null, collapsed: false, kind: 'done' },
    { name: 'Shipped', count: 14, limit: null, collapsed: true, kind: 'done' },
  ]);
  const cards = memory.ask(tasksOnBoard, { board });
  const lane = (value: string) =>
    cards.filter((card) => card.lane === value && card.column !== cards.at(-1)?.column).length;
  expect([lane('1'), lane('2'), lane('3')]).toEqual([9, 6, 2]);
});

test('[M60] cards show what the pictures show', () => {
  const memory = company();
  const { board, pages } = memory.does(seedDemo, { spaces });
  for (const { id, numberWish } of memory.rows.tasks.all()) memory.numbers.set(id, numberWish ?? 0);
  const card = (key: string) => memory.ask(tasksOnBoard, { board }).find((one) => one.key === key);
  expect(card('SPR-128')).toMatchObject({
    title: 'Launch film: rough cut',
    due: '2026-03-04',
    late: false,
    comments: 4,
    priority: 1,
  });
  expect(card('SPR-128')?.holder).toMatchObject({ id: person('ann'), name: 'Ines Carvalho' });
  expect(card('SPR-104')).toMatchObject({ due: '2026-03-02', late: true, holder: { name: 'Viktor Lang' } });
  expect(card('SPR-118')).toMatchObject({ checklistDone: 3, checklistTotal: 5 });
  expect(card('SPR-126')?.holder).toMatchObject({ name: 'Clara Park', guest: true, account: false });
  const kit = card('SPR-121')?.id ?? '';
  expect(memory.ask(checklistOf, { task: kit }).map(({ done }) => done)).toEqual([true, true, false]);
  expect(memory.ask(commentsOn, { task: kit }).map(({ authorName }) => authorName)).toEqual([
    'Tom Okafor',
    'Ana Petrović',
  ]);
  expect(pages.find(({ task }) => task === kit)?.paragraphs[0]).toContain('40 journalists');
});

test('[M139] its people work where and when the pictures say', () => {
  const memory = company();
  memory.does(seedDemo, { spaces });
  const card = (name: string) => {
    const id = memory.ask(peopleOfWorkspace, {}).find((one) => one.name === name)?.id ?? '';
    return memory.ask(personCard, { person: id })[0];
  };
  const minutes = (name: string) => {
    const week = weekOn(card(name)?.weeks ?? {}, '2026-03-04' as Day);
    return week && minutesOfWeek(week);
  };
  expect(
    ['Ines Carvalho', 'Ana Petrović', 'Lena Brandt', 'Ben Castell', 'Jonas Ek', 'Viktor Lang'].map(minutes),
  ).toEqual([37.5, 30, 30, 22.5, 40, 37.5].map((hours) => hours * 60));
  expect(minutes('Clara Park')).toBeUndefined();
  // Wednesday 10:42 in Lisbon; Ana works Monday to Thursday, so on Friday she is off until Monday.
  const at = Date.parse('2026-03-06T10:42:00Z');
  const ana = card('Ana Petrović') as CardOfPerson;
  expect(standingAt(ana, at, '2026-03-06' as Day)).toEqual({ kind: 'off', back: Date.parse('2026-03-09T09:00:00Z') });
  const priya = card('Priya Nair') as CardOfPerson;
  expect(standingAt(priya, at, '2026-03-06' as Day)).toMatchObject({ kind: 'working' });
  for (const { zone } of memory.rows.names.all()) expect(isZone(zone ?? '')).toBe(true);
});

test('[M61] the same each time in one workspace, other ids in another', () => {
  const [one, again, other] = [company(), company(), company(`w${'2'.repeat(17)}`)];
  for (const memory of [one, again, other]) memory.does(seedDemo, { spaces });
  expect(everything(one)).toBe(everything(again));
  const ids = (memory: Memory) => new Set([...memory.rows.tasks.all()].map(({ id }) => id));
  expect([...ids(one)].filter((id) => ids(other).has(id))).toEqual([]);
  expect([...ids(one)].every((id) => isId(id, 't'))).toBe(true);
  const planned = demoProjects.flatMap(({ columns }) => columns.flatMap(({ tasks }) => tasks));
  expect(ids(one).size).toBe(planned.length);
});

test('[M62] its Wednesday is the Wednesday of the week, or the pinned one’s', () => {
  expect(demoWednesday('2026-03-02' as Day)).toBe('2026-03-04');
  expect(demoWednesday('2026-03-04' as Day)).toBe('2026-03-04');
  expect(demoWednesday('2026-03-08' as Day)).toBe('2026-03-04');
  expect(demoWednesday('2026-12-31' as Day)).toBe('2026-12-30');
  const memory = company(undefined, '2026-11-26');
  const { board } = memory.does(seedDemo, { spaces, today: '2026-03-05' as Day });
  const dues = memory.ask(tasksOnBoard, { board }).map((card) => card.due);
  expect(dues).toContain('2026-03-04');
  const now = company(undefined, '2026-11-26');
  expect(now.ask(tasksOnBoard, { board: now.does(seedDemo, { spaces }).board }).map((card) => card.due)).toContain(
    '2026-11-25',
  );
});

test('[M63] every department’s projects are there, each in its space', () => {
  const memory = company();
  memory.does(seedDemo, { spaces });
  const found = memory.ask(projectsOfWorkspace, {}).map(({ name, prefix, space: where }) => [name, prefix, where]);
  expect(found).toEqual(demoProjects.map((project) => [project.name, project.prefix, spaces[project.space]]));
  expect(found.map(([name]) => name).slice(0, 3)).toEqual(['Spring launch', 'Store site', 'Marketing desk']);
});

test('[M64] seeding twice, without its spaces or over taken prefixes changes nothing', () => {
  const memory = company();
  memory.does(seedDemo, { spaces });
  expect(memory.run(seedDemo, { spaces })).toMatchObject({ kind: 'nothing-changed' });
  expect(company().run(seedDemo, { spaces: { Marketing: space('marketing') } })).toMatchObject({
    kind: 'not-found',
    what: 'Sales',
  });
  const taken = company();
  taken.does(addProject, { space: space('it'), name: 'Fins', prefix: 'FIN', hue: 1 });
  expect(taken.run(seedDemo, { spaces })).toMatchObject({ kind: 'prefix-taken', what: 'FIN', by: 'Fins' });
});

test('[M64] nobody’s comment lies in the future, whatever day the demo is opened', () => {
  const memory = company(undefined, '2026-03-02');
  memory.does(seedDemo, { spaces });
  for (const comment of memory.rows.comments.all()) expect(comment.at).toBeLessThan(memory.ctx.now);
});

test('[M60] department by department it becomes the same company as at once', () => {
  const [whole, parts] = [company(), company()];
  whole.does(seedDemo, { spaces });
  for (const only of demoSpaces) parts.does(seedDemo, { spaces, only });
  const sorted = (memory: Memory) =>
    Object.values(memory.tx).map((table) =>
      [...(table.all() as Iterable<{ id: string; rank?: string }>)].map(({ id, rank }) => `${id} ${rank}`).sort(),
    );
  expect(sorted(parts)).toEqual(sorted(whole));
  expect(parts.run(seedDemo, { spaces, only: 'Marketing' })).toMatchObject({ kind: 'nothing-changed' });
});

test('[M60] Marketing says what it needs, has its everyday board, and is asked for what the picture shows', () => {
  const memory = company();
  memory.does(seedDemo, { spaces });
  const home = memory.ask(homeOfSpace, { space: spaces['Marketing'] ?? '' })[0];
  expect(home).toMatchObject({ desk: { name: 'Marketing desk' } });
  expect(home?.needs).toContain('People in a picture have agreed');
  const asked = memory.ask(requestsIn, { space: spaces['Marketing'] ?? '' });
  expect(asked.map(({ title, state, from }) => [title, state, from.name])).toEqual([
    ['Signs for the Porto opening, 6 pieces', 'waiting', 'Jonas Ek'],
    ['Photo for the April hiring page', 'waiting', 'Ben Castell'],
  ]);
});
