// seedDemo: the demo company as one gesture. Everybody but the reader is a name without an account; comments of theirs
// are carried over, as an import does. Only what exists is seeded: no gates, offers, timers or signatures.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { addDays, Day, weekdayOf, type Day as DayType } from '../day.ts';
import type { SpaceId } from '../ids.ts';
import { takenPrefixes } from '../project/rules.ts';
import { ranksBetween } from '../rank.ts';
import { always } from '../person/week.ts';
import { present } from '../record.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { standsIn } from '../space/rules.ts';
import { sheetOf } from '../space/schema.ts';
import type { Tx } from '../tx.ts';
import { demoPeople, demoReader, demoSpaces, type Department, type DemoProject, type DemoTask } from './company.ts';
import { departments } from './departments.ts';
import { demoHomes } from './homes.ts';
import { demoHours, officeWeek } from './hours.ts';
import { demoId, diceOf } from '../made-id.ts';
import { springLaunch } from './spring-launch.ts';

export const demoProjects: readonly DemoProject[] = [springLaunch, ...departments];

/** The company's Wednesday 4 March is the Wednesday of the week that `today` is in. */
export const demoWednesday = (today: DayType): DayType => addDays(today, 3 - weekdayOf(today));

interface Scene {
  readonly tx: Tx;
  readonly ctx: Ctx;
  readonly wednesday: DayType;
  readonly spaceOf: (department: string) => SpaceId;
  readonly id: (letter: string, name: string) => string;
  /** Initials → person or name. */
  readonly who: (initials: string) => string;
  readonly pages: { task: string; paragraphs: readonly string[] }[];
}

type Only = (department: string) => boolean;

function seedPeople({ tx, ctx, id, spaceOf }: Scene, only: Only): void {
  if (tx.profiles.get(ctx.person) === undefined) {
    const { name, title } = demoReader;
    // Where the reader is, their device knows: it offers its zone.
    tx.profiles.add({ in: 'people' }, ctx.person, { name, title, weeks: { [always]: officeWeek } });
  }
  for (const { initials, name, title, space, guest } of demoPeople) {
    if (!only(space)) continue;
    const { zone, week } = demoHours(initials);
    tx.names.add({ in: 'space', space: spaceOf(space) }, id('n', initials), {
      ...present({ name, title, guest: guest ?? null, zone }),
      ...(week === undefined ? {} : { weeks: { [always]: week } }),
    });
  }
}

function seedTask(
  scene: Scene,
  task: DemoTask,
  home: { project: DemoProject; status: string; board: string; rank: string },
): void {
  const { tx, ctx, id, wednesday } = scene;
  const place = { in: 'space', space: scene.spaceOf(home.project.space) } as const;
  const key = `${home.project.prefix}-${task.number}`;
  const taskId = id('t', key);
  const fields = present({
    title: task.title,
    project: id('p', home.project.prefix),
    status: home.status,
    created: ctx.now - (400 - task.number) * 60_000,
    numberWish: task.number,
    ranks: { [home.board]: home.rank },
    assigned: task.holder === null ? null : scene.who(task.holder),
    due: task.day === null ? null : addDays(wednesday, task.day),
    priority: task.priority ?? null,
    estimate: task.hours === undefined ? null : task.hours * 60,
    tags: Object.fromEntries((task.tags ?? []).map((tag) => [tag, true])),
  });
  tx.tasks.add(place, taskId, fields);
  seedLines(scene, task, { task: taskId, key, place });
  if (task.page) scene.pages.push({ task: taskId, paragraphs: task.page });
}

function seedLines(
  scene: Scene,
  task: DemoTask,
  on: { task: string; key: string; place: { in: 'space'; space: SpaceId } },
): void {
  const { tx, ctx, id, who } = scene;
  const lines = task.list ?? [];
  const ranks = ranksBetween(null, null, { count: Math.max(1, lines.length), random: diceOf(on.key) });
  lines.forEach((line, at) => {
    const done = line.startsWith('x ') ? ctx.now - 7_200_000 : null;
    const text = line.replace(/^x /, '');
    tx.checkItems.add(
      on.place,
      id('k', `${on.key} ${at}`),
      present({ task: on.task, text, done, rank: ranks[at] ?? 'a0' }),
    );
  });
  for (const [at, [initials, minutesAgo, text]] of (task.comments ?? []).entries()) {
    const when = ctx.now - minutesAgo * 60_000;
    const feed = { in: 'feed', space: on.place.space, of: on.task, at: when } as const;
    tx.comments.add(feed, id('m', `${on.key} ${at}`), { on: on.task, text, at: when, writtenBy: who(initials) });
  }
}

