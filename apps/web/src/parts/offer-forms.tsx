// What is said to an offer, a request or at a gate besides yes: a reason, a question, another date.
import { addDays, type Day } from '@baton/model/day';
import { ChipButton } from '@baton/ui/chip';
import { DateField } from '@baton/ui/date-field';
import { TextArea } from '@baton/ui/text-area';
import { useState } from 'react';
import { useLocale } from '../lib/locale.ts';
import { useToday } from '../lib/use-today.ts';
import { longDay } from './day-text.ts';
import { SmallForm } from './small-form.tsx';
import styles from './offer.module.css';

interface ReasonFormProps {
  readonly verb: string;
  readonly label: string;
  readonly foot: string;
  readonly reasons: readonly string[];
  readonly onSay: (text: string) => Promise<void>;
  readonly onBack: () => void;
}
export function ReasonForm({ verb, label, foot, reasons: usual, onSay, onBack }: ReasonFormProps) {
  const [text, setText] = useState('');
  const whyNot = text.trim() === '' ? 'Write a word first.' : undefined;
  return (
    <SmallForm verb={verb} whyNot={whyNot} foot={foot} onSay={() => void onSay(text.trim())} onBack={onBack}>
      {usual.length > 0 && (
        <div className={styles.chips}>
          {usual.map((one) => (
            <ChipButton key={one} tone="outline" pressed={text === one} onClick={() => setText(one)}>
              {one}
            </ChipButton>
          ))}
        </div>
      )}
      <TextArea label={label} rows={2} value={text} onChange={setText} autoFocus />
    </SmallForm>
  );
}

interface ProposeFormProps {
  readonly from: string;
  readonly due: Day | null;
  readonly onPropose: (due: Day) => Promise<void>;
  readonly onBack: () => void;
}
export function ProposeForm({ from, due, onPropose, onBack }: ProposeFormProps) {
  const today = useToday();
  const locale = useLocale();
  const [day, setDay] = useState<Day | undefined>(() => addDays(due ?? today, 2));
  return (
    <SmallForm
      verb={day === undefined ? 'Propose' : `Propose ${longDay(day, today)}`}
      whyNot={whyNotOn(day, due)}
      foot={`${from} answers with one key. Nothing moves before.`}
      onSay={() => day !== undefined && void onPropose(day)}
      onBack={onBack}
    >
      {due !== null && <p className={styles.meta}>Asked for: {longDay(due, today)}</p>}
      <DateField
        label="I can by"
        value={day}
        today={today}
        locale={locale}
        onChange={(next) => setDay(next as Day | undefined)}
      />
    </SmallForm>
  );
}

function whyNotOn(day: Day | undefined, due: Day | null): string | undefined {
  if (day === undefined) return 'Choose a day first.';
  return day === due ? 'That is the day that was asked for.' : undefined;
}
