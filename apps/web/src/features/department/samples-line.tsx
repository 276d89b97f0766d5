// Samples show how a department's board is meant; one press takes them away, and undo brings them back.
import type { SpaceId } from '@baton/model/ids';
import { removeSamples } from '@baton/model/plan/commands';
import { samplesIn } from '@baton/model/plan/queries';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { counted } from '../../parts/number-text.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './department.module.css';

export function SamplesLine({ space }: { readonly space: SpaceId }) {
  const samples = useLive(samplesIn, { space }) ?? [];
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const isReadOnly = useReadOnly() !== null;
  if (isReadOnly) return null;
  const remove = async (intake: string) => {
    const done = await run(removeSamples, { intake });
    if (done) toast.show({ text: `${counted(done.removed, 'sample task')} in the bin.`, onUndo });
  };
  return samples.map(({ id, tasks }) => (
    <p key={id} className={styles.samples}>
      <span>{counted(tasks, 'sample task')} on the everyday board show how it is meant.</span>
      <Button size={24} onClick={() => void remove(id)}>
        Remove {tasks === 1 ? 'it' : 'them'}
      </Button>
    </p>
  ));
}