function seedProject(scene: Scene, project: DemoProject, rank: string): void {
  const { tx, ctx, id } = scene;
  const place = { in: 'space', space: scene.spaceOf(project.space) } as const;
  const { name, prefix, hue, lanes } = project;
  const [projectId, board] = [id('p', prefix), id('b', prefix)];
  const random = diceOf(prefix);
  tx.projects.add(place, projectId, { name, prefix, hue, rank, created: ctx.now });
  tx.boards.add(place, board, present({ project: projectId, name, rank: 'a0', lanes: lanes ?? null }));
  const ranks = ranksBetween(null, null, { count: project.columns.length, random });
  project.columns.forEach((column, at) => {
    const [status, columnRank] = [id('q', `${prefix} ${at}`), ranks[at] ?? 'a0'];
    tx.statuses.add(place, status, { project: projectId, name: column.name, kind: column.kind, rank: columnRank });
    const { limit, collapsed } = { limit: null, collapsed: null, ...column };
    const statuses = { [status]: true };
    const fields = present({ board, name: column.name, rank: columnRank, statuses, limit, collapsed });
    tx.columns.add(place, id('c', `${prefix} ${at}`), fields);
    const inside = ranksBetween(null, null, { count: Math.max(1, column.tasks.length), random });
    column.tasks.forEach((task, place) =>
      seedTask(scene, task, { project, status, board, rank: inside[place] ?? 'a0' }),
    );
  });
}

function seedHome({ tx, ctx, id, who, spaceOf, wednesday }: Scene, department: Department): void {
  const home = demoHomes[department];
  if (home === undefined) return;
  const place = { in: 'space', space: spaceOf(department) } as const;
  const fields = { since: ctx.now, desk: id('p', home.desk), needs: home.needs.join('\n') };
  tx.sheets.add(place, sheetOf(place.space), fields);
  for (const [at, { title, note, from, day, minutesAgo }] of home.asks.entries()) {
    const wanted = day === null ? null : addDays(wednesday, day);
    const asked = { title, note, wanted, from: who(from), at: ctx.now - minutesAgo * 60_000 };
    tx.requests.add(place, id('y', `${department} ${at}`), present(asked));
  }
}

interface Wish {
  readonly spaces: Readonly<Record<string, string>>;
  readonly only: Only;
}
function refusalFor(tx: Tx, ctx: Ctx, { spaces, only }: Wish): Refusal | undefined {
  const workspace = ctx.directory.workspace;
  const wanted = demoProjects.filter(({ space }) => only(space));
  if (wanted.some(({ prefix }) => tx.projects.get(demoId(workspace, 'p', prefix)) !== undefined))
    return refuse('nothing-changed', 'demo');
  for (const department of demoSpaces.filter(only)) {
    if (spaces[department] === undefined) return refuse('not-found', department);
    if (!standsIn(ctx.directory, spaces[department] as SpaceId, ctx.person)) return refuse('not-allowed', 'space');
  }
  const taken = takenPrefixes(tx);
  const clash = wanted.find(({ prefix }) => taken.has(prefix));
  return clash && refuse('prefix-taken', clash.prefix, { by: taken.get(clash.prefix) ?? '' });
}

/**
 * `spaces` names the space of each department; `today` pins the Wednesday (the reader's own today when absent). With
 * `only` one department is seeded: a relay gives short numbers to the records of one space at a time.
 */
export const seedDemo = command(
  'seedDemo',
  z.object({ spaces: z.record(z.string(), z.string()), today: Day.optional(), only: z.string().optional() }),
  (tx, ctx, args) => {
    const only: Only = (department) => args.only === undefined || args.only === department;
    const refusal = refusalFor(tx, ctx, { spaces: args.spaces, only });
    if (refusal) return refusal;
    const workspace = ctx.directory.workspace;
    const id = (letter: string, name: string) => demoId(workspace, letter, name);
    const scene: Scene = {
      tx,
      ctx,
      id,
      wednesday: demoWednesday(args.today ?? ctx.today),
      spaceOf: (department) => args.spaces[department] as SpaceId,
      who: (initials) => (initials === demoReader.initials ? ctx.person : id('n', initials)),
      pages: [],
    };
    seedPeople(scene, only);
    demoSpaces.filter(only).forEach((department) => seedHome(scene, department));
    const ranks = ranksBetween(null, null, { count: demoProjects.length, random: diceOf(workspace) });
    demoProjects.forEach((project, at) => {
      if (only(project.space)) seedProject(scene, project, ranks[at] ?? 'a0');
    });
    return { project: id('p', springLaunch.prefix), board: id('b', springLaunch.prefix), pages: scene.pages };
  },
);
