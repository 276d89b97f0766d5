// What is not saved (21): why, and each edit that was refused, readable until I settle it. Nothing else removes one.
import { EmptyState } from '@baton/ui/empty-state';
import { Button } from '@baton/ui/button';
import { Download } from 'lucide-react';
import { saveText } from '../../lib/save-file.ts';
import { useSync } from '../../lib/use-sync.ts';
import { dayOf } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { useReading } from '../../parts/use-reading.ts';
import { Block } from './block.tsx';
import { fileText, idsOfEdits } from '../../parts/edit-text.ts';
import { Notices, useNotices } from './notices.tsx';
import { RefusedDecisions } from './waiting-decisions.tsx';
import { RefusedRow } from './refused-row.tsx';
import styles from './sync.module.css';

export function NotSavedTab() {
  const isLate = useSync().decisions.some((one) => one.refused !== null);
  return (
    <>
      <RefusedDecisions />
      <RefusedEdits isAlone={!isLate} />
    </>
  );
}

/** @param props.isAlone no decision came back: where nothing did at all, that is said. */
function RefusedEdits({ isAlone }: { readonly isAlone: boolean }) {
  const { refused, storage } = useSync();
  const notices = useNotices();
  const named = useReading(idsOfEdits(refused));
  if (refused.length === 0 && notices.length === 0)
    return !isAlone ? null : (
      <EmptyState pattern="all-done" title="Nothing was refused, nothing is unsaved">
        An edit that cannot be saved stands here with its reason, and stays readable until you settle it.
      </EmptyState>
    );
  const saveAll = () => saveText(`not-saved-${dayOf(Date.now())}.txt`, fileText(refused, named));
  return (
    <>
      <h2 className={styles.title}>
        {refused.length === 0
          ? 'Nothing was refused.'
          : `${counted(refused.length, 'edit')} ${refused.length === 1 ? 'is' : 'are'} not saved. ${refused.length === 1 ? 'It' : 'All of them'} can still be read here.`}
      </h2>
      <Notices notices={notices} />
      {refused.length > 0 && (
        <Block
          title="Refused edits"
          meta={
            storage.device === 'shared'
              ? 'readable until this window closes, or you settle each one'
              : 'kept on this device until you settle each one'
          }
          action={
            <Button size={24} tone="quiet" icon={Download} onClick={saveAll}>
              Save all as a file
            </Button>
          }
        >
          <ul>
            {refused.map((edit) => (
              <RefusedRow key={edit.batch} edit={edit} named={named} />
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}
