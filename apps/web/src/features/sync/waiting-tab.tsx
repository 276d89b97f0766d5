// What of mine has not left this device yet, newest first, and how to take it along without the relay.
import { EmptyState } from '@baton/ui/empty-state';
import { useStatusOf } from '../../lib/use-status.ts';
import { useSync } from '../../lib/use-sync.ts';
import { commandWords } from '../../parts/command-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { useReading } from '../../parts/use-reading.ts';
import { Block } from './block.tsx';
import { WaitingDecisions } from './waiting-decisions.tsx';
import { useWaitingFiles, WaitingFiles } from './waiting-files.tsx';
import { CarryOutButton } from '../../parts/carry-out-button.tsx';
import { EditLines } from '../../parts/edit-lines.tsx';
import { idsOfEdits } from '../../parts/edit-text.ts';
import styles from './sync.module.css';
import rows from './edit-row.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function goingOut(isAway: boolean, isWindowOnly: boolean): string {
  if (isWindowOnly)
    return isAway
      ? 'This is not your device: they are in this window alone until the relay is back. Closing or reloading it loses them.'
      : 'They are on their way to the relay. Keep this window open until they are there.';
  return isAway
    ? 'They are saved here and go out by themselves when the relay is back. Closing this window loses nothing.'
    : 'They are saved here and on their way to the relay.';
}

export function WaitingTab() {
  const isDeciding = useSync().decisions.some(({ refused }) => refused === null);
  return (
    <>
      <WaitingDecisions />
      <WaitingEdits isAlone={!isDeciding} />
    </>
  );
}

function NoEdits({ files, isAlone }: { readonly files: number; readonly isAlone: boolean }) {
  if (files > 0)
    return (
      <>
        <h2 className={styles.sentence}>
          {counted(files, 'file')} {files === 1 ? 'waits' : 'wait'} on this device.
        </h2>
        <WaitingFiles />
      </>
    );
  return isAlone ? (
    <EmptyState pattern="all-done" title="Everything of yours is on the relay">
      What you write while the relay is away waits here and goes out by itself.
    </EmptyState>
  ) : null;
}

/** @param props.isAlone nothing else waits: where nothing does at all, that is said. */
function WaitingEdits({ isAlone }: { readonly isAlone: boolean }) {
  const { waiting, waitingCount, relay, storage } = useSync();
  const save = useStatusOf('save');
  const named = useReading(idsOfEdits(waiting));
  const files = useWaitingFiles().length;
  if (waitingCount === 0) return <NoEdits files={files} isAlone={isAlone} />;
  const isWindowOnly = storage.device === 'shared';
  const isAway = save.state === 'offline' || relay.state === 'away';
  return (
    <>
      <h2 className={styles.sentence}>
        {counted(waitingCount, 'change')} {waitingCount === 1 ? 'waits' : 'wait'}{' '}
        {isWindowOnly ? 'in this window' : 'on this device'}.
      </h2>
      <p className={styles.text}>{relay.sentence ?? goingOut(isAway, isWindowOnly)}</p>
      <Block title="Waiting to send" meta="newest first" action={<CarryOutButton />}>
        <ol className={rows.rows}>
          {waiting.map(({ batch, at, name, edits }) => (
            <li key={batch} className={rows.row}>
              <span className={rows.head}>
                <span className={rows.name}>{name === null ? 'Wrote' : capital(commandWords(name))}</span>
                <time dateTime={new Date(at).toISOString()}>{timeText(at)}</time>
              </span>
              <EditLines edits={edits} named={named} />
            </li>
          ))}
        </ol>
        {waiting.length < waitingCount && (
          <p className={styles.text}>The newest {waiting.length} are listed. All of them are kept and go out.</p>
        )}
      </Block>
      <WaitingFiles />
    </>
  );
}
