// The statuses that a column holds: each is taken to another column, or gets another kind; more are added.
import { removeStatus } from '@baton/model/board/remove-status-command';
import { addStatus, holdStatus, setStatusKind } from '@baton/model/board/setting-commands';
import type { StatusAnswer } from '@baton/model/project/queries';
import type { StatusKind } from '@baton/model/project/schema';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { StatusSign } from '@baton/ui/status-sign';
import { useToast } from '@baton/ui/toast';
import { useState } from 'react';
import { type Run, useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { kindWords } from '../../parts/kind-words.ts';
import { counted } from '../../parts/number-text.ts';
import { RenameField } from '../../parts/rename-field.tsx';
import styles from './board-settings.module.css';
import type { SettingsColumnProps } from './settings-column.tsx';
import { Choice } from './settings-value.tsx';

export const kinds = Object.keys(kindWords) as readonly StatusKind[];

export function kindItems(status: StatusAnswer, run: Run): readonly MenuItem[] {
  return kinds.map((kind) => ({
    id: kind,
    label: kindWords[kind],
    sign: <StatusSign kind={kind} />,
    end: kind === status.kind ? 'now' : undefined,
    onSelect: () => void run(setStatusKind, { status: status.id, kind }),
  }));
}

const onlyOne = 'It is the only one of its column: remove the column instead, or give it another one first.';

/** The tasks go to another one in the same step. */
export function useRemoveStatus(
  statuses: readonly StatusAnswer[],
): (status: StatusAnswer, whyNot?: string) => MenuItem {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const remove = async (status: StatusAnswer, into: StatusAnswer) => {
    const done = await run(removeStatus, { status: status.id, into: into.id });
    if (done === undefined) return;
    const tasks = done.tasks === 0 ? '' : `, its ${counted(done.tasks, 'task')} now in “${into.name}”`;
    toast.show({ text: `The status “${status.name}” is removed${tasks}.`, onUndo });
  };
  return (status, whyNot) => {
    const others = statuses.filter(({ id }) => id !== status.id);
    const row = { id: 'remove', label: 'Remove, its tasks go to' };
    const why = others.length === 0 ? 'It is the only status. Add another one first.' : whyNot;
    if (why !== undefined) return { ...row, disabledReason: why, onSelect: () => {} };
    return {
      ...row,
      items: others.map((into) => ({
        id: into.id,
        label: into.name,
        sign: <StatusSign kind={into.kind} />,
        onSelect: () => void remove(status, into),
      })),
    };
  };
}

export function Held({ column, columns, statuses }: Omit<SettingsColumnProps, 'of' | 'rule'>) {
  const run = useRun();
  const [isAdding, setAdding] = useState(false);
  const removeItem = useRemoveStatus(statuses);
  const held = statuses.filter(({ id }) => column.statuses.includes(id));
  const others = statuses.filter(({ id }) => !column.statuses.includes(id));
  const hold = (to: string, status: string) => void run(holdStatus, { column: to, status });
  return (
    <>
      {held.length === 0 && 'no status '}
      {held.map((status) => (
        <span key={status.id}>
          <Choice
            label={`Status of ${column.name}`}
            text={status.name}
            sign={<StatusSign kind={status.kind} label={kindWords[status.kind]} />}
            items={[
              { id: 'kind', label: 'Kind', items: kindItems(status, run) },
              removeItem(status, held.length === 1 ? onlyOne : undefined),
              { id: 'in', heading: 'Hold it in' },
              ...columns
                .filter(({ id }) => id !== column.id)
                .map(({ id, name }) => ({ id, label: name, onSelect: () => hold(id, status.id) })),
            ]}
          />{' '}
        </span>
      ))}
      {isAdding && (
        <RenameField
          label={`Name of a new status in ${column.name}`}
          className={styles.typed}
          value=""
          onKeep={(name) => void run(addStatus, { column: column.id, name, kind: column.kind })}
          onDone={() => setAdding(false)}
        />
      )}
      <Menu
        trigger={
          <button type="button" className={styles.add} aria-label={`+ status for ${column.name}`}>
            + status
          </button>
        }
        items={[
          { id: 'new', label: 'A new one', onSelect: () => setAdding(true) },
          ...(others.length === 0 ? [] : [{ id: 'others', heading: 'From another column' }]),
          ...others.map(({ id, name, kind }) => ({
            id,
            label: name,
            sign: <StatusSign kind={kind} />,
            onSelect: () => hold(column.id, id),
          })),
        ]}
      />
    </>
  );
}
