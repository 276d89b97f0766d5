// How many of the changes were noticed, file by file, and which were not.
import { isEquivalent } from './equivalent.ts';
import type { Mutant } from './instrument.ts';
import type { Outcome } from './trying.ts';

interface OfFile {
  readonly file: string;
  readonly count: number;
  readonly killed: number;
  readonly equivalent: number;
}
export interface Report {
  /** Of a hundred. */
  readonly score: number;
  readonly count: number;
  readonly files: readonly OfFile[];
  readonly survivors: readonly string[];
  readonly spoilt: readonly string[];
}

export function report(mutants: readonly Mutant[], { killed, tried, spoilt }: Outcome): Report {
  const isKilled = ({ file, at }: Mutant): boolean => `${file} ${at}` in killed;
  const counted = mutants.filter((mutant) => isKilled(mutant) || !isEquivalent(mutant));
  const files = [...Map.groupBy(mutants, ({ file }) => file)].map(([file, all]): OfFile => {
    const count = all.filter((mutant) => counted.includes(mutant)).length;
    return { file, count, killed: all.filter(isKilled).length, equivalent: all.length - count };
  });
  const survivors = counted
    .filter((mutant) => !isKilled(mutant))
    .map(({ file, at, line, what, source }) => {
      const times = tried[`${file} ${at}`] ?? 0;
      return `${file}:${line} ${what} (${times === 0 ? 'no test comes here' : `${times} tests`}): ${source}`;
    });
  const score = (100 * (counted.length - survivors.length)) / Math.max(1, counted.length);
  return { score, count: counted.length, files, survivors, spoilt: [...new Set(spoilt)] };
}
