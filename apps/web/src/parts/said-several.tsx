// What became of several statements that were signed together: which are on record, which wait here, and which were refused and why.
import type { Agreeable } from '@baton/model/decided/agreeing';
import type { OpenAnswer } from '@baton/model/decided/queries';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useStatusOf } from '../lib/use-status.ts';
import { useSync } from '../lib/use-sync.ts';
import { decidedRefusal } from './decided-words.ts';
import { useNames } from './people.tsx';
import { refusalText } from './refusal-text.ts';
import { severalDone, severalTitle } from './several-words.ts';
import styles from './sign-several.module.css';
import { SignedChip } from './signed-chip.tsx';
import { TaskLink } from './task-link.tsx';
import type { Kept } from './use-work-deciding.ts';

export interface Said {
  readonly id: string;
  readonly task: Pick<OpenAnswer, 'key' | 'title'>;
  readonly kept: Kept;
}
type Stands = { readonly is: 'signed' | 'local' } | { readonly is: 'refused'; readonly why: string };

/** It follows what the relay says after it was kept here. */
function useStands(): (kept: Kept) => Stands {
  const nameOf = useNames();
  const { decisions } = useSync();
  const isReached = useStatusOf('link') === 'live';
  return (kept) => {
    if (isRefusal(kept)) {
      const why = kept.kind === 'not-allowed' ? decidedRefusal(kept.what) : refusalText(kept, nameOf);
      return { is: 'refused', why };
    }
    const waiting = decisions.find(({ hash }) => hash === kept.hash);
    if (waiting === undefined) return { is: isReached ? 'signed' : 'local' };
    if (waiting.refused === null) return { is: 'local' };
    return { is: 'refused', why: decidedRefusal(waiting.refused.sentence) };
  };
}

interface SaidSeveralProps {
  readonly kind: Agreeable['is'];
  readonly said: readonly Said[];
  readonly onClose: () => void;
}
export function SaidSeveral({ kind, said, onClose }: SaidSeveralProps) {
  const stands = useStands();
  const isReached = useStatusOf('link') === 'live';
  const rows = said.map((one) => ({ ...one, stands: stands(one.kept) }));
  const refused = rows.filter((row) => row.stands.is === 'refused').length;
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={severalTitle(kind)}
      description={severalDone(kind, { signed: rows.length - refused, refused, isReached })}
      actions={
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <ul className={styles.rows} aria-label="What became of them">
        {rows.map(({ id, task, stands: now }) => (
          <li key={id} className={styles.said}>
            <TaskLink to={task.key} onGo={onClose}>
              <span className={styles.key}>{task.key}</span> {task.title}
            </TaskLink>
            {now.is === 'refused' ? (
              <SignedChip is="returned">Not signed</SignedChip>
            ) : (
              <SignedChip is={now.is}>{now.is === 'local' ? 'Signed here, not on record' : 'Signed'}</SignedChip>
            )}
            {now.is === 'refused' && <p className={styles.why}>{now.why}</p>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
