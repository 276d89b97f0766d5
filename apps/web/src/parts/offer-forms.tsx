// The forms under an offer: the statement that is signed, a reason, another date.
import { addDays, type Day } from '@baton/model/day';
import { Button } from '@baton/ui/button';
import { ChipButton } from '@baton/ui/chip';
import { DateField } from '@baton/ui/date-field';
import { TextArea } from '@baton/ui/text-area';
import { useState } from 'react';
import { useLocale } from '../lib/locale.ts';
import { useToday } from '../lib/use-today.ts';
import { longDay } from './day-text.ts';
import { useFormKeys } from './use-form-keys.ts';
import styles from './offer.module.css';

interface AcceptFormProps {
  readonly from: string;
  readonly title: string;
  readonly onSign: () => Promise<void>;
  readonly onBack: () => void;
}
/** The statement in full, before it is signed. */
export function AcceptForm({ from, title, onSign, onBack }: AcceptFormProps) {
  const form = useFormKeys<HTMLFormElement>({ onSay: () => void onSign(), onBack });
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void onSign();
      }}
    >
      <p className={styles.note}>
        “I take {title} from {from}.”
      </p>
      <div className={styles.acts}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it leads here */}
        <Button type="submit" tone="primary" keyCap="Ctrl ↵" autoFocus>
          Sign and accept
        </Button>
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  );
}

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
  const say = () => whyNot === undefined && void onSay(text.trim());
  const form = useFormKeys<HTMLFormElement>({ onSay: say, onBack });
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
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
      <div className={styles.acts}>
        <Button type="submit" tone="primary" disabledReason={whyNot}>
          {verb}
        </Button>
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
      <p className={styles.meta}>{foot}</p>
    </form>
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
  const whyNot =
    day === undefined ? 'Choose a day first.' : day === due ? 'That is the day that was asked for.' : undefined;
  const propose = () => day !== undefined && whyNot === undefined && void onPropose(day);
  const form = useFormKeys<HTMLFormElement>({ onSay: propose, onBack });
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        propose();
      }}
    >
      {due !== null && <p className={styles.meta}>Asked for: {longDay(due, today)}</p>}
      <DateField
        label="I can by"
        value={day}
        today={today}
        locale={locale}
        onChange={(next) => setDay(next as Day | undefined)}
      />
      <div className={styles.acts}>
        <Button type="submit" tone="primary" disabledReason={whyNot}>
          {day === undefined ? 'Propose' : `Propose ${longDay(day, today)}`}
        </Button>
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
      <p className={styles.meta}>{from} answers with one key. Nothing moves before.</p>
    </form>
  );
}
