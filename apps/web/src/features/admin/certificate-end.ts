// When a certificate is told to end. Some last a year and some six days: what renews one does so long before the last fifth.
import type { RelayHealth } from '@baton/workspace/doors/relay-health';
import { counted } from '../../parts/number-text.ts';

type Shown = Pick<NonNullable<NonNullable<RelayHealth['tls']>['shown']>, 'since' | 'until'>;

const dayMs = 86_400_000;
const mostDays = 21;

/** well: it lasts, or is renewed by then · soon: it should have been renewed · over. Null: none was seen. */
export function certificateEnd({ since, until }: Shown, now: number): 'well' | 'soon' | 'over' | null {
  if (since === null || until === null) return null;
  if (until <= now) return 'over';
  return until - now < Math.min(mostDays * dayMs, (until - since) / 5) ? 'soon' : 'well';
}

/** "in 9 days", "in less than a day". */
export function untilText(until: number, now: number): string {
  const days = Math.floor((until - now) / dayMs);
  return days < 1 ? 'in less than a day' : `in ${counted(days, 'day')}`;
}
