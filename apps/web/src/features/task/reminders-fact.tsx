// One's own reminders of a task: several, on a day or before it is due. Nobody else has them.
import { addDays, type Day } from '@baton/model/day';
import { addReminder, removeReminder } from '@baton/model/reminder/commands';
import { type ReminderAnswer, remindersOf } from '@baton/model/reminder/queries';
import type { PeekAnswer } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { Bell, CalendarDays, X } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { longDay, minuteOfDayText } from '../../parts/day-text.ts';
import { Fact, type FactsProps } from './fact.tsx';
import styles from './task-facts.module.css';

const nine = 9 * 60;
const nothing: readonly ReminderAnswer[] = [];

/** "Thu 5 March 09:00", and why that day. */
function reminderText({ day, minute, before }: ReminderAnswer, today: Day): string {
  const when = day === null ? 'When it has a due day' : `${longDay(day, today)} ${minuteOfDayText(minute)}`;
  if (before === null) return when;
  return `${when}, ${before === 0 ? 'on the due day' : `${before} ${before === 1 ? 'day' : 'days'} before`}`;
}

export function RemindersFact({ task, lost }: FactsProps) {
  const run = useRun();
  const today = useToday();
  const reminders = useLive(remindersOf, { task: task.id }) ?? nothing;
  const [isAsked, setAsked] = useState(false);
  const open = reminders.filter(({ done }) => !done);
  return (
    <Fact task={task} name="Remind me" field="reminders" lost={lost} show={String} wide={open.length > 0 && 'always'}>
      <div className={styles.many}>
        {open.map((one) => (
          <span key={one.id} className={styles.still}>
            <Bell size={14} aria-hidden /> {reminderText(one, today)}
            <IconButton
              size={24}
              icon={X}
              label={`Take away the reminder ${reminderText(one, today)}`}
              onClick={() => void run(removeReminder, { reminder: one.id })}
            />
          </span>
        ))}
        <AddReminder task={task} hasOthers={open.length > 0} onOther={() => setAsked(true)} />
      </div>
      {isAsked && <OtherDay task={task} onClose={() => setAsked(false)} />}
    </Fact>
  );
}

interface AddReminderProps {
  readonly task: PeekAnswer;
  readonly hasOthers: boolean;
  readonly onOther: () => void;
}

function AddReminder({ task, hasOthers, onOther }: AddReminderProps) {
  const run = useRun();
  const isDated = task.due !== null;
  const before = (days: number, label: string): MenuItem => ({
    id: `before ${days}`,
    label,
    icon: Bell,
    disabledReason: isDated ? undefined : 'It has no due day yet.',
    onSelect: () => void run(addReminder, { task: task.id, when: { before: days }, minute: nine }),
  });
  const items: readonly MenuItem[] = [
    before(0, 'On the due day, 09:00'),
    before(1, 'A day before, 09:00'),
    before(7, 'A week before, 09:00'),
    { id: 'rule', rule: true },
    { id: 'other', label: 'On another day', icon: CalendarDays, onSelect: () => requestAnimationFrame(onOther) },
  ];
  const trigger = (
    <button type="button" className={styles.choice} aria-label={hasOthers ? 'Add a reminder' : 'Never, add a reminder'}>
      <span className={styles.none}>{hasOthers ? 'Add' : 'Never'}</span>
    </button>
  );
  return <Menu trigger={trigger} items={items} />;
}

function OtherDay({ task, onClose }: { task: PeekAnswer; onClose: () => void }) {
  const run = useRun();
  const today = useToday();
  const locale = useLocale();
  // Nine o’clock of today has mostly been.
  const tomorrow = addDays(today, 1);
  const [day, setDay] = useState<Day>(tomorrow);
  const keep = async () => {
    if ((await run(addReminder, { task: task.id, when: { day }, minute: nine })) !== undefined) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Remind me on a day"
      description="At 09:00, by the clock where you are then. Nobody else sees it."
      width={400}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={() => void keep()}>
            Remind me
          </Button>
        </>
      }
    >
      <DateField
        label="Day"
        value={day}
        today={today}
        locale={locale}
        onChange={(next) => setDay((next as Day | undefined) ?? tomorrow)}
      />
    </Dialog>
  );
}
