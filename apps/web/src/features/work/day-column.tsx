// One day of my hours, and the column of what has none.
import type { Day } from '@baton/model/day';
import type { WorkAnswer } from '@baton/model/work/queries';
import { type BlockAnswer, myWeek, type WeekDayAnswer } from '@baton/model/work/week-queries';
import { cx } from '@baton/ui/cx.ts';
import { useDropColumn } from '@baton/ui/dnd/use-drop-column';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { minuteOfDayText, shortDay } from '../../parts/day-text.ts';
import { DueText } from '../../parts/due-text.tsx';
import { weekdayText } from './weekday-text.ts';
import { useRow } from './use-row.ts';
import { shortHours } from './work-words.ts';
import { hueColor } from './your-week.tsx';
import styles from './work-days.module.css';

type Open = (row: Pick<WorkAnswer, 'id' | 'key'>) => void;

interface DayColumnProps {
  readonly day: Day;
  readonly today: Day;
  readonly blocks: readonly BlockAnswer[];
  readonly onOpen: Open;
  readonly onChange: (block: string, change: { readonly from?: number; readonly minutes?: number }) => void;
  readonly onGiveBack: (block: string) => void;
}

/** What the day can give: ", Whit Monday", ", off", " of 7 h". */
function givenText(load: WeekDayAnswer | undefined): string {
  if (load === undefined || load.capacity === null) return '';
  return load.capacity === 0 ? `, ${load.holiday ?? 'off'}` : ` of ${shortHours(load.capacity)}`;
}

export function DayColumn({ day, today, blocks, ...acts }: DayColumnProps) {
  const { ref } = useDropColumn({ column: day });
  const load = useLive(myWeek, { from: today })?.find(({ id }) => id === day);
  const kept = blocks.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <section className={cx(styles.day, load?.capacity === 0 && styles.off)} aria-label={shortDay(day, today)}>
      <h2 className={cx(styles.head, day === today && styles.today)}>
        {weekdayText(day)} <span>{shortDay(day, today)}</span>
        <small>
          {shortHours(kept) || '0\u00A0h'}
          {givenText(load)}
        </small>
      </h2>
      <ul ref={ref} className={styles.cell} aria-label={`Hours on ${shortDay(day, today)}, ${blocks.length}`}>
        {blocks.map((block) => (
          <Block key={block.id} block={block} {...acts} />
        ))}
      </ul>
    </section>
  );
}

const quarter = 15;

function Block({
  block,
  onOpen,
  onChange,
  onGiveBack,
}: Omit<DayColumnProps, 'day' | 'today' | 'blocks'> & { readonly block: BlockAnswer }) {
  const { id, from, minutes } = block;
  const ref = useRow(id, { isHome: true });
  const span = `${minuteOfDayText(from)} – ${minuteOfDayText((from + minutes) % 1_440)}`;
  const change = (label: string, to: Parameters<typeof onChange>[1]) => ({
    id: label,
    label,
    onSelect: () => onChange(id, to),
  });
  const items = [
    { id: 'open', label: 'Open the task', onSelect: () => onOpen({ id: block.task, key: block.key }) },
    change('15 minutes earlier', { from: Math.max(0, from - quarter) }),
    change('15 minutes later', { from: Math.min(1_425, from + quarter) }),
    change('15 minutes longer', { minutes: Math.min(1_440, minutes + quarter) }),
    ...(minutes > quarter ? [change('15 minutes shorter', { minutes: minutes - quarter })] : []),
    { id: 'back', label: 'Give the hours back', onSelect: () => onGiveBack(id) },
  ];
  return (
    <li
      ref={ref}
      className={cx(styles.block, block.kind === 'done' && styles.isDone)}
      style={{
        borderInlineStartColor: hueColor(block.hue),
        minBlockSize: `${Math.min(220, Math.max(44, minutes * 0.75))}px`,
      }}
      aria-label={`${block.title}, ${span}`}
    >
      <span className={styles.title}>{block.title}</span>
      <span className={styles.span}>
        {span} · {shortHours(minutes)}
      </span>
      <span className={styles.menu}>
        <Menu
          items={items}
          align="end"
          trigger={<IconButton size={24} icon={Ellipsis} label={`Hours for ${block.title}`} />}
        />
      </span>
    </li>
  );
}

interface UnplannedProps {
  readonly id: string;
  readonly rows: readonly WorkAnswer[];
  readonly rest: number;
  readonly today: Day;
}
export function UnplannedColumn({ id, rows, rest, today }: UnplannedProps) {
  const { ref } = useDropColumn({ column: id });
  return (
    <section className={styles.unplanned} aria-label="Without hours">
      <h2 className={styles.head}>
        Without hours <small>{rows.length + rest}</small>
      </h2>
      <ul ref={ref} className={styles.cell} aria-label={`Without hours, ${rows.length + rest}`}>
        {rows.map((row) => (
          <Unplanned key={row.id} row={row}>
            {row.due !== null && <DueText due={row.due} late={row.late} today={today} />}
          </Unplanned>
        ))}
      </ul>
      {rest > 0 && <p className={styles.rest}>{rest} more in the list.</p>}
    </section>
  );
}

function Unplanned({ row, children }: { row: WorkAnswer; children: ReactNode }) {
  const ref = useRow(row.id, { isHome: true });
  return (
    <li
      ref={ref}
      className={styles.block}
      style={{ borderInlineStartColor: hueColor(row.hue) }}
      aria-label={`${row.title}, without hours`}
    >
      <span className={styles.title}>{row.title}</span>
      <span className={styles.span}>
        {row.estimate === null ? 'No estimate' : shortHours(row.estimate)} {children}
      </span>
    </li>
  );
}
