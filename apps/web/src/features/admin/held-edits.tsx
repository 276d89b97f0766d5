// What edits that are held say: field by field where this admin reads, and how many parts stand where they do not.
import type { HeldEdit } from '@baton/workspace/sync-contract';
import { isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { askHeldEdits } from '@baton/workspace/doors/held';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { commandWords } from '../../parts/command-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { EditLines } from '../../parts/edit-lines.tsx';
import { idsOfEdits } from '../../parts/edit-text.ts';
import { counted } from '../../parts/number-text.ts';
import { useReading } from '../../parts/use-reading.ts';
import styles from './held-tray.module.css';

export function HeldEditLines({ device }: { readonly device: string }) {
  const doors = useDoors();
  const sync = useSyncDoor();
  const { me } = useWorld();
  const { value: told } = useAsked(async (): Promise<readonly HeldEdit[] | NotDone> => {
    const batches = await askHeldEdits(await doors.relayOf(me.workspace), me.workspace, device);
    return isNotDone(batches) ? batches : sync.readHeld(batches);
  }, [me.workspace, device]);
  if (told === undefined) return null;
  return isNotDone(told) ? <p className={styles.text}>{told.sentence}</p> : <Lines edits={told} />;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Lines({ edits }: { readonly edits: readonly HeldEdit[] }) {
  const named = useReading(idsOfEdits(edits));
  return (
    <ol className={styles.edits} aria-label="What is held">
      {edits.map(({ batch, at, name, hidden, edits: parts }) => (
        <li key={batch}>
          <span className={styles.line}>
            {name === null ? 'Wrote' : capital(commandWords(name))}, {timeText(at)}
            {hidden > 0 && `, ${counted(hidden, 'change')} where you do not read`}
          </span>
          {parts.length > 0 && <EditLines edits={parts} named={named} />}
        </li>
      ))}
    </ol>
  );
}
