// The fields of a task that a column asks for, to be filled in here.
import type { Need } from '@baton/model/board/schema';
import type { Day } from '@baton/model/day';
import type { Filled } from '@baton/model/task/filled';
import type { Priority } from '@baton/model/task/schema';
import { Combobox } from '@baton/ui/combobox';
import { DateField } from '@baton/ui/date-field';
import { DurationField } from '@baton/ui/duration-field';
import { PrioritySign } from '@baton/ui/priority-sign';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useLocale } from '../../lib/locale.ts';
import { useToday } from '../../lib/use-today.ts';
import { usePeople } from '../../parts/people.tsx';
import { priorities, priorityWords } from '../../parts/priority-words.ts';

interface NeedFieldsProps {
  readonly needs: readonly Need[];
  readonly filled: Filled;
  readonly onFill: (more: Filled) => void;
}

export function NeedFields({ needs, filled, onFill }: NeedFieldsProps) {
  const today = useToday();
  const locale = useLocale();
  return (
    <>
      {needs.includes('holder') && <HolderField filled={filled} onFill={onFill} />}
      {needs.includes('due') && (
        <DateField
          label="Due"
          value={filled.due}
          today={today}
          locale={locale}
          placeholder="Like tomorrow, fri or 12 mar"
          onChange={(day) => onFill({ due: day as Day | undefined })}
        />
      )}
      {needs.includes('estimate') && (
        <DurationField label="Estimate" value={filled.estimate} onChange={(estimate) => onFill({ estimate })} />
      )}
      {needs.includes('priority') && (
        <Select
          label="Priority"
          value={filled.priority === undefined ? undefined : String(filled.priority)}
          options={priorities.map((level) => ({
            id: String(level),
            label: priorityWords[level],
            sign: <PrioritySign level={level} />,
          }))}
          onChange={(level) => onFill({ priority: Number(level) as Priority })}
        />
      )}
      {needs.includes('tag') && <TextField label="Tag" value={filled.tag ?? ''} onChange={(tag) => onFill({ tag })} />}
    </>
  );
}

function HolderField({ filled, onFill }: Omit<NeedFieldsProps, 'needs'>) {
  const people = usePeople().filter(({ matched }) => matched === null);
  return (
    <Combobox
      single
      label="Who has it"
      placeholder="A name"
      value={filled.assigned === undefined ? [] : [filled.assigned]}
      options={people
        .toSorted((a, b) => Number(b.me) - Number(a.me))
        .map(({ id, name, me }) => ({ id, label: me ? `${name}, you` : name }))}
      onChange={([assigned]) => onFill({ assigned })}
    />
  );
}
