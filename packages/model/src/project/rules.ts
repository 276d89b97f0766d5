// What a project decides: its prefix, and which kind a status has by its name.
import type { Rows } from '../tx.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { byRank, isRank } from '../rank.ts';
import type { Project, Status, StatusKind } from './schema.ts';

export function liveProject(rows: Pick<Rows, 'projects'>, id: string): Project | Refusal {
  const project = rows.projects.get(id);
  if (project === undefined) return refuse('not-found', 'project');
  return project.binned === null ? project : refuse('in-bin', 'project');
}

/** Capitals and digits of a name that can begin keys, from its first letters: "Spring launch" gives SPR. */
export function suggestPrefix(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase();
  const letters = plain.replace(/[^A-Z0-9]/g, '').replace(/^[0-9]+/, '');
  const stem = letters.slice(0, 3).padEnd(2, 'X');
  const initials = plain
    .split(/[^A-Z0-9]+/)
    .map((word) => word.charAt(0))
    .join('')
    .replace(/^[0-9]+/, '')
    .slice(0, 6);
  for (const prefix of [stem, initials, letters.slice(0, 4)]) {
    if (prefix.length >= 2 && !taken.has(prefix)) return prefix;
  }
  for (let count = 2; ; count += 1) if (!taken.has(`${stem}${count}`)) return `${stem}${count}`;
}

/** Prefixes in use and those that keys were written with before: both lead somewhere. */
export function takenPrefixes(rows: Pick<Rows, 'projects'>, except?: string): Map<string, string> {
  const taken = new Map<string, string>();
  for (const project of rows.projects.all()) {
    if (project.id === except || rows.projects.homeOf(project.id)?.in === 'private') continue;
    for (const prefix of project.formerPrefixes) if (!taken.has(prefix)) taken.set(prefix, project.name);
    taken.set(project.prefix, project.name);
  }
  return taken;
}

export function mayUsePrefix(rows: Pick<Rows, 'projects'>, prefix: string, except?: string): Refusal | undefined {
  const by = takenPrefixes(rows, except).get(prefix);
  return by === undefined ? undefined : refuse('prefix-taken', prefix, { by });
}

const kindWords: readonly (readonly [StatusKind, RegExp])[] = [
  ['done', /\b(done|deployed|shipped|complete[d]?|closed|released|finished|live|archive[d]?|resolved)\b/],
  ['review', /\b(review|reviewing|testing|test|qa|approval|verify|check|staging|feedback)\b/],
  ['doing', /\b(doing|progress|running|making|active|current|working|development|wip|started)\b/],
  ['later', /\b(backlog|later|ideas?|someday|icebox|wish ?list|planned|future|parking)\b/],
];
/** What a list or column most likely stands for; "to do" where its name says nothing. */
export function kindFromName(name: string): StatusKind {
  const plain = name.toLowerCase();
  return kindWords.find(([, words]) => words.test(plain))?.[0] ?? 'todo';
}

/** Those that were not removed. Two people may remove the last two apart: then all of them count as if they stood. */
function standing(statuses: readonly Status[]): readonly Status[] {
  const live = statuses.filter(({ removed }) => removed === null);
  return live.length > 0 ? live : statuses;
}

/** A project's statuses in order, as they are given to tasks. */
export const statusesOf = (rows: Pick<Rows, 'statuses'>, project: string): Status[] =>
  standing(rows.statuses.by('project', project)).toSorted((a, b) => byRank(placed(a), placed(b)));

const placed = (row: { rank: string; id: string }) => ({ rank: isRank(row.rank) ? row.rank : 'z', id: row.id });

const order: readonly StatusKind[] = ['later', 'todo', 'doing', 'review', 'done'];
/** The status that stands for a kind: the first of that kind, else of the nearest one below or above it. */
export function statusForKind<S extends Pick<Status, 'kind'>>(statuses: readonly S[], kind: StatusKind): S | undefined {
  const away = (status: S) => Math.abs(order.indexOf(status.kind) - order.indexOf(kind));
  return statuses.reduce<S | undefined>((best, next) => (best && away(best) <= away(next) ? best : next), undefined);
}
