// What is known of a device as it comes in: what it keeps, and what it holds already beyond its cursor.
import type { Log } from '../log/contract.ts';
import type { Hello } from './room-options.ts';
import { hasSaid, timesOf, type Seat } from './seat.ts';

/**
 * What is said to be ahead is believed of a document's present epoch, up to the head, or not at all. Whatever a device says,
 * one question is asked of the log: of a document that has nothing above the cursor nothing can be ahead of it.
 */
export async function recall(
  { log, workspace }: { readonly log: Log; readonly workspace: string },
  seat: Seat,
  { ahead = [], head }: Pick<Hello, 'ahead'> & { readonly head: number },
): Promise<void> {
  const held = await log.holds(workspace, seat.who.deviceNo);
  seat.held = held.size === 0 ? null : held;
  const told = ahead.find(([doc]) => doc === hasSaid)?.[2] ?? 0;
  seat.hasForgotten = told > timesOf(held);
  if (ahead.length === 0) return;
  const above = await log.docsAfter(workspace, seat.cursor.number);
  const epochs = new Map(above.map(({ doc, epoch }) => [doc, epoch]));
  for (const [doc, epoch, number] of ahead)
    if (epochs.get(doc) === epoch && number <= head) seat.covered.set(doc, number);
}
