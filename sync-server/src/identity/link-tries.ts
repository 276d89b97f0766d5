// How often the password of a link may be tried: a few times from one place, then slowly; from all places together less
// slowly. Whoever tries has the link's secret already, so that nobody else can use the tries up.
import type { Allowance, Rate } from '../access/rate.ts';
import { attempt, type Attempt } from './attempt.ts';

const here: Allowance = { burst: 5, perMinute: 1 / 3 };
const everywhere: Allowance = { burst: 50, perMinute: 1 };
/** Until one more may be made. */
export const linkWaitMinutes = Math.round(1 / here.perMinute);

/** @returns undefined: another one may not be made now. */
export const tryLink = (
  rate: Rate,
  { link, network }: { readonly link: string; readonly network: string },
): Attempt | undefined =>
  attempt(rate, [
    [`link ${link} ${network}`, here],
    [`link ${link}`, everywhere],
  ]);
