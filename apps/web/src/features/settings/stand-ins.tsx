// Who answers in my place while I am away: signed, since they decide for me. From and until, and a deputy for each kind.
import { addDays, type Day } from '@baton/model/day';
import type { Away, Duty } from '@baton/model/directory/away-schema';
import { hereIn, isGuest } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import { setProfile } from '@baton/model/person/commands';
import { type Absences, absencesFrom, awayOn } from '@baton/model/person/working';
import { Button } from '@baton/ui/button';
import { Combobox } from '@baton/ui/combobox';
import { DateField } from '@baton/ui/date-field';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useNow } from '../../lib/use-now.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { duties, standInText } from '../../parts/away-words.ts';
import { dayOf, longDay } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import { useDeciding } from '../../parts/use-deciding.ts';
import styles from './profile.module.css';

type Deputies = Away['deputies'];
const startOf = (day: Day): number => new Date(`${day}T00:00:00`).getTime();

export function StandIns({ away }: { readonly away: Absences }) {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const said = hereIn(directory, me.person)?.away;
  const isOver = said === undefined || said.until <= now;
  return (
    <fieldset className={styles.group}>
      <legend>Who stands in for you</legend>
      {isOver ? <StandInForm absences={away} /> : <OnRecord away={said} />}
    </fieldset>
  );
}

function OnRecord({ away }: { readonly away: Away }) {
  const { me } = useWorld();
  const today = useToday();
  const nameOf = useNames();
  const { decide, why } = useDeciding();
  const [from, last] = [dayOf(away.from), addDays(dayOf(away.until), -1)];
  const back = () =>
    void decide({ type: 'away-set', person: me.person, away: null }, 'You are back. Nobody stands in.');
  return (
    <ul className={styles.absences} aria-label="Who stands in for you">
      <li>
        <span>
          {from === last ? `Away ${longDay(from, today)}` : `Away ${longDay(from, today)} to ${longDay(last, today)}`}
          <span className={styles.note}>{standInText(away, nameOf)} Signed, on record.</span>
        </span>
        <Button size={24} disabledReason={why} onClick={back}>
          I am back
        </Button>
      </li>
    </ul>
  );
}

/** Its days are those of the next absence, until others are chosen. */
function useSpan(absences: Absences) {
  const today = useToday();
  const [next] = absencesFrom(absences, today);
  const [from, setFrom] = useState<Day>();
  const [to, setTo] = useState<Day>();
  const first = from ?? next?.from;
  const last = to ?? (from === undefined ? next?.to : undefined) ?? first;
  return { first, last, setFrom, setTo };
}

function StandInForm({ absences }: { readonly absences: Absences }) {
  const { me } = useWorld();
  const run = useRun();
  const today = useToday();
  const locale = useLocale();
  const { decide, why } = useDeciding();
  const { first, last, setFrom, setTo } = useSpan(absences);
  const [deputies, setDeputies] = useState<Deputies>({});
  const isBackwards = first !== undefined && last !== undefined && last < first;
  const isNobody = Object.values(deputies).every((one) => one === undefined);
  const whyNot = why ?? whyNotYet({ first, isBackwards, isNobody });
  const sign = async () => {
    if (first === undefined || last === undefined || whyNot !== undefined) return;
    const away = { from: startOf(first), until: startOf(addDays(last, 1)), deputies };
    const isSigned = await decide(
      { type: 'away-set', person: me.person, away },
      'Signed. They are asked in your place.',
    );
    // Whoever looks at the card reads the same.
    const isTold = awayOn(absences, first)?.to === last;
    if (isSigned && !isTold) await run(setProfile, { away: { [first]: { to: last, note: null } } });
  };
  return (
    <div className={styles.stands}>
      <p className={styles.note}>
        They answer what is offered or asked of you, in your place and under their own name. What you have stays yours.
      </p>
      <div className={styles.pair}>
        <DateField
          label="First day"
          value={first}
          today={today}
          locale={locale}
          placeholder="No day"
          onChange={(day) => setFrom(day as Day | undefined)}
        />
        <DateField
          label="Last day"
          value={last}
          today={today}
          locale={locale}
          placeholder="The same day"
          error={isBackwards ? 'It is before the first day.' : undefined}
          onChange={(day) => setTo(day as Day | undefined)}
        />
      </div>
      <Deputies deputies={deputies} onChange={setDeputies} />
      <Button disabledReason={whyNot} onClick={() => void sign()}>
        Sign who stands in
      </Button>
    </div>
  );
}

interface Filled {
  readonly first: Day | undefined;
  readonly isBackwards: boolean;
  readonly isNobody: boolean;
}
function whyNotYet({ first, isBackwards, isNobody }: Filled): string | undefined {
  if (first === undefined) return 'Choose the first day.';
  if (isBackwards) return 'The last day is before the first.';
  return isNobody ? 'Choose who stands in.' : undefined;
}

interface DeputiesProps {
  readonly deputies: Deputies;
  readonly onChange: (deputies: Deputies) => void;
}
function Deputies({ deputies, onChange }: DeputiesProps) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const people = (Object.keys(directory.persons) as PersonId[])
    .filter((person) => person !== me.person && hereIn(directory, person) !== undefined && !isGuest(directory, person))
    .map((person) => ({ id: person as string, label: nameOf(person) }))
    .sort((left, right) => left.label.localeCompare(right.label));
  const choose = (duty: Duty, person: PersonId | undefined) => {
    // Most have one deputy for everything: the first one chosen is taken for what is still open.
    const isFirst = Object.values(deputies).every((one) => one === undefined);
    onChange(isFirst ? { 'hand-off': person, approval: person, gate: person } : { ...deputies, [duty]: person });
  };
  return (
    <div className={styles.deputies}>
      {duties.map(({ id, label }) => (
        <Combobox
          key={id}
          label={label}
          single
          options={people}
          value={deputies[id] === undefined ? [] : [deputies[id]]}
          placeholder="Nobody"
          onChange={([person]) => choose(id, person as PersonId | undefined)}
        />
      ))}
    </div>
  );
}
