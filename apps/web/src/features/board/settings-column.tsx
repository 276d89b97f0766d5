// A column as a sentence: what it is called, which statuses it holds, how many it takes; opened, what it asks and its words.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { collapseColumn, moveColumn, recolourColumn, renameColumn } from '@baton/model/board/column-commands';
import type { RuledColumn } from '@baton/model/decided/queries';
import type { StatusAnswer } from '@baton/model/project/queries';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { InlineText } from '@baton/ui/inline-text';
import { ProjectMark, type ProjectHue } from '@baton/ui/project-mark';
import { ChevronDown, ChevronRight, GripVertical } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { hueNames } from '../../parts/hue-names.ts';
import styles from './board-settings.module.css';
import type { OfBoard } from './use-ruling.ts';
import { useColumnDrag } from './column-drag.ts';
import { ColumnMore, ColumnNeeds } from './settings-column-more.tsx';
import { Held } from './settings-held.tsx';
import { isGate } from './gates-here.tsx';
import { ColumnGate } from './settings-gate.tsx';
import { ColumnLimit } from './settings-limit.tsx';
import { Choice } from './settings-value.tsx';

export interface SettingsColumnProps {
  readonly of: OfBoard;
  readonly rule: RuledColumn | undefined;
  readonly column: ColumnAnswer;
  readonly columns: readonly ColumnAnswer[];
  readonly statuses: readonly StatusAnswer[];
}

export function SettingsColumn({ of, rule, column, columns, statuses }: SettingsColumnProps) {
  const gate = { of, rule, column, columns };
  const run = useRun();
  const [isOpen, setOpen] = useState(false);
  const { id, name } = column;
  const { onDragStart, ...drag } = useColumnDrag(id, 'down');
  return (
    <li {...drag} className={styles.column} data-open={isOpen || undefined} data-settings-column={id}>
      <Grip column={column} columns={columns} onDragStart={onDragStart} />
      <div className={styles.said}>
        <p className={styles.sentence}>
          <HueChoice column={column} />
          <InlineText
            label={`Name of ${name}`}
            className={styles.value}
            value={name}
            onChange={(text) => void run(renameColumn, { column: id, name: text })}
          />{' '}
          holds <Held column={column} columns={columns} statuses={statuses} /> and takes <ColumnLimit {...gate} />
          <Collapsed column={column} isSaid={isOpen || column.collapsed} />.
        </p>
        {(isOpen || column.needs.length > 0) && <ColumnNeeds column={column} />}
        {(isOpen || isGate(rule)) && <ColumnGate {...gate} />}
        {isOpen && <ColumnMore column={column} columns={columns} rule={rule} />}
      </div>
      <button
        type="button"
        className={styles.more}
        aria-expanded={isOpen}
        aria-label={`Rules and words of ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon icon={isOpen ? ChevronDown : ChevronRight} size={16} />
      </button>
    </li>
  );
}

/** Open is what nearly all are: it is not said of each. */
interface CollapsedProps extends Pick<SettingsColumnProps, 'column'> {
  readonly isSaid: boolean;
}
function Collapsed({ column: { id, name, collapsed }, isSaid }: CollapsedProps) {
  const run = useRun();
  if (!isSaid) return null;
  const said = collapsed ? 'collapsed' : 'open';
  return (
    <>
      ; it is{' '}
      <button
        type="button"
        className={styles.value}
        aria-label={`${name} is: ${said}`}
        onClick={() => void run(collapseColumn, { column: id, collapsed: !collapsed })}
      >
        {said}
      </button>
    </>
  );
}

function HueChoice({ column }: Pick<SettingsColumnProps, 'column'>) {
  const run = useRun();
  const { id, hue, name } = column;
  const paint = (next: number | null) => void run(recolourColumn, { column: id, hue: next });
  const now = hueNames.find((one) => one.hue === hue)?.name ?? 'no hue';
  return (
    <>
      <Choice
        label={`Hue of ${name}`}
        text=""
        said={now}
        sign={hue === null ? <span className={styles.noHue} /> : <ProjectMark hue={hue as ProjectHue} />}
        items={[
          ...hueNames.map((one) => ({
            id: String(one.hue),
            label: one.name,
            sign: <ProjectMark hue={one.hue} />,
            end: one.hue === hue ? 'now' : undefined,
            onSelect: () => paint(one.hue),
          })),
          { id: 'none', label: 'None', onSelect: () => paint(null) },
        ]}
      />{' '}
    </>
  );
}

interface GripProps extends Pick<SettingsColumnProps, 'column' | 'columns'> {
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
}
/** Dragged, or moved by Alt and the arrows while it has focus. The sentence beside it is read and copied like any other. */
function Grip({ column, columns, onDragStart }: GripProps) {
  const run = useRun();
  const at = columns.findIndex(({ id }) => id === column.id);
  const handleKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    const other = columns[at + (event.key === 'ArrowUp' ? -1 : 1)];
    if (other === undefined) return;
    void run(moveColumn, {
      column: column.id,
      ...(event.key === 'ArrowUp' ? { before: other.id } : { after: other.id }),
    });
  };
  return (
    <span className={styles.grip} role="presentation" draggable onDragStart={onDragStart}>
      <IconButton
        size={24}
        icon={GripVertical}
        label={`Move ${column.name}, ${at + 1} of ${columns.length}`}
        keyCap="Alt ↑ ↓"
        onKeyDown={handleKey}
      />
    </span>
  );
}
