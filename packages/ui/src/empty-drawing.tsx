import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './empty-state.module.css';

export type EmptyPattern =
  | 'all-done'
  | 'nothing-waiting'
  | 'new-and-empty'
  | 'filtered'
  | 'not-here-yet'
  | 'not-yours'
  | 'ended-link';

/** Line drawings of lanes and a baton. Decoration: the title beside them says it. */
export function EmptyDrawing({ pattern }: { pattern: EmptyPattern }) {
  const isWide = pattern === 'ended-link';
  return (
    <svg
      className={cx(styles.drawing, isWide && styles.wide)}
      viewBox={isWide ? '0 0 280 96' : '0 0 168 84'}
      aria-hidden="true"
    >
      {drawings[pattern]}
    </svg>
  );
}

const lanes = <path className={styles.lanes} d="M4 14H164M4 34H164M4 54H164M4 74H164" />;

function BatonAt({ x, y, turn = 0 }: { x: number; y: number; turn?: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <path className={styles.has} d="M-22-6H3L-2 6H-22a6 6 0 0 1 0-12z" />
      <path className={styles.next} d="M6-6H22a6 6 0 0 1 0 12H1z" />
    </g>
  );
}

const drawings: Readonly<Record<EmptyPattern, ReactNode>> = {
  'all-done': (
    <>
      {lanes}
      <path className={styles.post} d="M140 6V82" />
      <path className={styles.post} d="M146 6V82" strokeDasharray="6 6" />
      <BatonAt x={104} y={44} />
    </>
  ),
  'nothing-waiting': (
    <>
      {lanes}
      <path className={styles.dash} d="M62 38h44l-5 12H62a6 6 0 0 1 0-12z" />
      <path className={styles.dash} d="M110 38h2a6 6 0 0 1 0 12h-6z" />
    </>
  ),
  'new-and-empty': (
    <>
      <path className={styles.lanes} d="M4 8V80M44 8V80M84 8V80M124 8V80M164 8V80" />
      <BatonAt x={24} y={26} turn={90} />
    </>
  ),
  filtered: (
    <>
      {lanes}
      <g opacity=".28">
        <BatonAt x={40} y={24} />
        <BatonAt x={96} y={44} />
        <BatonAt x={124} y={64} />
      </g>
      <circle className={styles.post} cx="84" cy="44" r="22" />
      <path className={styles.post} d="M100 60l14 14" strokeLinecap="round" />
    </>
  ),
  'not-here-yet': (
    <>
      <path className={styles.lanes} d="M4 14H66M4 34H66M4 54H66M4 74H66M102 14H164M102 34H164M102 54H164M102 74H164" />
      <path className={styles.dash} style={{ strokeDasharray: '2 6' }} d="M68 14H100M68 34H100M68 54H100M68 74H100" />
      <BatonAt x={36} y={44} />
    </>
  ),
  'not-yours': (
    <>
      {lanes}
      <path className={styles.post} d="M84 4V80M94 4V80" style={{ strokeWidth: 4 }} strokeLinecap="round" />
      <BatonAt x={46} y={44} />
    </>
  ),
  'ended-link': (
    <>
      <path className={styles.lanes} d="M0 30H190M0 66H190" />
      <path className={styles.lanes} d="M206 30H280M206 66H280" strokeDasharray="4 5" />
      <path className={styles.post} d="M190 22v52" strokeLinecap="round" />
      <path d="M92 39h34l-6 18H92a9 9 0 0 1 0-18z" fill="var(--ink-2)" />
      <path
        d="M131 39h31a9 9 0 0 1 0 18h-37z"
        fill="var(--surface)"
        stroke="var(--line-control)"
        strokeDasharray="3 3"
      />
    </>
  ),
};
