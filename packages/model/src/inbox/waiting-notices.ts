// Who waits is told, and who is waited for. All of it is derived, from the time of the ledger and the day of the reader: a notice
// changes nobody's rights, so nothing is signed for it, and every device tells the same.
import { dayOf, type Instant, weekdayOf } from '../day.ts';
import { decidedIn, matterOf } from '../decided/fold.ts';
import { type Hanging, hangingOn } from '../decided/ending.ts';
import { isOpen, offerIn } from '../decided/holding.ts';
import { nothingDecided } from '../decided/on-record.ts';
import { looksAfter, queueOf } from '../decided/queue.ts';
import { liveReminders, workingDayOf } from '../decided/reminding.ts';
import { restingOf } from '../decided/resting.ts';
import type { Decided, Matter, Offer, Receiver } from '../decided/schema.ts';
import { isReceiver } from '../decided/work-act.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { holderOf } from '../task/holder.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import type { Notice, NoticeCtx } from './notices.ts';

type Ctx = Required<NoticeCtx>;
interface Open {
  readonly task: Task;
  readonly space: SpaceId;
  readonly decided: Decided;
  readonly matter: Matter;
}

function openIn(rows: Rows, { decisions }: Ctx): readonly Open[] {
  return [...decisions.open].flatMap((id): readonly Open[] => {
    const task = rows.tasks.get(id);
    const space = task && rows.tasks.spaceOf(task.id);
    if (task === undefined || space === undefined || restingOf(rows, task) !== null) return [];
    const decided = decidedIn(decisions.local, space);
    const matter = matterOf(decided, id);
    return matter === undefined ? [] : [{ task, space, decided, matter }];
  });
}

const isAsked = ({ directory, person }: Ctx, space: SpaceId, to: readonly Receiver[]): boolean =>
  to.some((receiver) => isReceiver({ directory, space }, receiver, person));
const openOf = ({ directory }: Ctx, { decided, matter }: Open): readonly Hanging[] =>
  hangingOn({ directory, decided }, matter);
const idOf = (one: Hanging): string => (one.is === 'approval' ? one.approval : one.offer);

/** Somebody who waits for this person asked once more. */
function nudged(rows: Rows, ctx: Ctx, open: Open): readonly Notice[] {
  const { task, space, matter } = open;
  const hanging = openOf(ctx, open);
  return liveReminders(ctx.directory, matter).flatMap((one): readonly Notice[] => {
    const asked = hanging.find((each) => idOf(each) === one.of);
    const isMine =
      one.of === null ? holderOf(rows, task) === ctx.person : asked !== undefined && isAsked(ctx, space, asked.to);
    if (!isMine || one.by === ctx.person) return [];
    return [
      { key: `n:${task.id}:${one.number}`, kind: 'nudged', task: task.id, at: one.at, by: one.by, comment: null },
    ];
  });
}

const day = 86_400_000;
interface LateQueue {
  readonly offer: Offer;
  readonly answerBy: Instant;
  readonly team: NonNullable<ReturnType<typeof queueOf>>;
}
/** A team's queue of which the time is over; null: there is none. */
function lateQueue({ directory, today }: Ctx, matter: Matter): LateQueue | null {
  const offer = offerIn(matter, directory);
  if (!isOpen(offer) || offer.answerBy === null || dayOf(offer.answerBy) >= today) return null;
  const team = queueOf(directory, offer);
  return team === undefined ? null : { offer, answerBy: offer.answerBy, team };
}
/** Its members once after the time by which an answer was wished, who looks after it on the next working day. */
function ofQueue(ctx: Ctx, { task, space, matter }: Open): readonly Notice[] {
  const { person, today, directory } = ctx;
  const queue = lateQueue(ctx, matter);
  if (queue === null || queue.offer.said.by === person) return [];
  const { offer, answerBy, team } = queue;
  const about = { task: task.id, by: offer.said.by, comment: null };
  const next = workingDayOf(answerBy + day);
  const isLeft = workingDayOf(Date.parse(`${today}T12:00:00Z`)) > next;
  const told: Notice[] = [];
  if (team.members.includes(person)) told.push({ ...about, key: `q:${offer.id}`, kind: 'queue-late', at: answerBy });
  if (isLeft && looksAfter({ directory, space }, team, person))
    told.push({ ...about, key: `l:${offer.id}`, kind: 'queue-left', at: Date.parse(`${next}T00:00:00Z`) });
  return told;
}
/** Where no time was said. */
const patience = 3 * day;

interface Late {
  readonly task: string;
  readonly since: Instant;
  readonly to: PersonId | null;
}
/** When an answer was asked for, and by when it was to be there. */
function spanOf(
  { offer, approval }: Matter,
  { is }: Hanging,
): { readonly since: Instant; readonly until: Instant } | null {
  const asked = is === 'approval' ? approval : offer;
  if (asked === null) return null;
  return { since: asked.said.at, until: asked.answerBy ?? asked.said.at + patience };
}
function lateOf(ctx: Ctx, open: Open): readonly Late[] {
  const begin = Date.parse(`${ctx.today}T00:00:00Z`);
  return openOf(ctx, open).flatMap((one): readonly Late[] => {
    const span = one.by === ctx.person ? spanOf(open.matter, one) : null;
    if (span === null || span.until >= begin) return [];
    const [first] = one.to;
    return [
      { task: open.task.id, since: span.since, to: first !== undefined && 'person' in first ? first.person : null },
    ];
  });
}

/** One line on each working day, of all that this person asked and nobody answered in time; the longest first. */
function waiting(ctx: Ctx, all: readonly Open[]): readonly Notice[] {
  const { today } = ctx;
  const late = all.flatMap((open) => lateOf(ctx, open)).sort((a, b) => a.since - b.since);
  const [first] = late;
  if (first === undefined || weekdayOf(today) > 5) return [];
  const at = Date.parse(`${today}T00:00:00Z`);
  const more = new Set(late.map(({ task }) => task)).size - 1;
  return [{ key: `w:${today}`, kind: 'waiting', task: first.task, at, by: first.to, comment: null, more }];
}

export function waitingNotices(rows: Rows, { decisions = nothingDecided, ...at }: NoticeCtx): readonly Notice[] {
  const ctx = { ...at, decisions };
  const all = openIn(rows, ctx);
  return [...all.flatMap((open) => [...nudged(rows, ctx, open), ...ofQueue(ctx, open)]), ...waiting(ctx, all)];
}
