// What a removed device had not sent goes to the relay's held tray, in files that the relay can take one by one. What it does
// not take stays to be given out to whoever wrote it.
import { mostFileBytes } from '@baton/protocol/http-held';
import type { Waiting } from '@baton/store/outbox';
import type { Core } from '../core.ts';
import { carryUnsent } from './carry.ts';

/** Not longer: until then everything else of the workspace lies here. */
const tries = 3;
const againAfter = 2_000;

/** What a batch costs in the head of its file is little beside what it may: names, documents, asks. */
const room = ({ envelopes, asks, name = '' }: Waiting): number =>
  envelopes.reduce((sum, { bytes, doc }) => sum + bytes.length + doc.length + 120, 200 + name.length) +
  asks.length * 90;

/** In their order; one that fits into no file is in none. */
export function portionsOf(waiting: readonly Waiting[], most = mostFileBytes): readonly (readonly Waiting[])[] {
  const portions: Waiting[][] = [];
  let left = 0;
  for (const one of waiting) {
    const size = room(one);
    if (size > most) continue;
    if (size > left) {
      portions.push([]);
      left = most;
    }
    portions.at(-1)?.push(one);
    left -= size;
  }
  return portions;
}

async function isHeld(core: Core, portion: readonly Waiting[]): Promise<boolean> {
  const { handOver, scheduler } = core.options;
  if (!handOver) return false;
  // The time of its newest edit: the same file, however often a removal begins again.
  const file = await carryUnsent(core, portion, Math.max(...portion.map(({ at }) => at)));
  for (let left = tries; ; left -= 1) {
    const answer = await handOver(file);
    if (answer !== 'away') return answer === 'held';
    if (left <= 1) return false;
    await new Promise<void>((resolve) => void scheduler.after(againAfter, resolve));
  }
}

/** Answers those that the relay keeps now. */
export async function handOverUnsent(core: Core, unsent: readonly Waiting[]): Promise<ReadonlySet<number>> {
  const held = new Set<number>();
  for (const portion of portionsOf(unsent)) {
    if (!(await isHeld(core, portion))) break;
    for (const { batch } of portion) held.add(batch);
  }
  return held;
}
