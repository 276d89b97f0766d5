// The column that the phone shows: its name, the lane that is looked at where the board has lanes, and its menu.
import type { ColumnAnswer } from '@baton/model/board/queries';
import type { Lanes } from '@baton/model/board/schema';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import { ProjectMark, type ProjectHue } from '@baton/ui/project-mark';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { type Lane, wholeBoard } from '../../parts/board-order.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { RenameField } from '../../parts/rename-field.tsx';
import bar from './board-bar.module.css';
import { useDesk } from './board-desk.ts';
import { ColumnAsks } from './column-asks.tsx';
import { GateRules, GateSign } from './gates-here.tsx';
import { useColumnMenu } from './column-menu.ts';
import { useLaneNames } from './lane-names.ts';
import { LimitField } from './limit-field.tsx';
import styles from './phone-board.module.css';

interface PhoneColumnProps {
  readonly column: ColumnAnswer;
  readonly columns: readonly ColumnAnswer[];
  readonly lanesBy: Lanes;
  readonly lanes: readonly Lane[];
  readonly lane: string;
  readonly onLane: (lane: string) => void;
}

const whole = [{ id: wholeBoard, name: '' }];

export function PhoneColumn({ column, columns, ...of }: PhoneColumnProps) {
  const { acts } = useDesk();
  const [editing, setEditing] = useState<'name' | 'limit'>();
  const menu = useColumnMenu(column, {
    columns,
    lanes: whole,
    onEdit: setEditing,
    onAdd: (lane) => acts.current.add({ column: column.id, lane, at: 'top' }),
  });
  const done = () => setEditing(undefined);
  const isReadOnly = useReadOnly() !== null;
  return (
    <div className={styles.column}>
      <GateSign column={column.id} />
      {column.hue !== null && <ProjectMark hue={column.hue as ProjectHue} />}
      {editing === 'name' ? (
        <RenameField label="Name of the column" value={column.name} onKeep={menu.rename} onDone={done} />
      ) : (
        <h2>{column.name}</h2>
      )}
      <span className={styles.end}>
        <LaneChoice {...of} />
        {!isReadOnly && (
          <Menu
            align="end"
            items={menu.items}
            trigger={<IconButton icon={Ellipsis} size={40} label={`${column.name}, menu`} />}
          />
        )}
      </span>
      <GateRules column={column.id} />
      <ColumnAsks column={column} />
      {editing === 'limit' && <LimitField column={column} onDone={done} />}
    </div>
  );
}

function LaneChoice({ lanesBy, lanes, lane, onLane }: Pick<PhoneColumnProps, 'lanesBy' | 'lanes' | 'lane' | 'onLane'>) {
  const nameOf = useLaneNames(lanesBy, lanes);
  if (lanesBy === 'none') return null;
  const nameOfLane = (id: string) => (id === wholeBoard ? 'All' : nameOf(id));
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={`${bar.filter} ${styles.lane}`}>
          <span>Lane</span> <b>{nameOfLane(lane)}</b>
        </button>
      }
      items={[{ id: wholeBoard, cards: undefined }, ...lanes].map(({ id, cards }) => ({
        id,
        label: nameOfLane(id),
        end: id === lane ? 'now' : cards,
        onSelect: () => onLane(id),
      }))}
    />
  );
}
