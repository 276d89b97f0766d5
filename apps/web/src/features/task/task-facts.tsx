// The facts of a task in a grid: status, due, priority, estimate, who has it, tags. Each saves as it is left.
import type { Day } from '@baton/model/day';
import type { Priority } from '@baton/model/task/schema';
import { assignTask, setDue, setEstimate, setPriority, setTags } from '@baton/model/task/commands';
import { setStatus } from '@baton/model/task/status-command';
import { statusesOfProject, tagsOfProject } from '@baton/model/project/queries';
import { Baton } from '@baton/ui/baton';
import { Combobox } from '@baton/ui/combobox';
import { DateField } from '@baton/ui/date-field';
import { formatDuration } from '@baton/ui/duration';
import { DurationField } from '@baton/ui/duration-field';
import { Menu } from '@baton/ui/menu';
import { PrioritySign } from '@baton/ui/priority-sign';
import { StatusSign } from '@baton/ui/status-sign';
import { useApproving, useHandOver } from '../../lib/task-sheets.tsx';
import { useLocale } from '../../lib/locale.ts';
import { usePersonCards } from '../../lib/person-cards.tsx';
import { useIsGuest } from '../../lib/use-guest.ts';
import { usePicture } from '../../lib/pictures.tsx';
import { usePhone } from '../../lib/use-media.ts';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { longDay } from '../../parts/day-text.ts';
import { dueWords } from '../../parts/due-text.tsx';
import { hueOf, useNames, usePeople } from '../../parts/people.tsx';
import { priorityWords } from '../../parts/priority-words.ts';
import {
  aboutItems,
  approvalItems,
  handOverItems,
  holderItems,
  priorityItems,
  statusItems,
} from '../../parts/task-menus.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { useStatusChange } from '../../parts/use-status-change.ts';
import { useMe } from '../../lib/use-world.ts';
import { BudgetFact } from './budget-fact.tsx';
import { Fact, type FactsProps } from './fact.tsx';
import { ProjectFact } from './project-fact.tsx';
import { ReadersFact } from './readers-fact.tsx';
import { ShareFact } from './share-fact.tsx';
import { RemindersFact } from './reminders-fact.tsx';
import { RepeatFact } from './repeat-fact.tsx';
import { ReadingFacts } from './reading-facts.tsx';
import styles from './task-facts.module.css';

/** On the phone the two that are asked for most stand first: who has it, and when it is due. */
export function TaskFacts(props: FactsProps) {
  const isPhone = usePhone();
  const isReadOnly = useReadOnly() !== null;
  if (isReadOnly) return <ReadingFacts task={props.task} />;
  if (isPhone)
    return (
      <div className={styles.facts}>
        <HolderFact {...props} />
        <DueFact {...props} />
        <StatusFact {...props} />
        <PriorityFact {...props} />
        <EstimateFact {...props} />
        <BudgetFact {...props} />
        <TagsFact {...props} />
        <RepeatFact {...props} />
        <RemindersFact {...props} />
        <OfColleagues {...props} />
      </div>
    );
  return (
    <div className={styles.facts}>
      <StatusFact {...props} />
      <DueFact {...props} />
      <PriorityFact {...props} />
      <EstimateFact {...props} />
      <BudgetFact {...props} />
      <HolderFact {...props} />
      <TagsFact {...props} />
      <RepeatFact {...props} />
      <RemindersFact {...props} />
      <OfColleagues {...props} />
    </div>
  );
}

/** Where it belongs and who sees it: a guest has one project of it and no list of people. */
function OfColleagues(props: FactsProps) {
  if (useIsGuest()) return null;
  return (
    <>
      <ProjectFact {...props} />
      <ReadersFact task={props.task} />
      <ShareFact task={props.task} />
    </>
  );
}

function StatusFact({ task, lost }: FactsProps) {
  const run = useRun();
  const change = useStatusChange();
  const statuses = useLive(statusesOfProject, { project: task.project }) ?? [];
  const items = statusItems(statuses, {
    current: task.status,
    onPick: (status) =>
      void change({
        task: task.id,
        to: { status },
        moves: async () => (await run(setStatus, { task: task.id, status })) !== undefined,
      }),
  });
  const trigger = (
    <button type="button" className={styles.choice} aria-label={`Status: ${task.statusName}`}>
      <StatusSign kind={task.kind} size={16} />
      {task.statusName}
    </button>
  );
  return (
    <Fact
      task={task}
      name="Status"
      field="status"
      lost={lost}
      show={(id) => statuses.find((status) => status.id === id)?.name ?? 'Another status'}
    >
      <Menu trigger={trigger} items={items} />
    </Fact>
  );
}

