// When a task comes again: the rule in words, the next day, and the way to change it.
import type { PeekAnswer } from '@baton/model/task/queries';
import { type SeriesAnswer, seriesAround } from '@baton/model/task/series-queries';
import { setRepeat, skipNext } from '@baton/model/task/series-commands';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { useToast } from '@baton/ui/toast';
import { CalendarOff, CalendarX2, Pencil, Repeat as RepeatSign } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useLiveOne } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { longDay } from '../../parts/day-text.ts';
import { repeatText } from '../../parts/repeat-words.ts';
import { TaskLink } from '../../parts/task-link.tsx';
import { Fact, type FactsProps } from './fact.tsx';
import { RepeatDialog } from './repeat-dialog.tsx';
import styles from './task-facts.module.css';

export function RepeatFact({ task, lost }: FactsProps) {
  const today = useToday();
  const series = useLiveOne(seriesAround, { task: task.id });
  const [isAsked, setAsked] = useState(false);
  if (!series) return null;
  return (
    <Fact
      task={task}
      name="Repeats"
      field="repeat"
      lost={lost}
      show={(rule) => (rule === null ? 'Never' : repeatText(rule as NonNullable<SeriesAnswer['repeat']>, today))}
      wide={(series.repeat !== null || series.newest !== null) && 'always'}
    >
      {series.newest === null ? (
        <Rule task={task} series={series} onChange={() => setAsked(true)} />
      ) : (
        <span className={styles.still}>
          It came again:{' '}
          <TaskLink to={series.newest.key} className={styles.choice}>
            {series.newest.key}
          </TaskLink>
        </span>
      )}
      {isAsked && <RepeatDialog task={task} rule={series.repeat} onClose={() => setAsked(false)} />}
    </Fact>
  );
}

interface RuleProps {
  readonly task: PeekAnswer;
  readonly series: SeriesAnswer;
  readonly onChange: () => void;
}

function Rule({ task, series, onChange }: RuleProps) {
  const today = useToday();
  const { repeat, next, nth } = series;
  if (repeat === null)
    return (
      <button type="button" className={styles.choice} onClick={onChange}>
        <span className={styles.none}>Never</span>
      </button>
    );
  const trigger = (
    <button type="button" className={styles.choice}>
      <RepeatSign size={14} aria-hidden />
      <span>
        {repeatText(repeat, today)}
        {nth > 1 && <span className={styles.none}> no. {nth}</span>}
        {next !== null && <span className={styles.none}> next {longDay(next, today)}</span>}
      </span>
    </button>
  );
  return <RuleMenu trigger={trigger} task={task} series={series} onChange={onChange} />;
}

function RuleMenu({
  trigger,
  task,
  series,
  onChange,
}: RuleProps & { readonly trigger: ReactElement<Record<string, unknown>> }) {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const today = useToday();
  const { next } = series;
  const skip = async () => {
    const skipped = await run(skipNext, { task: task.id });
    if (skipped) toast.show({ text: `It does not come on ${longDay(skipped.day, today)}.`, onUndo });
  };
  const items: readonly MenuItem[] = [
    {
      id: 'change',
      label: 'Change when it comes again',
      icon: Pencil,
      onSelect: () => requestAnimationFrame(onChange),
    },
    ...(next === null
      ? []
      : [{ id: 'skip', label: `Leave out ${longDay(next, today)}`, icon: CalendarX2, onSelect: () => void skip() }]),
    {
      id: 'stop',
      label: 'Never again',
      icon: CalendarOff,
      onSelect: () => void run(setRepeat, { task: task.id, repeat: null }),
    },
  ];
  return <Menu trigger={trigger} items={items} />;
}
