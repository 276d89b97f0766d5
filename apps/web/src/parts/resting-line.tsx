// What waits on work that is put away asks nobody: it is said on the task, and can be ended there.
import { type Hanging, hangingOn } from '@baton/model/decided/ending';
import type { Resting } from '@baton/model/decided/resting';
import { newDecided, type Matter } from '@baton/model/decided/schema';
import type { RecordId, SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Archive } from 'lucide-react';
import { useWorld } from '../lib/use-world.ts';
import { hangingText, useEndingNames } from './ending-words.ts';
import { useReadOnly } from './read-only.tsx';
import { useWorkDeciding } from './use-work-deciding.ts';
import styles from './offer.module.css';

interface RestingLineProps {
  readonly task: RecordId;
  readonly space: SpaceId;
  readonly matter: Matter;
  readonly resting: Resting;
}

const where: Readonly<Record<Resting, string>> = {
  archived: 'it is in the archive',
  binned: 'it is in the bin',
  'project-archived': 'its project is in the archive',
  'project-binned': 'its project is in the bin',
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is open of a task, whatever rests on it. */
export function useHangingOn(matter: Matter | undefined): readonly Hanging[] {
  const { directory } = useWorld();
  return matter === undefined ? [] : hangingOn({ directory, decided: newDecided }, matter);
}

/** Nothing, where nothing is open. */
export function RestingLine({ task, space, matter, resting }: RestingLineProps) {
  const names = useEndingNames();
  const isReadOnly = useReadOnly() !== null;
  const decide = useWorkDeciding();
  const hanging = useHangingOn(matter);
  if (hanging.length === 0) return null;
  const said = hanging.map((one) => capital(hangingText(one, names))).join('; ');
  return (
    <div className={styles.resting} role="status">
      <Icon icon={Archive} />
      <span>
        {said}. Nobody is asked while {where[resting]}; once it is back they are asked again.
      </span>
      {!isReadOnly && (
        <Button
          size={24}
          onClick={() =>
            void decide({
              decision: { type: 'asking-ended', space, tasks: [task] },
              done: 'Ended. Nobody is asked any more.',
            })
          }
        >
          End it
        </Button>
      )}
    </div>
  );
}
