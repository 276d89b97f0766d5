// The figures at the head of how the relay stands (15b): each a number, what it means, and how it went.
import type { RelayHealth } from '@baton/workspace/doors/relay-health';
import type { ReactNode } from 'react';
import { dayText, timeInText, timeText } from '../../parts/day-text.ts';
import { counted, numberText, sizeText } from '../../parts/number-text.ts';
import { Curve } from './curve.tsx';

const day = 86_400_000;

const curves = {
  people: { name: 'People connected', tone: 'people', words: numberText },
  changes: { name: 'Changes a minute', tone: 'changes', words: numberText },
  used: { name: 'Storage', tone: 'storage', words: sizeText },
} as const;

const pointsOf = (course: Exclude<RelayHealth['course'], undefined>, what: keyof typeof curves) =>
  course.flatMap((point) => {
    const value = point[what] ?? null;
    return value === null ? [] : [{ at: point.at, value }];
  });

/** Nothing where an older relay tells nothing of it. */
export function curveOf({ course }: RelayHealth, what: keyof typeof curves): ReactNode {
  return course === undefined ? null : <Curve {...curves[what]} points={pointsOf(course, what)} />;
}

interface FigureProps {
  readonly title: string;
  readonly value: string;
  readonly text: string;
  readonly tone?: 'late' | undefined;
  /** How it went. */
  readonly children?: ReactNode;
}
export const Figure = ({ title, value, text, tone, children }: FigureProps) => (
  <div>
    <dt>{title}</dt>
    <dd>
      <strong>{value}</strong>
      <span data-tone={tone}>{text}</span>
      {children}
    </dd>
  </div>
);

/** As they lie there; nothing where an older relay does not say. */
function copiesText(kept: RelayHealth['backup']['kept']): ReactNode {
  if (kept === undefined || kept.count === 0 || kept.oldest === null) return null;
  const { count, oldest, size, most, hours } = kept;
  return (
    <p>
      {`${counted(count, 'copy', 'copies')} kept, since ${dayText(oldest)}`}
      {size !== null && `; the newest has ${sizeText(size)}`}
      {`. One each ${hours === 1 ? 'hour' : counted(hours, 'hour')}, ${numberText(most)} at most`}
    </p>
  );
}

export function BackupFigure({ told }: { readonly told: RelayHealth }) {
  const { backup, safe, entries, now } = told;
  if (!backup.isMade)
    return (
      <Figure
        title="Verified backup"
        value={safe > 0 ? `Up to ${numberText(safe)}` : 'None'}
        text="This relay makes none itself; set BATON_BACKUP_DIR, or see docs/operate"
        tone={safe > 0 ? undefined : 'late'}
      />
    );
  const copies = copiesText(backup.kept);
  if (backup.at === null)
    return (
      <Figure title="Verified backup" value="None yet" text="The first is being made" tone="late">
        {copies}
      </Figure>
    );
  const isOld = now - backup.at > 2 * day;
  return (
    <Figure
      title="Verified backup"
      value={timeText(backup.at)}
      text={
        isOld
          ? 'Older than two days: look at the relay’s log'
          : `Restored and compared, ${numberText(entries - safe)} changes since`
      }
      tone={isOld ? 'late' : undefined}
    >
      {copies}
    </Figure>
  );
}

/** An older relay counts no changes: then it is how many it holds. */
export function ChangesFigure({ told }: { readonly told: RelayHealth }) {
  const { writes, course = [], entries } = told;
  if (writes === undefined)
    return (
      <Figure title="Changes held" value={numberText(entries)} text="This relay does not count them by the minute" />
    );
  const peak = pointsOf(course, 'changes').reduce((most, point) => (point.value > most.value ? point : most), {
    at: 0,
    value: 0,
  });
  return (
    <Figure
      title="Changes a minute"
      value={numberText(writes.changes)}
      text={peak.value === 0 ? 'Nobody has written yet' : `peak ${numberText(peak.value)}, ${timeInText(peak.at)}`}
    >
      {curveOf(told, 'changes')}
    </Figure>
  );
}
