// What a task depends on, and what it feeds (05): the others before it on the left, those behind it on the right, and what
// is the same or has to do with it below.
import { relateTasks, unrelateTasks } from '@baton/model/relation/commands';
import { type RelationAnswer, relationsOf } from '@baton/model/relation/queries';
import type { RelationKind } from '@baton/model/relation/schema';
import type { PeekAnswer } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import { StatusSign } from '@baton/ui/status-sign';
import { CircleMinus, Plus, Split, X } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { dueWords } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { PickTask } from '../../parts/pick-task.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { relationWords, unseenTask } from '../../parts/relation-words.ts';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { TaskLink } from '../../parts/task-link.tsx';
import styles from './relations.module.css';

interface Wish {
  readonly kind: RelationKind;
  readonly isFrom: boolean;
}
const wishes: readonly Wish[] = [
  { kind: 'waits-for', isFrom: true },
  { kind: 'waits-for', isFrom: false },
  { kind: 'follows', isFrom: true },
  { kind: 'follows', isFrom: false },
  { kind: 'duplicates', isFrom: true },
  { kind: 'relates', isFrom: true },
];
const wordOf = ({ kind, isFrom }: Wish): string => relationWords[kind][isFrom ? 'from' : 'to'];
const isOrder = ({ kind }: RelationAnswer): boolean => kind === 'waits-for' || kind === 'follows';
const nothing: readonly RelationAnswer[] = [];

export function Relations({ task }: { task: PeekAnswer }) {
  const isReadOnly = useReadOnly() !== null;
  const relations = useLive(relationsOf, { task: task.id }) ?? nothing;
  if (relations.length === 0 && isReadOnly) return null;
  const before = relations.filter((one) => isOrder(one) && one.isFrom);
  const behind = relations.filter((one) => isOrder(one) && !one.isFrom);
  const others = relations.filter((one) => !isOrder(one));
  return (
    <section className={styles.relations} aria-label="Depends on, and feeds" data-field="relations">
      <div className={styles.head}>
        <h3>Depends on, and feeds</h3>
        {!isReadOnly && <AddRelation task={task} relations={relations} />}
      </div>
      {before.length + behind.length > 0 && (
        <div className={styles.net}>
          <Faces label="Depends on" none="Waits for nothing" relations={before} />
          <div className={styles.middle}>
            <span className={styles.key}>{task.key}</span>
            <b>This task</b>
          </div>
          <Faces label="Feeds" none="Nothing waits for it" relations={behind} />
        </div>
      )}
      {others.length > 0 && <Faces label="Others" none="" relations={others} isFlat />}
    </section>
  );
}

function AddRelation({ task, relations }: { task: PeekAnswer; relations: readonly RelationAnswer[] }) {
  const run = useRun();
  const [wish, setWish] = useState<Wish | null>(null);
  const pick = (other: string) => {
    if (wish === null) return;
    const [from, to] = wish.isFrom ? [task.id, other] : [other, task.id];
    void run(relateTasks, { from, to, kind: wish.kind });
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size={24} tone="quiet" icon={Plus} className={styles.add}>
            Link
          </Button>
        }
        items={wishes.map((one) => ({
          id: `${one.kind} ${one.isFrom}`,
          label: wordOf(one),
          onSelect: () => setWish(one),
        }))}
      />
      {wish !== null && (
        <PickTask
          label={`${task.key} ${wordOf(wish).toLowerCase()}`}
          without={[
            task.id,
            ...relations.filter(({ kind }) => kind === wish.kind).flatMap((one) => one.task?.id ?? []),
          ]}
          onPick={pick}
          onClose={() => setWish(null)}
        />
      )}
    </>
  );
}

interface FacesProps {
  readonly label: string;
  readonly none: string;
  readonly relations: readonly RelationAnswer[];
  readonly isFlat?: boolean;
}

function Faces({ label, none, relations, isFlat = false }: FacesProps) {
  return (
    <ul className={styles.faces} aria-label={label} data-flat={isFlat || undefined}>
      {relations.length === 0 && <li className={styles.none}>{none}</li>}
      {relations.map((relation) => (
        <Face key={relation.id} relation={relation} />
      ))}
    </ul>
  );
}

/** Whether it holds the task up now. */
const isHolding = ({ kind, isFrom, task, ring }: RelationAnswer): boolean =>
  kind === 'waits-for' && isFrom && !ring && (task === null || (task.kind !== 'done' && !task.binned));

function Face({ relation }: { relation: RelationAnswer }) {
  const run = useRun();
  const isReadOnly = useReadOnly() !== null;
  const { task } = relation;
  return (
    <li
      className={styles.face}
      data-late={(task?.late ?? false) || undefined}
      data-holding={isHolding(relation) || undefined}
    >
      <div className={styles.top}>
        <span className={styles.how}>{wordOf(relation)}</span>
        {!isReadOnly && (
          <IconButton
            size={24}
            icon={X}
            label={`Take away: ${wordOf(relation)} ${task?.title ?? unseenTask}`}
            className={styles.remove}
            onClick={() => void run(unrelateTasks, { relation: relation.id })}
          />
        )}
      </div>
      {task === null ? (
        <p className={styles.unseen}>{unseenTask}</p>
      ) : (
        <div className={styles.what}>
          <StatusSign kind={task.kind} label={kindWords[task.kind]} />
          <TaskLink to={task.key} className={styles.link}>
            <span className={styles.key}>{task.key}</span> <span className={styles.title}>{task.title}</span>
          </TaskLink>
          <TaskBaton task={task} size="sm" />
        </div>
      )}
      <Under relation={relation} />
    </li>
  );
}

function Under({ relation }: { relation: RelationAnswer }) {
  const today = useToday();
  const { task, ring } = relation;
  if (ring)
    return (
      <p className={styles.ring}>
        <Icon icon={Split} size={14} /> Closes a ring that two people made apart: it counts nowhere. Take one of them
        away.
      </p>
    );
  if (task === null) return null;
  const due = task.due === null ? null : dueWords({ due: task.due, late: task.late, today });
  return (
    <p className={styles.under}>
      {isHolding(relation) && <Icon icon={CircleMinus} size={12} />}
      {[task.projectName, due].filter(Boolean).join(', ')}
    </p>
  );
}
