// What a seeded company consists of, worked out before anything is written: the same for the same numbers. Departments are
// as many as keep each within the size that one partition of records is meant for.
import { departmentNames, firstNames, lastNames, places, projectNames } from './words.ts';

export interface Size {
  readonly people: number;
  readonly tasks: number;
  /** Of these every second is a description, every other one a thread of comments. */
  readonly documents: number;
}
export interface PlannedPerson {
  readonly name: string;
  /** Places in `departments`; the first is where they write. */
  readonly departments: readonly number[];
}
export interface PlannedProject {
  readonly name: string;
  readonly prefix: string;
  readonly hue: number;
  readonly tasks: number;
}
export interface PlannedDepartment {
  readonly title: string;
  readonly projects: readonly PlannedProject[];
}
export interface SeedPlan {
  readonly people: readonly PlannedPerson[];
  readonly departments: readonly PlannedDepartment[];
  readonly size: Size;
}

const tasksOfDepartment = 2_000;
const tasksOfProject = 700;

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;
/** `count` whole numbers, as equal as they can be, that add up to `total`. */
export const shares = (total: number, count: number): number[] =>
  Array.from(
    { length: count },
    (_, place) => Math.floor((total * (place + 1)) / count) - Math.floor((total * place) / count),
  );

function titleOf(place: number): string {
  const name = at(departmentNames, place);
  const round = Math.floor(place / departmentNames.length);
  return round < places.length ? `${name} ${places[round]}`.trim() : `${name} ${round}`;
}

function departmentOf(place: number, tasks: number): PlannedDepartment {
  const title = titleOf(place);
  const count = Math.max(1, Math.ceil(tasks / tasksOfProject));
  const projects = shares(tasks, count).map((share, project) => ({
    name: `${at(projectNames, place * 4 + project)} ${title}`,
    prefix: `${title.slice(0, 2).toUpperCase()}${(place * 100 + project).toString(36).toUpperCase()}`,
    hue: 1 + ((place + project) % 7),
    tasks: share,
  }));
  return { title, projects };
}

function personOf(place: number, departments: number): PlannedPerson {
  const name = `${at(firstNames, place)} ${at(lastNames, place * 7 + Math.floor(place / firstNames.length))}`;
  return { name, departments: [...new Set([place % departments, (place * 7 + 3) % departments])] };
}

/** One person more is the founder, who stands in every department and writes nothing. */
export function planOf(size: Size): SeedPlan {
  const count = Math.min(size.people, Math.max(1, Math.ceil(size.tasks / tasksOfDepartment)));
  return {
    size,
    departments: shares(size.tasks, count).map((tasks, place) => departmentOf(place, tasks)),
    people: Array.from({ length: size.people }, (_, place) => personOf(place, count)),
  };
}
