// Two lines that part and join: mine above, everybody else's below, a mark for each change, the zone where they merged.
// Beside it the same as a table.
import type { Away } from '@baton/workspace/sync-contract';
import type { Instant } from '@baton/model/day';
import { weekdayClock } from '../../parts/day-text.ts';
import { needsOf } from '../../parts/coming-in-words.ts';
import { counted } from '../../parts/number-text.ts';
import styles from './away-picture.module.css';
import { marksOf, mergedOf } from './away-words.ts';

const people = (count: number): string => (count === 0 ? 'Others' : count === 1 ? '1 other' : `${count} others`);

export function AwayPicture({ away, now }: { away: Away; now: Instant }) {
  const mine = `You, offline: ${counted(away.ownCount, 'change')}`;
  const theirs = `${people(away.people.length)}: ${counted(away.othersCount, 'change')}`;
  const from = weekdayClock(away.from);
  return (
    <figure className={styles.figure}>
      {away.to === null ? (
        <Parted away={away} now={now} mine={mine} />
      ) : (
        <svg
          className={styles.picture}
          viewBox="0 0 770 124"
          role="img"
          aria-label={`${mine}, made between ${from} and ${weekdayClock(away.to)}. ${theirs}. They merged at ${weekdayClock(away.to)}.`}
        >
          <g transform="translate(0 14)">
            <path className={styles.mine} d={joined(46, -14)} />
            <path className={styles.theirs} d={joined(52, 14)} />
            <Zone />
            <Marks times={away.own} span={{ from: away.from, to: away.to }} y={13} className={styles.mineMark} />
            <Marks times={away.others} span={{ from: away.from, to: away.to }} y={75} className={styles.theirMark} />
            <text x="150" y="4" className={styles.label}>
              {mine}
            </text>
            <text x="150" y="104" className={styles.label}>
              {theirs}
            </text>
            <text x="0" y="34">
              {from}
            </text>
            <text x="770" y="34" textAnchor="end">
              {weekdayClock(away.to)}
            </text>
            <text x="770" y="70" textAnchor="end">
              {resultText(away)}
            </text>
          </g>
        </svg>
      )}
      <Twin away={away} mine={mine} theirs={theirs} />
    </figure>
  );
}

function resultText(away: Away): string {
  const needs = needsOf(away);
  return `${mergedOf(away)} merged${needs > 0 ? `, ${needs} for you` : ''}`;
}

/** Still away: the lines run on apart, and what stands on the other one is not known. */
function Parted({ away, now, mine }: { away: Away; now: Instant; mine: string }) {
  const from = weekdayClock(away.from);
  return (
    <svg
      className={styles.picture}
      viewBox="0 0 770 124"
      role="img"
      aria-label={`${mine}, made since ${from}. What others do is not known yet.`}
    >
      <g transform="translate(0 14)">
        <path className={styles.mine} d={parted(46, -14)} />
        <path className={styles.unknown} d={parted(52, 14)} />
        <Marks times={away.own} span={{ from: away.from, to: now }} y={13} className={styles.mineMark} />
        <text x="150" y="4" className={styles.label}>
          {mine}
        </text>
        <text x="150" y="104">
          Others: not known yet
        </text>
        <text x="0" y="34">
          {from}
        </text>
        <text x="770" y="4" textAnchor="end">
          now
        </text>
      </g>
    </svg>
  );
}

interface MarksProps {
  readonly times: readonly Instant[];
  readonly span: { readonly from: Instant; readonly to: Instant };
  readonly y: number;
  readonly className: string | undefined;
}

const Marks = ({ times, span, y, className }: MarksProps) =>
  marksOf(times, span).map((x) => <rect key={x} className={className} x={x} y={y} width="2.5" height="10" rx="1.2" />);

/** Together, apart for the time away, together again. */
const joined = (y: number, step: number): string =>
  `M0 ${y}H96q16 0 24 ${step}t24 ${step}H572q16 0 24 ${-step}t24 ${-step}H770`;
const parted = (y: number, step: number): string => `M0 ${y}H96q16 0 24 ${step}t24 ${step}H770`;

/** The hand-over zone between two posts. */
function Zone() {
  return (
    <>
      <rect className={styles.ground} x="616" y="34" width="34" height="30" rx="3" />
      <path className={styles.hatch} d="M620 62l6-26M626 62l6-26M632 62l6-26M638 62l6-26M644 62l6-26" />
      <path className={styles.posts} d="M616 33v32M650 33v32" />
    </>
  );
}

function Twin({ away, mine, theirs }: { away: Away; mine: string; theirs: string }) {
  const rows = [
    { name: mine.split(':')[0], count: away.ownCount, times: away.own },
    { name: theirs.split(':')[0], count: away.othersCount, times: away.others },
  ];
  const edge = (times: readonly Instant[], pick: (...all: number[]) => number) =>
    times.length === 0 ? 'none' : weekdayClock(pick(...times));
  return (
    <details className={styles.twin}>
      <summary>Show as table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Changes</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count, times }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count}</td>
              <td>{edge(times, Math.min)}</td>
              <td>{edge(times, Math.max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
