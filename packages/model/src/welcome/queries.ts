// The first days of somebody here: three things to do that are really theirs, derived from what there is. Each is done when
// it is done, wherever that was; nothing of it is written down but that somebody put them away.
import { z } from 'zod';
import { type AskCtx, question } from '../command.ts';
import { type Day, dayOf, daysBetween } from '../day.ts';
import { isGuest, isOwner, personIn, spacesOf } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { sheetOf } from '../space/schema.ts';
import type { Rows } from '../tx.ts';

export type StepId = 'begin' | 'invite' | 'hours' | 'take' | 'say';
export interface StepAnswer {
  readonly id: StepId;
  readonly done: boolean;
}
const firstDays = 14;

/** By the day on which their first device was let in; whose is not told is not new. */
function isNew(directory: Directory, person: PersonId, today: Day): boolean {
  const enrolled = Object.values(directory.devices)
    .filter((device) => device.person === person)
    .map((device) => device.enrolled);
  return enrolled.length > 0 && daysBetween(dayOf(Math.min(...enrolled)), today) <= firstDays;
}

/** Who was here first, while they own the workspace. */
function isFounder(directory: Directory, person: PersonId): boolean {
  const first = Math.min(...Object.values(directory.persons).map(({ since }) => since));
  return isOwner(directory, person) && personIn(directory, person)?.since === first;
}

function hasHours(rows: Rows, { person }: AskCtx): boolean {
  const profile = rows.profiles.get(person);
  return profile !== undefined && (Object.keys(profile.weeks).length > 0 || profile.photo !== null);
}
function hasInvited({ directory, person }: AskCtx): boolean {
  if (Object.keys(directory.persons).some((one) => one !== person)) return true;
  return Object.values(directory.invitations).some(({ takenBack, used, uses }) => !takenBack && used < uses);
}

function stepsOfFounder(rows: Rows, ctx: AskCtx): readonly StepAnswer[] {
  const hasBegun = [...rows.projects.all()].some(({ binned }) => binned === null);
  return [
    { id: 'begin', done: hasBegun },
    { id: 'invite', done: hasInvited(ctx) },
    { id: 'hours', done: hasHours(rows, ctx) },
  ];
}
/** What they said is looked for on the tasks that they have: no other feed is read for it. */
function stepsOfMember(rows: Rows, ctx: AskCtx): readonly StepAnswer[] {
  const mine = rows.tasks.by('assigned', ctx.person);
  const said = mine.some(({ id }) => rows.comments.by('on', id).some(({ by }) => by === ctx.person));
  return [
    { id: 'hours', done: hasHours(rows, ctx) },
    { id: 'take', done: mine.length > 0 },
    { id: 'say', done: said },
  ];
}

/** None once all are done, once they were put away, after the first days, and for guests. */
export const firstSteps = question(
  'firstSteps',
  z.object({}),
  ['profiles', 'projects', 'tasks', 'comments', 'sheets'],
  (rows, ctx): readonly StepAnswer[] => {
    const { directory, person, today } = ctx;
    if (isGuest(directory, person) || !isNew(directory, person, today)) return [];
    if (rows.sheets.get(sheetOf(person))?.welcomed != null) return [];
    const steps = isFounder(directory, person) ? stepsOfFounder(rows, ctx) : stepsOfMember(rows, ctx);
    return steps.every(({ done }) => done) ? [] : steps;
  },
);

/** The home of a department that they are in by the chart, else where they are named, else the first that there is. */
export function departmentOf(directory: Directory, person: PersonId): SpaceId | null {
  const spaces = spacesOf(directory, person);
  const homes = Object.values(directory.teams)
    .filter(({ members }) => members.includes(person))
    .map(({ home }) => home);
  const named = spaces.find((space) => directory.spaces[space]?.members.includes(person));
  return spaces.find((space) => homes.includes(space)) ?? named ?? spaces[0] ?? null;
}
