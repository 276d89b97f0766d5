// After a start, when what is on the screen stands: what is asked of all rows (a search, counts) is made ready, slice by
// slice, so that the first who asks need not wait for it and nobody waits for a slice.
import type { Core } from '../core.ts';

const restFor = 1_000;
const pause = 8;
/** About two milliseconds of work. */
export const rowsAtOnce = 250;

export function warmUp({ replica, options: { scheduler }, stops }: Pick<Core, 'replica' | 'options' | 'stops'>): void {
  let cancel = scheduler.after(restFor, work);
  function work(): void {
    if (replica.warm(rowsAtOnce)) cancel = scheduler.after(pause, work);
  }
  stops.push(() => cancel());
}
