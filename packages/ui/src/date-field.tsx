import { Calendar as CalendarIcon } from 'lucide-react';
import { useState } from 'react';
import { Calendar } from './calendar.tsx';
import { parseDay } from './day-words.tsx';
import { type DayText, formatDay } from './day.tsx';
import { DraftField } from './draft-field.tsx';
import type { FieldFrame } from './field.tsx';
import fieldStyles from './field.module.css';
import { IconButton } from './icon-button.tsx';
import { Popover } from './popover.tsx';
import { useWords } from './words.tsx';

export interface DateFieldProps extends FieldFrame {
  /** 'YYYY-MM-DD' */
  readonly value: DayText | undefined;
  readonly onChange: (day: DayText | undefined) => void;
  /** Handed in: nothing here reads a clock. */
  readonly today: DayText;
  readonly locale?: string | undefined;
  readonly onMisread?: ((isMisread: boolean) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly slim?: boolean | undefined;
}

/** Type a day in words or choose it from the month. */
export function DateField({ today, locale = 'en-GB', value, onChange, ...props }: DateFieldProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const handleChoose = (day: DayText) => {
    setOpen(false);
    onChange(day);
  };
  return (
    <DraftField<DayText>
      {...props}
      value={value}
      onChange={onChange}
      parse={(text) => parseDay(text, { today, locale })}
      format={(day) => shownDay(day, today, locale)}
      misread={words.noSuchDay}
      end={
        <span className={fieldStyles.end}>
          <Popover
            open={isOpen && props.disabledReason === undefined}
            onOpenChange={setOpen}
            title={words.openCalendar}
            titleHidden
            pointer={false}
            align="end"
            trigger={
              <IconButton
                size={24}
                icon={CalendarIcon}
                label={words.openCalendar}
                disabledReason={props.disabledReason}
              />
            }
          >
            <Calendar value={value} today={today} locale={locale} onChoose={handleChoose} />
          </Popover>
        </span>
      }
    />
  );
}

/** "Thu 5 March", with the year where it is another one. */
function shownDay(day: DayText, today: DayText, locale: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long' };
  return formatDay(day, locale, year === undefined ? options : { ...options, year });
}