function DueFact({ task, lost }: FactsProps) {
  const run = useRun();
  const today = useToday();
  const locale = useLocale();
  return (
    <Fact
      task={task}
      name="Due"
      field="due"
      lost={lost}
      show={(day) => (day === null ? 'No day' : longDay(day as Day, today))}
    >
      <DateField
        label="Due"
        labelHidden
        slim
        className={styles.field}
        value={task.due ?? undefined}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(day) => void run(setDue, { task: task.id, due: (day as Day | undefined) ?? null })}
      />
      {task.late && task.due !== null && (
        <span className={styles.late}>{dueWords({ due: task.due, late: true, today })}</span>
      )}
    </Fact>
  );
}

const priorityName = (level: unknown) => (level === null ? 'None' : priorityWords[level as Priority]);

function PriorityFact({ task, lost }: FactsProps) {
  const run = useRun();
  const items = priorityItems({
    current: task.priority,
    onPick: (priority) => void run(setPriority, { task: task.id, priority }),
  });
  const trigger = (
    <button type="button" className={styles.choice} aria-label={`Priority: ${priorityName(task.priority)}`}>
      {task.priority === null ? (
        <span className={styles.none}>None</span>
      ) : (
        <>
          <PrioritySign level={task.priority} />
          {priorityName(task.priority)}
        </>
      )}
    </button>
  );
  return (
    <Fact task={task} name="Priority" field="priority" lost={lost} show={priorityName}>
      <Menu trigger={trigger} items={items} />
    </Fact>
  );
}

function EstimateFact({ task, lost }: FactsProps) {
  const run = useRun();
  return (
    <Fact
      task={task}
      name="Estimate"
      field="estimate"
      lost={lost}
      show={(minutes) => (minutes === null ? 'None' : formatDuration(minutes as number))}
    >
      <DurationField
        label="Estimate, in hours"
        labelHidden
        slim
        className={styles.field}
        value={task.estimate ?? undefined}
        placeholder="None"
        onChange={(minutes) => void run(setEstimate, { task: task.id, estimate: minutes ?? null })}
      />
    </Fact>
  );
}

function HolderFact({ task, lost }: FactsProps) {
  const run = useRun();
  const people = usePeople();
  const me = useMe();
  const nameOf = useNames();
  const isPhone = usePhone();
  const { holder } = task;
  const picture = usePicture(holder?.id ?? '');
  const cards = usePersonCards();
  const handOver = useHandOver();
  const approving = useApproving();
  const items = [
    ...aboutItems(holder, (person) => cards.open(person, document.activeElement as HTMLElement)),
    { id: 'about-rule', rule: true } as const,
    ...(handOver.isHere ? handOverItems(task, () => handOver.open(task.id)) : []),
    ...(approving.isHere ? approvalItems(() => approving.open(task.id)) : []),
    ...holderItems(people, {
      current: holder?.id ?? null,
      onPick: (to) => void run(assignTask, { task: task.id, to }),
    }),
  ];
  const end = holder && {
    name: holder.name,
    hue: hueOf(holder.id),
    guest: holder.guest,
    isReader: holder.id === me,
    picture,
  };
  const trigger = end ? (
    <Baton
      state="alone"
      size={isPhone ? 'md' : 'lg'}
      from={end}
      data-person-card={holder.id}
      data-person-card-by="pointing"
      onClick={() => {}}
    />
  ) : (
    <button type="button" className={styles.choice}>
      <span className={styles.none}>Nobody has it</span>
    </button>
  );
  return (
    <Fact
      task={task}
      name="Holder"
      field="assigned"
      lost={lost}
      show={(id) => (id === null ? 'Nobody' : nameOf(id as string))}
      wide
    >
      <Menu trigger={trigger} items={items} />
    </Fact>
  );
}

function TagsFact({ task, lost }: FactsProps) {
  const run = useRun();
  const known = useLive(tagsOfProject, { project: task.project }) ?? [];
  const ids = [...new Set([...known.map(({ id }) => id), ...task.tags])];
  const change = (next: readonly string[]) => {
    const add = next.filter((tag) => !task.tags.includes(tag));
    const remove = task.tags.filter((tag) => !next.includes(tag));
    if (add.length + remove.length > 0) void run(setTags, { task: task.id, add, remove });
  };
  return (
    // On the phone two stand in a line: with a budget before them, tags have one of their own.
    <Fact task={task} name="Tags" field="tags" lost={lost} show={String} wide={task.budget === null || 'always'}>
      <Combobox
        label="Tags"
        labelHidden
        className={styles.field}
        options={ids.map((id) => ({ id, label: id, hue: hueOf(id) }))}
        value={task.tags}
        placeholder="None"
        onChange={change}
        onCreate={(text) => text}
      />
    </Fact>
  );
}
