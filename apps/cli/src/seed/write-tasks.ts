// A run of a seeded project's tasks, as one gesture. What a task is follows from its place alone, so whoever writes it, in
// whatever order and parts, the company comes out the same.
import { command } from '@baton/model/command';
import { addDays, Day, type Instant } from '@baton/model/day';
import { demoId, diceOf } from '@baton/model/made-id';
import type { SpaceId } from '@baton/model/ids';
import { Prefix, type StatusKind } from '@baton/model/project/schema';
import { ranksBetween } from '@baton/model/rank';
import { present } from '@baton/model/record';
import type { Tx } from '@baton/model/tx';
import { z } from 'zod';
import { objects, sentences, subjects, tags, verbs } from './words.ts';

const Part = z.object({
  space: z.string(),
  today: Day,
  project: z.object({ name: z.string(), prefix: Prefix, hue: z.int(), tasks: z.int() }),
  /** Who may hold a task: the people of the department. */
  holders: z.array(z.string()).min(1),
  from: z.int(),
  to: z.int(),
  /** Tasks whose thread is begun. */
  threads: z.array(z.int()),
});
export type Part = z.infer<typeof Part>;

const columns: readonly { name: string; kind: StatusKind; upTo: number }[] = [
  { name: 'Later', kind: 'later', upTo: 0.05 },
  { name: 'Ready', kind: 'todo', upTo: 0.25 },
  { name: 'Making', kind: 'doing', upTo: 0.37 },
  { name: 'Review', kind: 'review', upTo: 0.45 },
  { name: 'Done', kind: 'done', upTo: 1 },
];
const priorities = [1, 2, 3, 4] as const;
const dayMs = 86_400_000;
/** So far back the oldest task was made. */
const daysBack = 500;

interface Scene {
  readonly tx: Tx;
  readonly part: Part;
  readonly place: { readonly in: 'space'; readonly space: SpaceId };
  readonly id: (letter: string, name: string | number) => string;
  /** Noon of the day that it is seeded for. */
  readonly noon: Instant;
}

function writeProject({ tx, part, place, id, noon }: Scene): void {
  const { name, prefix, hue } = part.project;
  const project = id('p', '');
  if (tx.projects.get(project) !== undefined) return;
  const random = diceOf(prefix);
  const created = noon - daysBack * dayMs;
  tx.projects.add(place, project, {
    name,
    prefix,
    hue,
    rank: ranksBetween(null, null, { count: 1, random })[0] ?? '',
    created,
  });
  tx.boards.add(place, id('b', ''), { project, name, rank: 'a0' });
  const ranks = ranksBetween(null, null, { count: columns.length, random });
  columns.forEach(({ name: column, kind }, at) => {
    const rank = ranks[at] ?? 'a0';
    tx.statuses.add(place, id('q', at), { project, name: column, kind, rank });
    tx.columns.add(place, id('c', at), { board: id('b', ''), name: column, rank, statuses: { [id('q', at)]: true } });
  });
}

/** What chance gives a task. */
function fieldsOf({ part, id, noon }: Scene, number: number) {
  const roll = diceOf(`${part.project.prefix}-${number}`);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const chance = roll();
  const column = columns.findIndex(({ upTo }) => chance < upTo);
  const age = Math.floor(daysBack * (1 - number / (part.project.tasks + 1)));
  const isDone = columns[column]?.kind === 'done';
  return {
    title: `${pick(verbs)} ${pick(objects)} for ${pick(subjects)}`,
    status: id('q', column),
    created: noon - age * dayMs - Math.floor(roll() * dayMs),
    assigned: roll() < 0.8 ? pick(part.holders) : null,
    due: roll() < 0.5 ? addDays(part.today, Math.floor(roll() * 60) - (isDone ? age : 10)) : null,
    priority: roll() < 0.2 ? pick(priorities) : null,
    estimate: roll() < 0.3 ? 30 * (1 + Math.floor(roll() * 16)) : null,
    tags: Object.fromEntries(roll() < 0.3 ? [[pick(tags), true]] : []),
    archived: isDone && age > 120 ? noon - (age - 60) * dayMs : null,
  };
}

function writeTask(scene: Scene, number: number, rank: string): void {
  const { tx, part, place, id, noon } = scene;
  const project = id('p', '');
  const fields = fieldsOf(scene, number);
  tx.tasks.add(place, id('t', number), present({ ...fields, project, ranks: { [id('b', '')]: rank } }));
  if (!part.threads.includes(number)) return;
  const roll = diceOf(`thread ${part.project.prefix}-${number}`);
  const text = sentences[Math.floor(roll() * sentences.length)] ?? '';
  const feed = { in: 'feed', space: place.space, of: id('t', number), at: noon } as const;
  tx.comments.add(feed, id('m', number), { on: id('t', number), text, at: noon - Math.floor(roll() * 30 * dayMs) });
}

export const taskIdOf = (workspace: string, prefix: string, number: number): string =>
  demoId(workspace, 't', `${prefix} ${number}`);

/** Numbers `from` to `to` (with it, without the end) of a project; its board comes with the first. */
export const seedTasks = command('seedTasks', Part, (tx, ctx, part) => {
  const { prefix, tasks: count } = part.project;
  const scene: Scene = {
    tx,
    part,
    place: { in: 'space', space: part.space as SpaceId },
    id: (letter, name) => demoId(ctx.directory.workspace, letter, `${prefix} ${name}`),
    noon: Date.parse(`${part.today}T12:00:00Z`),
  };
  writeProject(scene);
  const ranks = ranksBetween(null, null, { count: Math.max(1, count), random: diceOf(`${prefix} ranks`) });
  for (let number = part.from; number < part.to; number += 1) writeTask(scene, number, ranks[number] ?? 'a0');
  return { tasks: part.to - part.from };
});
