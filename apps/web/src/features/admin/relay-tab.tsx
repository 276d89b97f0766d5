// How the relay stands (15b): in one line, then what one would look at first: who is connected, how much is there, how far
// a verified backup reaches, how much room is left.
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { isNotDone } from '@baton/workspace/doors/door';
import { askHealth, type RelayHealth } from '@baton/workspace/doors/relay-health';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { clockText, spanText } from '../../parts/day-text.ts';
import { counted, numberText, sizeText } from '../../parts/number-text.ts';
import { MailPart } from './mail-part.tsx';
import { NeedsYou } from './needs-you.tsx';
import { DiagnosticsButton } from './diagnostics-button.tsx';
import { BackupFigure, ChangesFigure, curveOf, Figure } from './relay-figures.tsx';
import { Certificate } from './relay-certificate.tsx';
import { OutboundTraffic, Version, versionText } from './relay-outward.tsx';
import styles from './relay-tab.module.css';
import { Writing } from './relay-writing.tsx';

const states: Readonly<Record<RelayHealth['state'], readonly [word: string, tone: 'go' | 'wait' | 'late']>> = {
  open: ['Healthy', 'go'],
  'read-only': ['Takes no edits', 'late'],
  recovering: ['Getting back what it lost', 'wait'],
  unreachable: ['Its store does not answer', 'late'],
};

export function RelayTab() {
  const doors = useDoors();
  const { directory, me } = useWorld();
  const { relay } = useSync();
  const link = useStatusOf('link');
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
          {versionText(told)}
          {told.since !== null && `, up ${spanText(told.now - told.since)}`}
          {link !== 'live' && `; out of reach now, this is how it stood at ${clockText(told.now)}`}
        </span>
        <span className={styles.acts}>
          <DiagnosticsButton />
          <Button size={24} onClick={again}>
            Look again
          </Button>
        </span>
      </p>
      <dl className={styles.figures}>
        <Figure
          title="People connected"
          value={numberText(told.people)}
          text={`of ${numberText(people)}, ${counted(told.devices, 'device')}`}
        >
          {curveOf(told, 'people')}
        </Figure>
        <ChangesFigure told={told} />
        <Figure
          title="Storage"
          value={told.disk === null ? 'Not told' : sizeText(told.disk.used)}
          text={told.disk === null ? '' : `${sizeText(told.disk.free)} free`}
        >
          {curveOf(told, 'used')}
        </Figure>
        <BackupFigure told={told} />
      </dl>
      <div className={styles.sections}>
        <NeedsYou told={told} />
        <Writing told={told} />
        <Limits told={told} />
        <OutboundTraffic told={told} />
        <Certificate told={told} />
        <Version told={told} />
        <MailPart />
      </div>
    </>
  );
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
