// How often the password of a link may be tried: a few times from one place, then slowly; from all places together less
// slowly. Whoever tries has the link's secret already, so that nobody else can use the tries up.
import type { Allowance, Rate } from '../access/rate.ts';

const here: Allowance = { burst: 5, perMinute: 1 / 3 };
const everywhere: Allowance = { burst: 50, perMinute: 1 };

export interface LinkTries {
  /** Whether another one may be made now. */
  may(): boolean;
  /** A wrong one was made; answers how many are left here. */
  wrong(): number;
  readonly waitMinutes: number;
}

export function linkTries(
  rate: Rate,
  { link, network }: { readonly link: string; readonly network: string },
): LinkTries {
  const counted: readonly [string, Allowance][] = [
    [`link ${link} ${network}`, here],
    [`link ${link}`, everywhere],
  ];
  return {
    may: () => counted.every(([what, allowance]) => rate.has(what, allowance)),
    wrong() {
      for (const [what, allowance] of counted) rate.take(what, allowance);
      return Math.min(...counted.map(([what, allowance]) => rate.left(what, allowance)));
    },
    waitMinutes: Math.round(1 / here.perMinute),
  };
}
