// While you were away: one sentence, its picture, what needs me, and where the rest merged.
import { EmptyState } from '@baton/ui/empty-state';
import { Button } from '@baton/ui/button';
import { prefer } from '../../lib/preferences.ts';
import { useOnChange } from '../../lib/use-event.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useSync, useSyncDoor } from '../../lib/use-sync.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { seenKey } from '../../parts/coming-in.tsx';
import { timeInText } from '../../parts/day-text.ts';
import { AwayPicture } from './away-picture.tsx';
import { awaySentence } from './away-words.ts';
import { DeletedPassages } from './deleted-passages.tsx';
import { MergedPlaces } from './merged-places.tsx';
import { ReplacedValues } from './replaced-values.tsx';
import styles from './sync.module.css';

export function AwayTab() {
  const { away } = useSync();
  const door = useSyncDoor();
  const save = useStatusOf('save');
  const { workspace } = useWorkspace().world.me;
  const now = useNow(30_000);
  const from = away?.from;
  // Looked at: the line at the top of the other rooms has done its duty.
  useOnChange(() => {
    if (from !== undefined) prefer(seenKey(workspace), String(from));
  }, [from, workspace]);
  if (away === null && save.state === 'offline')
    return (
      <EmptyState pattern="nothing-waiting" title={`Offline since ${timeInText(save.since)}`}>
        Go on working. What others do meanwhile, and what becomes of it, is told here when the relay is back.
      </EmptyState>
    );
  if (away === null)
    return (
      <EmptyState pattern="nothing-waiting" title="Nothing happened without you">
        When this device cannot reach the relay, you go on working. What others did meanwhile, and what became of it, is
        told here afterwards.
      </EmptyState>
    );
  return (
    <>
      <h2 className={styles.sentence}>{awaySentence(away, now)}</h2>
      <AwayPicture away={away} now={now} />
      <ReplacedValues key={away.from} lost={away.replaced} />
      <DeletedPassages passages={away.deletedPassages} />
      <MergedPlaces places={away.places} />
      {away.to !== null && (
        <p className={styles.foot}>
          <Button size={24} onClick={() => void door.closeAway()}>
            Put this away
          </Button>
          <span className={styles.meta}>What was replaced stays marked on its task.</span>
        </p>
      )}
    </>
  );
}
