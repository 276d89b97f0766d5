// Everything that waits for the reader's word, first in My work and in the inbox. Nothing, where nothing does. Several of one
// kind are chosen and answered in one sheet, which shows each statement.
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { Signature } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { useAskHere } from '../lib/ask-here.tsx';
import { AnswerCard } from './answer-card.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { alike, type Chosen, nobody, reaching, stillIn, toggling } from './asked-choice.ts';
import { useAskedKeys } from './asked-keys.ts';
import { type AskedRow, useAskedRows } from './asked-rows.ts';
import { BulkBar } from './bulk-bar.tsx';
import { severalVerb } from './several-words.ts';
import { SignSeveral } from './sign-several.tsx';
import { TaskLink } from './task-link.tsx';
import styles from './asked-of-me.module.css';

interface AskedOfMeProps {
  /** The room to which closing a task leads back. */
  readonly from?: 'work' | undefined;
}
export function AskedOfMe({ from }: AskedOfMeProps) {
  const rows = useAskedRows();
  const askHere = useAskHere();
  const [wanted, setChosen] = useState<Chosen>(nobody);
  const [isChoosing, setChoosing] = useState(false);
  const [homeWish, setHome] = useState<string>();
  const chosen = stillIn(rows, wanted);
  const home = rows.find(({ id }) => id === homeWish) ?? rows[0];
  const choose = (next: Chosen) => {
    setChosen(next);
    setChoosing(next.size > 0 || isChoosing);
  };
  const clear = () => {
    setChosen(nobody);
    setChoosing(false);
  };
  const answer = () => {
    const several = rows.filter(({ id }) => chosen.has(id));
    askHere((end) => <SignSeveral chosen={several} onClose={end} onSigned={clear} />);
  };
  useAskedKeys({ rows, chosen, onChoose: choose, onClear: clear, onAnswer: answer, isChoosing });
  if (rows.length === 0) return null;
  const mayChoose = rows.some(({ id }) => alike(rows, id).length > 1);
  const [first] = chosen;
  const kind = rows.find(({ id }) => id === first)?.asked.is;
  return (
    <section className={styles.asked} aria-labelledby="asked-of-me" data-choosing={isChoosing || undefined}>
      <header className={styles.head}>
        <h2 id="asked-of-me">
          Waiting for your answer <span className={styles.count}>{rows.length}</span>
        </h2>
        {mayChoose && !isChoosing && (
          <Button size={24} tone="quiet" onClick={() => setChoosing(true)}>
            Answer several
          </Button>
        )}
      </header>
      <ul>
        {rows.map((row) => (
          <Item
            key={row.id}
            row={row}
            from={from}
            // The keys are those of the one that is looked at, at first of what was asked first.
            hasKeys={row === home && chosen.size === 0}
            isChosen={isChoosing ? chosen.has(row.id) : null}
            onHome={() => setHome(row.id)}
            onToggle={() => choose(toggling(rows, chosen, row.id))}
            onReach={() => choose(reaching(rows, chosen, row.id))}
          />
        ))}
      </ul>
      {isChoosing && (
        <div className={styles.float}>
          <BulkBar count={chosen.size} onClear={clear}>
            {kind === undefined ? (
              <span className={styles.hint}>Tick what you want to answer together</span>
            ) : (
              <Button tone="ink" icon={Signature} keyCap="A" onClick={answer}>
                {severalVerb(kind, chosen.size)}
              </Button>
            )}
          </BulkBar>
        </div>
      )}
    </section>
  );
}

interface ItemProps extends AskedOfMeProps {
  readonly row: AskedRow;
  readonly hasKeys: boolean;
  /** Null: nothing is being chosen. */
  readonly isChosen: boolean | null;
  readonly onHome: () => void;
  readonly onToggle: () => void;
  readonly onReach: () => void;
}
function Item({ row: { id, task, asked }, from, hasKeys, isChosen, onHome, onToggle, onReach }: ItemProps) {
  const reach = (event: MouseEvent) => {
    if (!event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onReach();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Shift is a shortcut: its box does the same
    <li data-asked={id} data-chosen={isChosen === true || undefined} onFocus={onHome} onClickCapture={reach}>
      {isChosen !== null && (
        <Checkbox
          className={styles.box}
          label={<VisuallyHidden>Select: {task.title}</VisuallyHidden>}
          checked={isChosen}
          onChange={onToggle}
        />
      )}
      {asked.is === 'approval' ? (
        <ApprovalCard task={task} asked={asked} hasKeys={hasKeys} />
      ) : (
        <AnswerCard
          task={task}
          space={task.space}
          asked={asked}
          hasKeys={hasKeys}
          heading={
            <h3>
              <TaskLink to={task.key} from={from}>
                <span className={styles.key}>{task.key}</span> {task.title}
              </TaskLink>
            </h3>
          }
        />
      )}
    </li>
  );
}
