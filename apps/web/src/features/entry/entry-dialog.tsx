// A column asks for more than a task has: what is missing is filled in on the spot, and then the move happens, all as one
// step. Closing it leaves everything where it stands.
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { Filled } from '@baton/model/task/filled';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useRef, useState } from 'react';
import type { Asked } from '../../lib/use-run.ts';
import { needsText } from '../../parts/need-words.ts';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import styles from './entry-dialog.module.css';
import { missingOf } from './missing.ts';
import { NeedFields } from './need-fields.tsx';
import { LackingTask } from './lacking-task.tsx';
import { takeFocusBack } from './take-focus-back.ts';

export type EntryRefusal = Extract<Refusal, { kind: 'entry' }>;

interface EntryDialogProps {
  readonly refusal: EntryRefusal;
  readonly asked: Asked;
  readonly onEnd: (result: unknown) => void;
}

const leftText = (count: number): string => `${count} ${count === 1 ? 'task lacks' : 'tasks lack'} some of it.`;

function introOf({ lacks }: EntryRefusal): string {
  const [first, ...others] = lacks;
  if (first === undefined || others.length > 0)
    return `${leftText(lacks.length)} What is filled in here is for all that lack it.`;
  return first.task === null
    ? `Say it here, and “${first.title}” is added.`
    : `“${first.title}” does not have that yet. Fill it in here, and it moves.`;
}

export function EntryDialog({ refusal: asking, asked, onEnd }: EntryDialogProps) {
  const [refusal, setRefusal] = useState(asking);
  const [filled, setFilled] = useState<Filled>({});
  const [said, setSaid] = useState<string>();
  const isUnderWay = useRef(false);
  const [focusBack] = useState(takeFocusBack);
  // What is to be filled in, and not the way out, which would lay its tip over the words.
  const first = useRef<HTMLElement>(null);
  const takeFirst = (fields: HTMLElement | null) => {
    first.current = fields?.querySelector('input') ?? fields;
  };
  const nameOf = useNames();
  const { lacks } = refusal;
  const all = lacks.flatMap(({ needs }) => needs);
  const isBirth = lacks.some(({ task }) => task === null);
  const missing = missingOf(lacks, filled);
  const end = (result: unknown) => {
    onEnd(result);
    focusBack();
  };
  const again = async (more: object) => {
    // A second press must not add it twice.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const result = await asked.again(more).finally(() => {
      isUnderWay.current = false;
    });
    if (!isRefusal(result)) return end(result);
    // Somebody has changed something meanwhile: it is asked for what is missing now.
    if (result.kind === 'entry') setRefusal(result);
    setSaid(refusalText(result, nameOf));
  };
  const act = isBirth ? 'Add' : 'Move';
  return (
    <Dialog
      open
      onClose={() => end(undefined)}
      initialFocus={first}
      title={`${refusal.what} asks for ${needsText(all)}`}
      description={introOf(refusal)}
      actions={
        <>
          <Button size={36} tone="quiet" onClick={() => end(undefined)}>
            {isBirth ? 'Do not add' : 'Leave it where it is'}
          </Button>
          <Button size={36} tone="primary" disabledReason={missing} onClick={() => void again({ filled })}>
            {act}
          </Button>
        </>
      }
    >
      <div ref={takeFirst} className={styles.fields} tabIndex={-1}>
        <NeedFields needs={all} filled={filled} onFill={(more) => setFilled({ ...filled, ...more })} />
        {lacks.map((lack) => (
          <LackingTask
            key={lack.task ?? lack.title}
            lack={lack}
            isNamed={lacks.length > 1}
            ticked={filled.ticked ?? []}
            onTick={(ticked) => setFilled({ ...filled, ticked })}
            onLeave={() => end(undefined)}
          />
        ))}
        <p className={styles.said} role="alert">
          {said}
        </p>
      </div>
    </Dialog>
  );
}
