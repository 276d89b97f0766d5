// Keys: `SPR-128` once the relay has numbered the task, `SPR~7QK3M` from its first second; both lead to it for ever,
// also after it moved (the key stays the one it was given) or the prefix changed (old prefixes still lead here).
import type { AskCtx } from '../command.ts';
import { shortOf } from '../ids.ts';
import { sliceOf } from '../sharing/slices.ts';
import type { Rows } from '../tx.ts';
import { keyHomeOf, taskKeys, withShort } from './keys-view.ts';
import type { Task } from './schema.ts';

type KeyRows = Pick<Rows, 'projects' | 'tasks'>;

/** For one answer: each prefix is looked up once. */
export function keying(rows: Pick<Rows, 'projects' | 'slices'>, ctx: Pick<AskCtx, 'numbers'>): (task: Task) => string {
  const prefixes = new Map<string, string>();
  return (task) => {
    const home = keyHomeOf(task);
    let prefix = prefixes.get(home);
    if (prefix === undefined) {
      prefix =
        (rows.projects.get(home) ?? rows.projects.get(task.project) ?? sliceOf(rows, task.project))?.prefix ?? 'TASK';
      prefixes.set(home, prefix);
    }
    const number = ctx.numbers.get(task.id);
    return number === undefined ? `${prefix}~${shortOf(task.id)}` : `${prefix}-${number}`;
  };
}

export type ParsedKey = { readonly prefix: string } & ({ readonly number: number } | { readonly short: string });

/** Reads a key however it is typed: small letters, O for 0, I and L for 1. */
export function parseKey(text: string): ParsedKey | null {
  const typed = text.trim().toUpperCase();
  const numbered = /^([A-Z][A-Z0-9]{1,5})-([1-9]\d{0,8})$/.exec(typed);
  if (numbered?.[1] !== undefined) return { prefix: numbered[1], number: Number(numbered[2]) };
  const short = /^([A-Z][A-Z0-9]{1,5})~([0-9A-Z]{5})$/.exec(typed);
  if (short?.[1] === undefined || short[2] === undefined) return null;
  return { prefix: short[1], short: short[2].replaceAll('O', '0').replaceAll(/[IL]/g, '1') };
}

/** Projects that the prefix leads to: those that have it, then those that had it. */
function projectsWithPrefix(rows: Pick<Rows, 'projects'>, prefix: string): string[] {
  const now: string[] = [];
  const before: string[] = [];
  for (const project of rows.projects.all()) {
    if (project.prefix === prefix) now.push(project.id);
    else if (project.formerPrefixes.includes(prefix)) before.push(project.id);
  }
  return [...now.sort(), ...before.sort()];
}

interface Sought {
  readonly ctx: Pick<AskCtx, 'numbers'>;
  readonly key: ParsedKey;
  /** With this prefix, the likeliest first. */
  readonly projects: readonly string[];
}
/** How near the task is to what was asked for; null when the key does not lead to it. */
function placeOf(task: Task, { ctx, key, projects }: Sought): number | null {
  if ('short' in key) {
    if (shortOf(task.id) !== key.short) return null;
    const place = projects.indexOf(keyHomeOf(task));
    return place >= 0 ? place : projects.length;
  }
  const place = ctx.numbers.get(task.id) === key.number ? projects.indexOf(keyHomeOf(task)) : -1;
  if (place >= 0) return place;
  return task.formerKeys.includes(`${key.prefix}-${key.number}`) ? projects.length : null;
}

/** Ids of all tasks to which the key may lead. */
function candidates(rows: KeyRows, { ctx, key, projects }: Sought): Set<string> {
  const keys = rows.tasks.view(taskKeys);
  if ('short' in key) return new Set(withShort(keys, key.short));
  const ids = new Set(keys.byFormer.get(`${key.prefix}-${key.number}`));
  for (const project of projects)
    for (const id of keys.byHome.get(project) ?? []) if (ctx.numbers.get(id) === key.number) ids.add(id);
  return ids;
}

/** Tasks that a key leads to, the likeliest first. A short key finds its task whatever its prefix has become. */
export function tasksWithKey(rows: KeyRows, ctx: Pick<AskCtx, 'numbers'>, key: ParsedKey): Task[] {
  const sought = { ctx, key, projects: projectsWithPrefix(rows, key.prefix) };
  const found: { task: Task; place: number }[] = [];
  for (const id of candidates(rows, sought)) {
    const task = rows.tasks.get(id);
    const place = task === undefined ? null : placeOf(task, sought);
    if (task !== undefined && place !== null) found.push({ task, place });
  }
  return found.sort((a, b) => a.place - b.place || (a.task.id < b.task.id ? -1 : 1)).map(({ task }) => task);
}
