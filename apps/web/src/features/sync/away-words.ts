// What happened while this device was away, in one sentence; and where the marks of its picture stand.
import type { Away } from '@baton/workspace/sync-contract';
import type { Instant } from '@baton/model/day';
import { spanText } from '../../parts/day-text.ts';
import { needsOf } from '../../parts/coming-in-words.ts';
import { counted, numberText } from '../../parts/number-text.ts';

type Counts = Pick<Away, 'ownCount' | 'othersCount' | 'replaced' | 'deletedPassages' | 'refused'>;

export const mergedOf = (away: Counts): number => Math.max(0, away.ownCount + away.othersCount - needsOf(away));

export function awaySentence(away: Away, now: Instant): string {
  const total = away.ownCount + away.othersCount;
  if (away.to === null) {
    const since = `You have been offline for ${spanText(now - away.from)}.`;
    if (away.ownCount === 0) return `${since} Nothing of yours waits.`;
    return `${since} ${counted(away.ownCount, 'change')} of yours ${away.ownCount === 1 ? 'waits' : 'wait'} here.`;
  }
  const were = `You were offline for ${spanText(away.to - away.from)}.`;
  if (total === 0) return `${were} Nothing changed meanwhile.`;
  const merged = mergedOf(away);
  if (merged === total)
    return `${were} ${total === 1 ? 'The one change' : `All ${numberText(total)} changes`} merged ${total === 1 ? 'by itself' : 'by themselves'}.`;
  return `${were} ${numberText(merged)} of ${counted(total, 'change')} merged by themselves.`;
}

/** Where the two lines run apart, in the units of the picture. */
export const apart = { from: 150, to: 566 } as const;

/** The marks of one line from left to right; two that would stand on one spot are one. */
export function marksOf(times: readonly Instant[], { from, to }: { from: Instant; to: Instant }): readonly number[] {
  const span = Math.max(1, to - from);
  const places = times.map((at) => {
    const share = Math.min(1, Math.max(0, (at - from) / span));
    return Math.round((apart.from + share * (apart.to - apart.from)) / 2) * 2;
  });
  return [...new Set(places)].sort((a, b) => a - b);
}
