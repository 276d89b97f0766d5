// What stays with somebody who leaves unless it is handed on: what they have, what they are to answer, and the gates that name
// them, each with whom it could go to. Asked before their access ends.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Duty } from '../directory/away-schema.ts';
import { hereIn, personIn } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, RecordId, SpaceId } from '../ids.ts';
import { resolvePerson } from '../person/naming.ts';
import { keying } from '../task/key.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { openTasksOf } from '../work/mine.ts';
import { hangingOn, type Hanging } from './ending.ts';
import { decidedIn, matterOf } from './fold.ts';
import { handOn, handSeatsOn } from './leaving-rules.ts';
import { newMatter, type ColumnRule, type Decided, type Matter } from './schema.ts';
import { isReceiver, type WorkAct } from './work-act.ts';

export type LeavingWhat = 'has' | 'answers' | 'gate';
export interface LeavingRow {
  /** Of the row: what, and the task or column. */
  readonly id: string;
  readonly what: LeavingWhat;
  readonly of: RecordId;
  readonly space: SpaceId;
  /** A task's key; of a column none. */
  readonly key: string | null;
  readonly title: string;
  /** Who could have it. */
  readonly to: readonly PersonId[];
  /** Of those who stands in for them, else their manager. */
  readonly likely: PersonId | null;
  readonly rule: ColumnRule | null;
}

/** As it would be said by whoever asks: what the fold refuses is not proposed. */
const actOf = ({ directory, person }: AskCtx, space: SpaceId): WorkAct => ({
  directory,
  space,
  entry: null as never,
  said: { by: person, via: null, device: '' as never, number: Number.MAX_SAFE_INTEGER, at: 0 },
});

/** Who stands in for them first, then their manager. */
function likelyOf(directory: Directory, person: PersonId, duty: Duty): readonly PersonId[] {
  const { away, manager } = personIn(directory, person) ?? {};
  return [away?.deputies[duty], manager].filter(
    (one) => one != null && hereIn(directory, one) !== undefined,
  ) as PersonId[];
}

type Candidates = Pick<LeavingRow, 'to' | 'likely'>;
interface Of {
  readonly person: PersonId;
  readonly duty: Duty;
}
function candidates({ directory }: AskCtx, { person, duty }: Of, fits: (to: PersonId) => boolean): Candidates {
  const here = (Object.keys(directory.persons) as PersonId[]).filter((one) => hereIn(directory, one) !== undefined);
  const to = here.filter((one) => one !== person && fits(one)).sort();
  return { to, likely: likelyOf(directory, person, duty).find((one) => to.includes(one)) ?? null };
}

const duties = { offer: 'hand-off', approval: 'approval', gate: 'gate' } as const;
const asksOf = (person: PersonId) => (hanging: Hanging) =>
  hanging.to.some((one) => 'person' in one && one.person === person);

interface At {
  readonly ctx: AskCtx;
  readonly person: PersonId;
  readonly space: SpaceId;
  readonly decided: Decided;
}
type Named = Pick<LeavingRow, 'of' | 'key' | 'title' | 'space'>;

function hasRow({ ctx, person, space }: At, named: Named, matter: Matter): LeavingRow {
  const act = actOf(ctx, space);
  const { of } = named;
  const fits = (to: PersonId) =>
    !('illegal' in handOn(act, matter, { type: 'work-handed-on', space, person, tasks: [of], to }));
  return { id: `has ${of}`, what: 'has', ...named, ...candidates(ctx, { person, duty: 'hand-off' }, fits), rule: null };
}

function answersRow({ ctx, person, space, decided }: At, named: Named, matter: Matter): LeavingRow | null {
  const [asked] = hangingOn({ directory: ctx.directory, decided }, matter).filter(asksOf(person));
  if (asked === undefined) return null;
  const act = actOf(ctx, space);
  const { of } = named;
  const fits = (to: PersonId) =>
    !('illegal' in handSeatsOn(act, matter, { type: 'seats-handed-on', space, person, tasks: [of], to }));
  const duty = duties[asked.is];
  return { id: `answers ${of}`, what: 'answers', ...named, ...candidates(ctx, { person, duty }, fits), rule: null };
}

function gateRows(rows: Rows, ctx: AskCtx, person: PersonId): readonly LeavingRow[] {
  return Object.entries(ctx.decisions.local).flatMap(([name, { columns }]) =>
    Object.entries(columns).flatMap(([of, rule]): readonly LeavingRow[] => {
      const space = name as SpaceId;
      if (!rule.signers.some((one) => 'person' in one && one.person === person)) return [];
      const isFree = (to: PersonId) => !rule.signers.some((one) => 'person' in one && one.person === to);
      const fits = (to: PersonId) => isFree(to) && isReceiver({ directory: ctx.directory, space }, { person: to }, to);
      const title = rows.columns.get(of)?.name ?? '';
      const to = candidates(ctx, { person, duty: 'gate' }, fits);
      return [{ id: `gate ${of}`, what: 'gate', of, space, key: null, title, ...to, rule }];
    }),
  );
}

export const leavingBy = question(
  'leavingBy',
  z.object({ person: z.string() }),
  ['tasks', 'statuses', 'projects', 'names', 'columns'],
  (rows, ctx, args): readonly LeavingRow[] => {
    const person = (resolvePerson(rows, args.person) ?? args.person) as PersonId;
    const keyOf = keying(rows, ctx);
    const about = (task: Task): readonly [At, Named, Matter] | null => {
      const space = rows.tasks.spaceOf(task.id);
      if (space === undefined) return null;
      const decided = decidedIn(ctx.decisions.local, space);
      const named = { of: task.id, key: keyOf(task), title: task.title, space };
      return [{ ctx, person, space, decided }, named, matterOf(decided, task.id) ?? newMatter];
    };
    const held = openTasksOf(rows, person).map(about);
    const open = [...ctx.decisions.open].sort().flatMap((id) => rows.tasks.get(id) ?? []);
    const asked = open.map(about);
    return [
      ...held.flatMap((one) => (one === null ? [] : [hasRow(...one)])),
      ...asked.flatMap((one) => (one === null ? [] : (answersRow(...one) ?? []))),
      ...gateRows(rows, ctx, person),
    ];
  },
);
