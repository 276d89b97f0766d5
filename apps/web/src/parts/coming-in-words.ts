// How long it still takes until everything is here, as far as it can be told; and how much of it needs a person.
import type { Instant } from '@baton/model/day';
import type { Arriving, Away } from '@baton/workspace/sync-contract';
import { spanText } from './day-text.ts';

/** What a person must look at. */
export const needsOf = ({
  replaced,
  deletedPassages,
  refused,
}: Pick<Away, 'replaced' | 'deletedPassages' | 'refused'>): number =>
  replaced.length + deletedPassages.length + refused;

/** From how fast it came so far. Null: too early to say. */
export function leftText({ done, total, since }: Arriving, now: Instant): string | null {
  const took = now - since;
  if (done === 0 || took < 3_000 || done >= total) return null;
  const left = (took / done) * (total - done);
  return left < 60_000 ? 'less than a minute more' : `about ${spanText(left)} more`;
}
