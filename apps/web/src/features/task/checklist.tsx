// The checklist: tick, rename, reorder by drag or Alt and arrows, delete; a line added by Enter, many by pasting.
import { type CheckItemAnswer, checklistOf } from '@baton/model/task/queries';
import {
  addCheckItems,
  binCheckItem,
  moveCheckItem,
  renameCheckItem,
  toggleCheckItem,
} from '@baton/model/task/checklist-commands';
import { checkItemToTask } from '@baton/model/task/part-commands';
import { Checkbox } from '@baton/ui/checkbox';
import { DragBoard } from '@baton/ui/dnd/drag-board';
import type { BoardModel, Move } from '@baton/ui/dnd/model';
import { useDraggableCard } from '@baton/ui/dnd/use-draggable-card';
import { useDropColumn } from '@baton/ui/dnd/use-drop-column';
import { IconButton } from '@baton/ui/icon-button';
import { GripVertical, SquareStack, X } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useTouch } from '../../lib/use-touch.ts';
import { useSuperseded } from '../../lib/use-superseded.ts';
import { useRun } from '../../lib/use-run.ts';
import { Icon } from '@baton/ui/icon';
import { FieldTraces } from '../../parts/field-traces.tsx';
import { ForkMark } from '../../parts/fork-mark.tsx';
import { hueOf } from '../../parts/people.tsx';
import { readOnlyText, useReadOnly } from '../../parts/read-only.tsx';
import { useShows } from '../../parts/shown-modules.tsx';
import { TextInPlace } from '../../parts/text-in-place.tsx';
import { AddLine } from './add-line.tsx';
import styles from './checklist.module.css';

const column = 'checklist';
const nothing: readonly CheckItemAnswer[] = [];

export function Checklist({ task }: { task: string }) {
  return useShows()('checklists') ? <ShownChecklist task={task} /> : null;
}

function ShownChecklist({ task }: { task: string }) {
  const run = useRun();
  const isReadOnly = useReadOnly() !== null;
  const items = useLive(checklistOf, { task }) ?? nothing;
  const done = items.filter((item) => item.done).length;
  const model = useMemo<BoardModel>(() => {
    const ids = items.map((item) => item.id);
    return { columns: [column], cards: () => ids };
  }, [items]);
  const move = ({ id, after, before }: Move) =>
    void run(moveCheckItem, { item: id, ...(after === undefined ? { before: before ?? null } : { after }) });
  return (
    <section className={styles.checklist} aria-label="Checklist" data-field="checklist">
      <FieldTraces task={task} field="checklist" value={null} />
      <div className={styles.head}>
        <h3>Checklist</h3>
        {items.length > 0 && (
          <span className={styles.count}>
            {done} of {items.length}
          </span>
        )}
      </div>
      <DragBoard
        model={model}
        onMove={move}
        nameOf={(id) => items.find((item) => item.id === id)?.text ?? ''}
        nameOfCell={() => 'Checklist'}
      >
        <Lines items={items} />
      </DragBoard>
      {!isReadOnly && (
        <AddLine
          key={task}
          task={task}
          onAdd={async (texts) =>
            (await run(addCheckItems, { task, texts: [...texts], at: 'bottom' as const })) !== undefined
          }
        />
      )}
    </section>
  );
}

function Lines({ items }: { items: readonly CheckItemAnswer[] }) {
  const { ref } = useDropColumn({ column });
  const severalLists = new Set(items.map((item) => item.list)).size > 1;
  return (
    <ul ref={ref} className={styles.lines}>
      {items.map((item, at) => (
        <Line
          key={item.id}
          item={item}
          previous={items[at - 1]}
          next={items[at + 1]}
          list={severalLists && item.list !== items[at - 1]?.list ? item.list : null}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly item: CheckItemAnswer;
  readonly previous: CheckItemAnswer | undefined;
  readonly next: CheckItemAnswer | undefined;
  /** The name of the list that begins here, where an import brought several. */
  readonly list: string | null;
}
const noKeys: readonly string[] = [];

function Line({ item, previous, next, list }: LineProps) {
  const run = useRun();
  const readOnly = useReadOnly();
  const { ref } = useDraggableCard(item.id, { keys: noKeys, disabled: readOnly !== null });
  const touch = useTouch(item.id);
  const lost = useSuperseded(item.id);
  const remove = () => {
    focusLine(next ?? previous);
    void run(binCheckItem, { item: item.id });
  };
  const handleKey = (event: KeyboardEvent<HTMLLIElement>) => {
    if (readOnly !== null || event.target instanceof HTMLTextAreaElement) return;
    if (event.altKey && event.key === 'ArrowUp' && previous)
      void run(moveCheckItem, { item: item.id, before: previous.id });
    else if (event.altKey && event.key === 'ArrowDown' && next)
      void run(moveCheckItem, { item: item.id, after: next.id });
    else if (event.key === 'Delete') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Keys of the controls inside, as they bubble: Alt and arrows, Delete.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={ref}
      className={styles.line}
      data-done={item.done || undefined}
      data-touched={touch ? '' : undefined}
      data-person={touch && hueOf(touch.by)}
      onKeyDown={handleKey}
    >
      {list !== null && <h4 className={styles.list}>{list}</h4>}
      <span className={styles.grip} aria-hidden="true">
        {readOnly === null && <Icon icon={GripVertical} size={12} />}
      </span>
      <Checkbox
        label={item.text}
        labelHidden
        checked={item.done}
        disabledReason={readOnly === null ? undefined : readOnlyText(readOnly)}
        onChange={(isDone) => void run(toggleCheckItem, { item: item.id, done: isDone })}
      />
      <TextInPlace
        label="Line"
        className={styles.text}
        value={item.text}
        onKeep={(text) => void run(renameCheckItem, { item: item.id, text })}
      />
      <ForkMark name={item.text} lost={lost.find((one) => one.field === 'text')} show={String} />
      {readOnly === null && (
        <IconButton
          size={24}
          icon={SquareStack}
          label={`Make ${item.text} a sub-task`}
          className={styles.remove}
          onClick={() => void run(checkItemToTask, { item: item.id })}
        />
      )}
      {readOnly === null && (
        <IconButton size={24} icon={X} label={`Remove ${item.text}`} className={styles.remove} onClick={remove} />
      )}
    </li>
  );
}

function focusLine(item: CheckItemAnswer | undefined): void {
  const line =
    item && document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(item.id)}"] [role="checkbox"]`);
  line?.focus();
}
