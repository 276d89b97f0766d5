// Who changed what of a task, when, from what to what (26): by field and by person, and any value can be put back.
import type { PeekAnswer } from '@baton/model/task/queries';
import { tableOf } from '@baton/model/records';
import type { Audited } from '@baton/workspace/contract';
import type { Change } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Menu } from '@baton/ui/menu';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useHistory } from '../../lib/use-history.ts';
import { useRestore } from '../../lib/use-restore.ts';
import { useWorld } from '../../lib/use-world.ts';
import { saveText } from '../../lib/save-file.ts';
import { ChangeList, Older } from '../../parts/change-list.tsx';
import { changeText, fieldName, valueText } from '../../parts/change-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { decisionWords } from '../../parts/decision-words.ts';
import { useNames } from '../../parts/people.tsx';
import { SignedRow } from '../../parts/signed-row.tsx';
import { useDecisionsOn } from '../../parts/use-decided-words.ts';
import { useReading } from '../../parts/use-reading.ts';
import styles from './task-history.module.css';

const none: readonly Change[] = [];
const any = '';
const signed = 'signed';
/** A field of a line of the checklist is another than the same word on the task. */
const fieldOf = ({ record, field }: Change): string => `${tableOf(record) ?? ''}.${field}`;

export function TaskHistory({ task }: { task: PeekAnswer }) {
  const history = useHistory(task.id, JSON.stringify(task));
  const [field, setField] = useState(any);
  const [person, setPerson] = useState(any);
  const all = history.changes ?? none;
  const named = useReading(all);
  const { reading } = named;
  const restoreOf = useRestore(
    (change) => `${fieldName(change.record, change.field)}: ${valueText(change.field, change.after, reading)}`,
    history.again,
  );
  const isBy = (one: { readonly person: string | null }) => person === any || one.person === person;
  const shown = all.filter((change) => (field === any || fieldOf(change) === field) && isBy(change));
  const said = useDecisionsOn(task.id, task.decided?.matter);
  const decided = field === any || field === signed ? said.filter(isBy) : [];
  if (history.changes === undefined) return null;
  return (
    <section aria-label="History" className={styles.history}>
      <Filters
        {...{ task, all, shown, said, decided, field, person, reading }}
        onField={setField}
        onPerson={setPerson}
      />
      {shown.length + decided.length === 0 && (
        <EmptyState pattern="filtered" title={all.length === 0 ? 'No change is known here' : 'No such change'}>
          {all.length === 0
            ? 'What is changed from now on stands here.'
            : 'Nothing was changed in this field by this person.'}
        </EmptyState>
      )}
      <ChangeList
        changes={shown}
        named={named}
        restoreOf={restoreOf}
        among={decided.map((one) => ({
          id: `signed ${one.number}`,
          at: one.time,
          row: <SignedRow task={task} said={one} />,
        }))}
      />
      <Older more={history.more} onOlder={history.older} />
    </section>
  );
}

interface FiltersProps {
  readonly task: PeekAnswer;
  readonly all: readonly Change[];
  readonly shown: readonly Change[];
  /** Signed statements: all, and those that are shown. */
  readonly said: readonly Audited[];
  readonly decided: readonly Audited[];
  readonly field: string;
  readonly person: string;
  readonly reading: ReturnType<typeof useReading>['reading'];
  readonly onField: (field: string) => void;
  readonly onPerson: (person: string) => void;
}

function Filters({ task, all, shown, said, decided, field, person, reading, onField, onPerson }: FiltersProps) {
  const nameOf = useNames();
  const { titles } = useWorld();
  const fields = new Map(all.map((change) => [fieldOf(change), fieldName(change.record, change.field)]));
  if (said.length > 0) fields.set(signed, 'Signed');
  const people = [...new Set([...all, ...said].flatMap((one) => (one.person === null ? [] : [one.person as string])))];
  const counts = { shown: shown.length + decided.length, all: all.length + said.length };
  const save = () => {
    const edits = shown.map((change) => ({
      at: change.at,
      text: `${nameOf(change.person)}  ${changeText(change, reading)}`,
    }));
    const statements = decided.map((one) => {
      const { who, what } = decisionWords(one, { nameOf, titles });
      return { at: one.time, text: `${who}  ${what}, signed, on record ${one.number}` };
    });
    const lines = [...edits, ...statements].sort((left, right) => right.at - left.at);
    saveText(`${task.key}-history.txt`, lines.map(({ at, text }) => `${timeText(at)}  ${text}`).join('\n'));
  };
  return (
    <div className={styles.filters}>
      <Choice
        label="Field"
        now={fields.get(field) ?? 'any'}
        items={[[any, 'any'], ...fields]}
        current={field}
        onPick={onField}
      />
      <Choice
        label="By"
        now={person === any ? 'anyone' : nameOf(person)}
        items={[[any, 'anyone'], ...people.map((id) => [id, nameOf(id)] as const)]}
        current={person}
        onPick={onPerson}
      />
      <span className={styles.count}>
        {counts.shown === counts.all ? counts.all : `${counts.shown} of ${counts.all}`}
      </span>
      <Button size={24} tone="quiet" icon={Download} onClick={save}>
        Export
      </Button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly now: string;
  readonly items: readonly (readonly [id: string, label: string])[];
  readonly current: string;
  readonly onPick: (id: string) => void;
}

function Choice({ label, now, items, current, onPick }: ChoiceProps) {
  const trigger = (
    <button type="button" className={styles.choice}>
      <span>{label}</span> <b>{now}</b>
    </button>
  );
  return (
    <Menu
      trigger={trigger}
      items={items.map(([id, text]) => ({
        id: `of ${id}`,
        label: text,
        end: id === current ? 'now' : undefined,
        onSelect: () => onPick(id),
      }))}
    />
  );
}
