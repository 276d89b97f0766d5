// How the relay stands (15b): in one line, then what one would look at first: who is connected, how much is there, how far
// a verified backup reaches, how much room is left.
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { isNotDone } from '@baton/workspace/doors/door';
import { askHealth, type RelayHealth } from '@baton/workspace/doors/relay-health';
import type { ReactNode } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { spanText, timeText } from '../../parts/day-text.ts';
import { counted, numberText, sizeText } from '../../parts/number-text.ts';
import { Curve } from './curve.tsx';
import { MailPart } from './mail-part.tsx';
import { NeedsYou } from './needs-you.tsx';
import styles from './relay-tab.module.css';

const states: Readonly<Record<RelayHealth['state'], readonly [word: string, tone: 'go' | 'wait' | 'late']>> = {
  open: ['Healthy', 'go'],
  'read-only': ['Takes no edits', 'late'],
  recovering: ['Getting back what it lost', 'wait'],
  unreachable: ['Its store does not answer', 'late'],
};
const day = 86_400_000;

export function RelayTab() {
  const doors = useDoors();
  const { directory, me } = useWorld();
  const { relay } = useSync();
  const { value: told, again } = useAsked(
    async () => askHealth(await doors.relayOf(me.workspace), me.workspace),
    [me.workspace],
  );
  if (told === undefined) return null;
  if (isNotDone(told))
    return (
      <EmptyState
        pattern="not-here-yet"
        title="The relay does not answer"
        actions={<Button onClick={again}>Ask again</Button>}
      >
        {told.sentence} What is written waits on the devices and goes out by itself.
      </EmptyState>
    );
  const [word, tone] = states[told.state];
  const people = Object.values(directory.persons).filter(({ standing }) => standing === 'here').length;
  return (
    <>
      <p className={styles.line} role="status">
        <span className={styles.state} data-tone={tone}>
          {word}
        </span>
        <span className={styles.meta}>
          {relay.address}
          {told.since !== null && `, up ${spanText(told.now - told.since)}`}
        </span>
        <Button size={24} onClick={again}>
          Look again
        </Button>
      </p>
      <dl className={styles.figures}>
        <Figure
          title="People connected"
          value={numberText(told.people)}
          text={`of ${numberText(people)}, ${counted(told.devices, 'device')}`}
        >
          {curveOf(told, 'people')}
        </Figure>
        <Figure
          title="Changes held"
          value={numberText(told.entries)}
          text={
            told.lag === 0 ? 'Everybody who is connected has them' : `The slowest waits for ${numberText(told.lag)}`
          }
        >
          {curveOf(told, 'lag')}
        </Figure>
        <Figure
          title="Storage"
          value={told.disk === null ? 'Not told' : sizeText(told.disk.used)}
          text={told.disk === null ? '' : `${sizeText(told.disk.free)} free`}
        >
          {curveOf(told, 'used')}
        </Figure>
        <BackupFigure told={told} />
      </dl>
      <NeedsYou />
      <Limits told={told} />
      <MailPart />
    </>
  );
}

const curves = {
  people: { name: 'People connected', tone: 'people', words: numberText },
  lag: {
    name: 'Changes that the slowest waited for',
    tone: 'changes',
    words: (value: number) => `${numberText(value)} waiting`,
  },
  used: { name: 'Storage', tone: 'storage', words: sizeText },
} as const;

/** Nothing where an older relay tells nothing of it. */
function curveOf({ course }: RelayHealth, what: keyof typeof curves): ReactNode {
  if (course === undefined) return null;
  const points = course.flatMap((point) => {
    const value = point[what];
    return value === null ? [] : [{ at: point.at, value }];
  });
  return <Curve {...curves[what]} points={points} />;
}

function Limits({ told: { limits } }: { readonly told: RelayHealth }) {
  if (limits === undefined) return null;
  return (
    <section className={styles.limits} aria-label="Limits">
      <h2>Limits</h2>
      <dl>
        <dt>Biggest file</dt>
        <dd>{sizeText(limits.file)}</dd>
        <dt>All files together</dt>
        <dd>{sizeText(limits.files)}</dd>
        <dt>Fields, decisions, messages</dt>
        <dd>For ever</dd>
        <dt>Single edits, keystrokes</dt>
        <dd>{counted(limits.historyDays, 'day')}</dd>
      </dl>
    </section>
  );
}

interface FigureProps {
  readonly title: string;
  readonly value: string;
  readonly text: string;
  readonly tone?: 'late' | undefined;
  /** How it went. */
  readonly children?: ReactNode;
}
const Figure = ({ title, value, text, tone, children }: FigureProps) => (
  <div>
    <dt>{title}</dt>
    <dd>
      <strong>{value}</strong>
      <span data-tone={tone}>{text}</span>
      {children}
    </dd>
  </div>
);

function BackupFigure({ told }: { readonly told: RelayHealth }) {
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
  if (backup.at === null)
    return <Figure title="Verified backup" value="None yet" text="The first is being made" tone="late" />;
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
    />
  );
}
