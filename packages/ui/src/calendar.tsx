import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import styles from './calendar.module.css';
import { cx } from './cx.ts';
import { addDays, addMonths, type DayText, firstWeekdayOf, formatDay, monthGrid } from './day.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './words.tsx';

export interface CalendarProps {
  readonly value: DayText | undefined;
  readonly today: DayText;
  readonly locale: string;
  readonly onChoose: (day: DayText) => void;
}

const steps: Readonly<Record<string, (day: DayText) => DayText>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** One month as a grid with one tab stop. Arrows by day and week, Page Up and Down by month, Enter chooses. */
export function Calendar({ value, today, locale, onChoose }: CalendarProps) {
  const words = useWords();
  const [focused, setFocused] = useState(value ?? today);
  const gridRef = useRef<HTMLTableElement>(null);
  const weeks = monthGrid(focused, firstWeekdayOf(locale));

  const handleKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const isMirrored =
      event.key.startsWith('ArrowL') || event.key.startsWith('ArrowR') ? isRightToLeft(event.currentTarget) : false;
    const next = isMirrored ? addDays(focused, event.key === 'ArrowLeft' ? 1 : -1) : step(focused);
    setFocused(next);
    // The day may only exist after the next month is drawn.
    requestAnimationFrame(() => gridRef.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
  };
  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <span className={styles.month} aria-live="polite">
          {formatDay(focused, locale, { month: 'long', year: 'numeric' })}
        </span>
        <IconButton
          size={24}
          icon={ChevronLeft}
          label={words.previousMonth}
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <IconButton
          size={24}
          icon={ChevronRight}
          label={words.nextMonth}
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table is what the grid pattern is drawn on */}
      <table ref={gridRef} role="grid" className={styles.grid} onKeyDown={handleKey}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={formatDay(day, locale, { weekday: 'long' })}>
                {formatDay(day, locale, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} aria-selected={day === value}>
                  <button
                    type="button"
                    data-day={day}
                    tabIndex={day === focused ? 0 : -1}
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={formatDay(day, locale, {
                      weekday: 'long',
                      day: 'numeric',
                      month: 'long',
                      year: 'numeric',
                    })}
                    className={cx(
                      styles.day,
                      day.slice(0, 7) !== focused.slice(0, 7) && styles.outside,
                      day === value && styles.chosen,
                    )}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
