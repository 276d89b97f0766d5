// A small curve under a figure: how it went in the last days. Read out as its least, its most and its latest.
import { spanText } from '../../parts/day-text.ts';
import styles from './curve.module.css';

export interface CurvePoint {
  readonly at: number;
  readonly value: number;
}
interface CurveProps {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  readonly tone: 'people' | 'changes' | 'storage';
  readonly words: (value: number) => string;
}
const [wide, high] = [240, 40] as const;

/** From the foot, which is nothing, to the most of them. */
function lineOf(points: readonly CurvePoint[]): string {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const most = Math.max(1, ...points.map(({ value }) => value));
  const x = (at: number): number => ((at - first) / Math.max(1, last - first)) * wide;
  return points
    .map(({ at, value }) => `${x(at).toFixed(1)},${(high - (value / most) * (high - 3)).toFixed(1)}`)
    .join(' ');
}

export function Curve({ name, points, tone, words }: CurveProps) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return <p className={styles.none}>The curve begins here: a point each quarter of an hour.</p>;
  const values = points.map(({ value }) => value);
  const line = lineOf(points);
  const span = spanText(last.at - first.at);
  return (
    <figure className={styles.curve} data-tone={tone}>
      <svg
        role="img"
        aria-label={`${name} in the last ${span}: from ${words(Math.min(...values))} to ${words(Math.max(...values))}, now ${words(last.value)}`}
        viewBox={`0 0 ${wide} ${high}`}
        preserveAspectRatio="none"
      >
        <polygon points={`0,${high} ${line} ${wide},${high}`} />
        <polyline points={line} />
      </svg>
      <figcaption>
        Last {span}, at most {words(Math.max(...values))}
      </figcaption>
    </figure>
  );
}
