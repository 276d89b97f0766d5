// What a column asks of tasks that come in, its words for people, and how it is taken off the board.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { removeColumn, setNeed, setPolicy } from '@baton/model/board/setting-commands';
import type { RuledColumn } from '@baton/model/decided/queries';
import type { Need } from '@baton/model/board/schema';
import { Icon } from '@baton/ui/icon';
import { Menu } from '@baton/ui/menu';
import { useToast } from '@baton/ui/toast';
import { X } from 'lucide-react';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { holdsOnText } from '../../parts/gate-words.ts';
import { needs, needWords } from '../../parts/need-words.ts';
import { isOffered, useShows } from '../../parts/shown-modules.tsx';
import styles from './board-settings.module.css';
import { Words } from './settings-value.tsx';
import { useArchiveColumn } from './use-archive-column.ts';

interface ColumnProps {
  readonly column: ColumnAnswer;
}

export function ColumnNeeds({ column }: ColumnProps) {
  const run = useRun();
  const shows = useShows();
  const set = (need: Need, on: boolean) => void run(setNeed, { column: column.id, need, on });
  const offered = needs.filter((need) => !column.needs.includes(need)).filter(isOffered(shows));
  return (
    <p className={styles.sentence}>
      To come in, a task needs {column.needs.length === 0 && 'nothing '}
      {needs
        .filter((need) => column.needs.includes(need))
        .map((need) => (
          <span key={need}>
            <button
              type="button"
              className={styles.value}
              aria-label={`${column.name} asks for ${needWords[need]}: take the rule away`}
              title="Take the rule away"
              onClick={() => set(need, false)}
            >
              {needWords[need]}
              <Icon icon={X} size={12} />
            </button>{' '}
          </span>
        ))}
      {offered.length > 0 && (
        <Menu
          trigger={
            <button type="button" className={styles.add} aria-label={`+ rule for ${column.name}`}>
              + rule
            </button>
          }
          items={offered.map((need) => ({ id: need, label: needWords[need], onSelect: () => set(need, true) }))}
        />
      )}
    </p>
  );
}

interface MoreProps extends ColumnProps {
  readonly columns: readonly ColumnAnswer[];
  readonly rule: RuledColumn | undefined;
}
export function ColumnMore({ column, columns, rule }: MoreProps) {
  const run = useRun();
  const keep = (of: 'policy' | 'doneWhen') => (text: string) => void run(setPolicy, { column: column.id, of, text });
  return (
    <>
      <Words
        label={`How work is done in ${column.name}`}
        help="Stands under the name of the column."
        value={column.policy ?? ''}
        onKeep={keep('policy')}
      />
      <Words
        label={`A task is done in ${column.name} when`}
        help="Read from the head of the column."
        value={column.doneWhen ?? ''}
        onKeep={keep('doneWhen')}
      />
      <Remove column={column} columns={columns} rule={rule} />
    </>
  );
}

const tasksText = (count: number): string => (count === 1 ? 'its task' : `its ${count} tasks`);

function Remove({ column, columns, rule }: MoreProps) {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const others = columns.filter(({ id }) => id !== column.id);
  const last = others.length === 0 ? 'It is the last column. Add another one first.' : undefined;
  const archive = useArchiveColumn(column, rule);
  const remove = async (into: ColumnAnswer) => {
    if (await run(removeColumn, { column: column.id, into: into.id }))
      toast.show({
        text: `“${column.name}” is off the board, its statuses and tasks are in “${into.name}”.${holdsOnText(rule)}`,
        onUndo,
      });
  };
  return (
    <p className={styles.sentence}>
      <Menu
        trigger={
          <button type="button" className={styles.add} aria-label={`Remove this column, ${column.name}`}>
            Remove this column
          </button>
        }
        items={[
          {
            id: 'archive',
            label: `To the archive, with ${tasksText(column.count)}`,
            disabledReason: last,
            onSelect: () => void archive(),
          },
          ...(others.length === 0
            ? []
            : [{ id: 'into', heading: `Its statuses and ${tasksText(column.count)} go to` }]),
          ...others.map((into) => ({ id: into.id, label: into.name, onSelect: () => void remove(into) })),
        ]}
      />
    </p>
  );
}
