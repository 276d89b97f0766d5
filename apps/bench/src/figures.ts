// What a bench prints: one JSON line a figure, with the median, least and most of its runs.

export interface Figure {
  readonly case: string;
  readonly subject: string;
  readonly metric: string;
  readonly unit: string;
}
export interface Line extends Figure {
  readonly bench: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** Gathers what several runs measured, then tells it. */
export class Gathering {
  readonly #bench: string;
  readonly #values = new Map<string, { readonly figure: Figure; readonly values: number[] }>();
  constructor(bench: string) {
    this.#bench = bench;
  }

  add(figure: Figure, value: number): void {
    const name = JSON.stringify(figure);
    const known = this.#values.get(name) ?? { figure, values: [] };
    known.values.push(value);
    this.#values.set(name, known);
  }
  /** p50 and p99 of one run's samples, in milliseconds. */
  addLatency({ case: name, subject }: Pick<Figure, 'case' | 'subject'>, samples: readonly number[]): void {
    this.add({ case: name, subject, metric: 'p50', unit: 'ms' }, quantile(samples, 0.5));
    this.add({ case: name, subject, metric: 'p99', unit: 'ms' }, quantile(samples, 0.99));
  }

  tell(): void {
    for (const { figure, values } of this.#values.values()) {
      const line: Line = {
        bench: this.#bench,
        ...figure,
        median: round(quantile(values, 0.5)),
        min: round(Math.min(...values)),
        max: round(Math.max(...values)),
        runs: values.length,
      };
      console.log(JSON.stringify(line));
    }
    this.#values.clear();
  }
}
