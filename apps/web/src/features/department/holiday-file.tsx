// Holidays out of a calendar file: looked at first, what is left out is named with the reason, then added as one step.
import { addDays, type Day } from '@baton/model/day';
import { setHolidays } from '@baton/model/holiday/commands';
import { type HolidayFile as Found, readHolidays } from '@baton/interchange/ical/holidays';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { pickFiles } from '../../lib/pick-files.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { counted } from '../../parts/number-text.ts';
import { comingText, leftOutLines } from './holiday-words.ts';
import styles from './holidays-dialog.module.css';

const unreadable = 'This file could not be read. Was it moved or changed meanwhile? Choose it once more.';
const largest = 6_000_000;
const tooLarge = 'This file is larger than 6 MB. A calendar of holidays is a few pages; is it another file?';
const tenYears = 3_653;
const lastYear = (today: Day): Day => `${Number(today.slice(0, 4)) - 1}-01-01` as Day;

async function look(file: File, today: Day): Promise<Found | { readonly refused: string }> {
  if (file.size > largest) return { refused: tooLarge };
  // A door: a file that was moved meanwhile cannot be read.
  const text = await file.text().catch(() => undefined);
  if (text === undefined) return { refused: unreadable };
  return readHolidays(text, { from: lastYear(today), to: addDays(today, tenYears) });
}

type Looked = { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'found'; readonly file: Found };

interface HolidayFileProps {
  readonly space: string;
  /** Day → name, as they are now. */
  readonly known: ReadonlyMap<string, string>;
}
export function HolidayFile({ space, known }: HolidayFileProps) {
  const today = useToday();
  const [looked, setLooked] = useState<Looked | null>(null);
  const choose = async () => {
    const [file] = await pickFiles({ isSingle: true, kinds: '.ics,text/calendar' });
    if (file === undefined) return;
    const answer = await look(file, today);
    setLooked('refused' in answer ? { kind: 'refused', why: answer.refused } : { kind: 'found', file: answer });
  };
  return (
    <div className={styles.file}>
      {looked?.kind === 'found' ? (
        <Preview space={space} known={known} file={looked.file} onDone={() => setLooked(null)} />
      ) : (
        <Button icon={CalendarPlus} onClick={() => void choose()}>
          Take them from a calendar file
        </Button>
      )}
      {looked?.kind === 'refused' && (
        <p role="alert" className={styles.refused}>
          {looked.why} Nothing was changed.
        </p>
      )}
    </div>
  );
}

interface PreviewProps extends HolidayFileProps {
  readonly file: Found;
  readonly onDone: () => void;
}
function Preview({ space, known, file, onDone }: PreviewProps) {
  const run = useRun();
  const toast = useToast();
  const workspace = useWorkspace();
  const wanted = file.days.filter(({ day, name }) => known.get(day) !== name);
  const fresh = wanted.filter(({ day }) => !known.has(day)).length;
  const count = { fresh, renamed: wanted.length - fresh, known: file.days.length - wanted.length };
  const add = async () => {
    const days = Object.fromEntries(wanted.map(({ day, name }) => [day, name]));
    if ((await run(setHolidays, { space, days })) === undefined) return;
    onDone();
    toast.show({
      text: `${counted(wanted.length, 'holiday', 'holidays')} added.`,
      onUndo: () => void workspace.undo(),
    });
  };
  return (
    <section className={styles.preview} aria-label="What the file brings">
      <p>
        <b>{file.name ?? 'This calendar'}</b>: {comingText(count)}
      </p>
      {leftOutLines(file).map((line) => (
        <p key={line} className={styles.said}>
          Left out: {line}
        </p>
      ))}
      <div className={styles.acts}>
        <Button onClick={onDone}>Leave it</Button>
        <Button
          tone="primary"
          disabledReason={wanted.length === 0 ? 'Nothing in it is new.' : undefined}
          onClick={() => void add()}
        >
          Add {counted(wanted.length, 'day', 'days')}
        </Button>
      </div>
    </section>
  );
}
