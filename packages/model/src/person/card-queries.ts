// What a card says of a person: what they told of themselves, what the directory says, and what they hold. A row is made
// only of what this device has, and it has what its person may read.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { StatusKind } from '../project/schema.ts';
import { kindsOf } from '../project/queries.ts';
import type { Row } from '../record.ts';
import { personIn } from '../directory/queries.ts';
import { noHolidays } from '../holiday/days.ts';
import { holidaysFrom, holidaysIn } from '../holiday/rules.ts';
import { isPerson } from '../space/rules.ts';
import { keying } from '../task/key.ts';
import { isLate } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { openTasksOf } from '../work/mine.ts';
import { nameOf, resolvePerson, type Named } from './naming.ts';
import type { name, profile } from './schema.ts';
import type { Pattern } from './working.ts';

export interface CardOfPerson extends Named, Pattern {
  readonly me: boolean;
  readonly language: string | null;
  /** The department whose holidays are theirs, and whether they said so (`null`: it follows from where they belong). */
  readonly holidaysFrom: string | null;
  readonly holidaysSaid: string | null;
  /** What the admins say. */
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly manager: Named | null;
}

type Told = Pick<CardOfPerson, 'language' | 'zone' | 'weeks' | 'away'>;
type Off = Pick<CardOfPerson, 'holidays' | 'holidaysFrom' | 'holidaysSaid'>;
const nothing: Told = { language: null, zone: null, weeks: {}, away: {} };
/** A name without an account is told of by others, who say neither its language nor when it is away. */
const patternOf = ({ zone, weeks, ...rest }: Row<typeof profile> | Row<typeof name>): Told => ({
  zone,
  weeks,
  language: 'language' in rest ? rest.language : null,
  away: 'away' in rest ? rest.away : {},
});

function holidaysTold(rows: Rows, ctx: AskCtx, id: string): Off {
  const from = holidaysFrom(rows, ctx.directory, id);
  return {
    holidays: from === null ? noHolidays : holidaysIn(rows, from),
    holidaysFrom: from,
    holidaysSaid: rows.profiles.get(id)?.holidays ?? null,
  };
}

/** A manager whom this reader's directory does not know is not told of. */
function placeOf(rows: Rows, ctx: AskCtx, id: string): Pick<CardOfPerson, 'departments' | 'manager'> {
  const { directory, titles } = ctx;
  const manager = personIn(directory, id)?.manager ?? null;
  const departments = Object.entries(directory.teams)
    .filter(([, { kind, members }]) => kind === 'department' && members.some((member) => member === id))
    .map(([team]) => ({ id: team, name: titles.teams[team] ?? '' }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const isTold = manager !== null && isPerson(directory, manager);
  return { departments, manager: isTold ? nameOf(rows, directory, manager) : null };
}

/** One row, or none where the reader's directory and names know nobody of this id. */
export const personCard = question(
  'personCard',
  z.object({ person: z.string() }),
  ['profiles', 'names', 'sheets'],
  (rows, ctx, args): readonly CardOfPerson[] => {
    const id = resolvePerson(rows, args.person) ?? args.person;
    const name = rows.names.get(id);
    if (name === undefined && !isPerson(ctx.directory, id)) return [];
    const told = rows.profiles.get(id) ?? name;
    return [
      {
        ...nameOf(rows, ctx.directory, id),
        ...(told === undefined ? nothing : patternOf(told)),
        ...holidaysTold(rows, ctx, id),
        me: id === ctx.person,
        ...placeOf(rows, ctx, id),
      },
    ];
  },
);

export interface HeldTask {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly kind: StatusKind;
  readonly due: string | null;
  readonly late: boolean;
}
export interface Holding {
  /** Of the person. */
  readonly id: string;
  readonly count: number;
  /** The first of them: what is due first, then what is most urgent. */
  readonly tasks: readonly HeldTask[];
}

const last = '9999-12-31';
const byUrgency = (a: Task, b: Task): number => {
  const [one, other] = [a.due ?? last, b.due ?? last];
  if (one !== other) return one < other ? -1 : 1;
  return (a.priority ?? 9) - (b.priority ?? 9) || (a.id < b.id ? -1 : 1);
};

export function heldTask(rows: Rows, ctx: AskCtx): (task: Task) => HeldTask {
  const keyOf = keying(rows, ctx);
  const kindOf = kindsOf(rows);
  return (task) => {
    const kind = kindOf(task.status);
    return {
      id: task.id,
      key: keyOf(task),
      title: task.title,
      kind,
      due: task.due,
      late: isLate(task, kind, ctx.today),
    };
  };
}

/** What somebody holds now, of what the reader may read. */
export const heldBy = question(
  'heldBy',
  z.object({ person: z.string(), most: z.int().min(1).max(500) }),
  ['tasks', 'statuses', 'projects', 'names'],
  (rows, ctx, { person, most }): readonly Holding[] => {
    const tasks = openTasksOf(rows, resolvePerson(rows, person) ?? person);
    const first = tasks.toSorted(byUrgency).slice(0, most);
    return [{ id: person, count: tasks.length, tasks: first.map(heldTask(rows, ctx)) }];
  },
);

export interface PhotoOfPerson {
  readonly id: string;
  readonly photo: string;
}
/** The pictures of everybody who has one: a question of its own, so that no list of people carries them. */
export const photosOfPeople = question(
  'photosOfPeople',
  z.object({}),
  ['profiles'],
  (rows, ctx): readonly PhotoOfPerson[] =>
    [...rows.profiles.all()].flatMap(({ id, photo }) =>
      photo === null || !isPerson(ctx.directory, id) ? [] : [{ id, photo }],
    ),
);
