// My work: everything that is mine, in my order; how the week stands beside it.
import { type WorkAnswer, myWork } from '@baton/model/work/queries';
import { Button } from '@baton/ui/button';
import { Segmented } from '@baton/ui/segmented';
import { CalendarDays, Columns3, List, ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Day } from '@baton/model/day';
import { useActions } from '../../lib/actions.tsx';
import { useLive } from '../../lib/use-live.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useToday } from '../../lib/use-today.ts';
import { dayHeading } from '../../parts/day-text.ts';
import { AskedOfMe } from '../../parts/asked-of-me.tsx';
import { useAskedRows } from '../../parts/asked-rows.ts';
import { Screen } from '../../parts/screen.tsx';
import { AddWork } from './add-work.tsx';
import { NothingToDo } from './nothing-to-do.tsx';
import { WaitingList } from './waiting-list.tsx';
import { WeekReview } from './week-review.tsx';
import { useWorkActs } from './work-acts.ts';
import { WorkDays } from './work-days.tsx';
import { groupsOf } from './work-model.ts';
import { WorkShown } from './work-shown.tsx';
import { WeekLine, YourWeek } from './your-week.tsx';
import styles from './work.module.css';

export type WorkView = 'list' | 'board' | 'days' | 'review';
const views = [
  { id: 'list', label: 'List', icon: List },
  { id: 'board', label: 'Board', icon: Columns3 },
  { id: 'days', label: 'Days', icon: CalendarDays },
  { id: 'review', label: 'Review', icon: ListChecks },
] as const;
const all = {};

export interface WorkScreenProps {
  readonly view: WorkView;
  /** The task that stands open beside the list. */
  readonly opened: string | undefined;
  readonly onView: (view: WorkView) => void;
  readonly onOpen: (row: Pick<WorkAnswer, 'id' | 'key'>) => void;
  readonly onPage: (row: Pick<WorkAnswer, 'id' | 'key'>) => void;
}

export function WorkScreen(props: WorkScreenProps) {
  const { view, onView } = props;
  const today = useToday();
  const isPhone = usePhone();
  const [isAdding, setAdding] = useState(false);
  const choose = <Segmented label="Views of my work" options={views} value={view} onChange={onView} />;
  const actions = (
    <>
      {choose}
      <Button tone="primary" icon={Plus} keyCap="N" onClick={() => setAdding(true)}>
        Add
      </Button>
    </>
  );
  const isList = view === 'list';
  return (
    <Screen
      title="My work"
      middle={isPhone ? undefined : <span className={styles.date}>{dayHeading(today, today)}</span>}
      actions={isPhone ? undefined : actions}
      subBar={isPhone ? choose : undefined}
      rail={isList && !isPhone ? <Rail today={today} /> : undefined}
      railLabel="How your week stands"
    >
      {isList && <WeekLine today={today} />}
      {isAdding && <AddWork today={today} onClose={() => setAdding(false)} />}
      <Shown {...props} today={today} onAdd={() => setAdding(true)} />
      {isList && <WaitingList isWide={false} />}
    </Screen>
  );
}

function Rail({ today }: { readonly today: Day }) {
  return (
    <>
      <YourWeek today={today} />
      <WaitingList isWide />
    </>
  );
}

function Shown({ view, today, onAdd, ...ways }: WorkScreenProps & { readonly today: Day; readonly onAdd: () => void }) {
  const rows = useLive(myWork, all);
  const acts = useWorkActs();
  const asked = useAskedRows();
  useActions({ add: onAdd });
  if (rows === undefined) return null;
  const groups = groupsOf(rows);
  if (view === 'review') return <WeekReview groups={groups} today={today} />;
  if (view === 'days') return <WorkDays groups={groups} today={today} onOpen={ways.onOpen} />;
  return (
    <>
      <AskedOfMe from="work" />
      {rows.length === 0 && asked.length === 0 ? (
        <NothingToDo today={today} onAdd={onAdd} />
      ) : (
        <WorkShown shape={view} groups={groups} today={today} acts={acts} {...ways} />
      )}
    </>
  );
}
