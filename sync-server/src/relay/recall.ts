// What is known of a device as it comes in: whether the line holds what it has seen, what it keeps, and what it holds already
// beyond its cursor.
import type { Cursor } from '@baton/protocol/frames';
import type { Log } from '../log/contract.ts';
import type { Hello } from './room-options.ts';
import { isOnLine } from './sealing.ts';
import { hasSaid, timesOf, type Seat } from './seat.ts';

interface Line {
  readonly log: Log;
  readonly workspace: string;
  readonly head: Cursor;
}

/** @returns whether its cursor is on this line. Most who come were here a moment ago, and stand at its head. */
export async function recall(line: Line, seat: Seat, { ahead = [] }: Pick<Hello, 'ahead'>): Promise<boolean> {
  const { log, workspace, head } = line;
  const { number, chain } = seat.cursor;
  const here = number === head.number ? head.chain : await log.chainAt(workspace, number);
  const held = await log.holds(workspace, seat.who.deviceNo);
  seat.held = held.size === 0 ? null : held;
  const told = ahead.find(([doc]) => doc === hasSaid)?.[2] ?? 0;
  seat.hasForgotten = told > timesOf(held);
  if (ahead.length > 0) await believe(line, seat, ahead);
  return here !== undefined && isOnLine(here, chain);
}

/**
 * What is said to be ahead is believed of a document's present epoch, up to the head, or not at all. Whatever a device says,
 * one question is asked of the log: of a document that has nothing above the cursor nothing can be ahead of it.
 */
async function believe({ log, workspace, head }: Line, seat: Seat, ahead: NonNullable<Hello['ahead']>): Promise<void> {
  const above = await log.docsAfter(workspace, seat.cursor.number);
  const epochs = new Map(above.map(({ doc, epoch }) => [doc, epoch]));
  for (const [doc, epoch, number] of ahead)
    if (epochs.get(doc) === epoch && number <= head.number) seat.covered.set(doc, number);
}
