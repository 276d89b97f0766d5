// How much is left in a lane, by the estimates of what is not done.
import { minutesLeft } from '@baton/model/board/face';
import type { Minutes } from '@baton/model/day';
import type { Cells } from '../../parts/board-order.ts';

export function minutesIn(cells: Cells, lane: string): Minutes {
  let sum = 0;
  for (const byLane of cells.values()) for (const card of byLane.get(lane) ?? []) sum += minutesLeft(card);
  return sum;
}
