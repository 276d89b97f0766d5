// Keeping hours of a day for a task.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day, Minutes } from '../day.ts';
import { weekOn, workingDayOf } from '../person/week.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { liveTask } from '../task/rules.ts';
import type { Tx } from '../tx.ts';
import type { TimeBlock } from './schema.ts';
import { blocksOn } from './week-queries.ts';
import { freeFrom } from './week.ts';

const From = Minutes.max(1_439);
const Length = Minutes.min(5).max(1_440);
const nine = 540;
/** For a task that nobody has estimated. */
const hour = 60;

/** When work begins on this day, by the person's pattern. */
const beginOf = (tx: Tx, { person }: Ctx, day: Day): number =>
  workingDayOf(weekOn(tx.profiles.get(person)?.weeks ?? {}, day), day)?.from ?? nine;

/** Without `from` the first gap of that day, without `minutes` what the task is estimated at, eight hours at most. */
export const planWork = command(
  'planWork',
  z.object({ task: z.string(), day: Day, from: From.optional(), minutes: Length.optional() }),
  (tx, ctx, { task: id, day, from, minutes }) => {
    const task = liveTask(tx, id);
    if (isRefusal(task)) return task;
    const length = minutes ?? Math.min(480, Math.max(15, task.estimate ?? hour));
    const begin = from ?? freeFrom(blocksOn(tx, [day]), { begin: beginOf(tx, ctx, day), minutes: length });
    const block = ctx.newId('z');
    tx.timeBlocks.add({ in: 'private' }, block, { task: id, day, from: begin, minutes: length });
    return { block };
  },
);

function ownBlock(tx: Tx, id: string): TimeBlock | Refusal {
  const block = tx.timeBlocks.get(id);
  return block === undefined || block.binned !== null ? refuse('not-found', 'block') : block;
}

export const moveBlock = command(
  'moveBlock',
  z.object({ block: z.string(), day: Day.optional(), from: From.optional(), minutes: Length.optional() }),
  (tx, ctx, { block: id, day, from, minutes }) => {
    const block = ownBlock(tx, id);
    if (isRefusal(block)) return block;
    const to = day ?? block.day;
    const length = minutes ?? block.minutes;
    const others = blocksOn(tx, [to]).filter((other) => other.id !== id);
    const isOther = to !== block.day;
    const begin = from ?? (isOther ? freeFrom(others, { begin: beginOf(tx, ctx, to), minutes: length }) : block.from);
    const wish = { day: to, from: begin, minutes: length };
    const changed = Object.entries(wish).filter(([field, value]) => block[field as keyof typeof wish] !== value);
    if (changed.length > 0) tx.timeBlocks.patch(id, Object.fromEntries(changed));
    return { block: id };
  },
);

export const binBlock = command('binBlock', z.object({ block: z.string() }), (tx, ctx, { block: id }) => {
  const block = ownBlock(tx, id);
  if (isRefusal(block)) return block;
  tx.timeBlocks.patch(id, { binned: ctx.now });
  return { block: id };
});
