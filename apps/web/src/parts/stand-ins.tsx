// Who answers in somebody's place while they are away: signed, since they decide for them. From and until, and a deputy for each
// kind. Each person says it of themselves; an admin of whoever cannot.
import { addDays, type Day } from '@baton/model/day';
import type { Away, Duty } from '@baton/model/directory/away-schema';
import { hereIn, isGuest } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import { type Absences, absencesFrom } from '@baton/model/person/working';
import { Button } from '@baton/ui/button';
import { Combobox } from '@baton/ui/combobox';
import { useState } from 'react';
import { useNow } from '../lib/use-now.ts';
import { useToday } from '../lib/use-today.ts';
import { useWorld } from '../lib/use-world.ts';
import { duties, standInText } from './away-words.ts';
import { dayOf } from './day-text.ts';
import { DaySpan, useDaysTyped } from './day-span.tsx';
import { useNames } from './people.tsx';
import styles from './stand-ins.module.css';
import { useDeciding } from './use-deciding.ts';
import { awaySpan } from './working-words.ts';

type Deputies = Away['deputies'];
const startOf = (day: Day): number => new Date(`${day}T00:00:00`).getTime();

interface StandInsProps {
  readonly person: PersonId;
  /** When they are away as they tell it: its days are proposed. */
  readonly told: Absences;
  /** Why nothing of it can be signed by this reader. */
  readonly off?: string | undefined;
  /** Once it is signed: the span, as days. */
  readonly onSigned?: (from: Day, to: Day) => void;
}
/** What is on record, and how it ends; else the form. */
export function StandIns(props: StandInsProps) {
  const { person } = props;
  const { directory } = useWorld();
  const now = useNow(60_000);
  const title = useWords(person).title;
  const said = hereIn(directory, person)?.away;
  const isOver = said === undefined || said.until <= now;
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {isOver ? <StandInForm {...props} /> : <OnRecord {...props} away={said} title={title} />}
    </fieldset>
  );
}

/** As one speaks to whom it is about, or of them. */
function useWords(person: PersonId) {
  const { me } = useWorld();
  const name = useNames()(person);
  return me.person === person
    ? {
        title: 'Who stands in for you',
        what: 'They answer what is offered or asked of you, in your place and under their own name. What you have stays yours.',
        signed: 'Signed. They are asked in your place.',
        back: 'I am back',
        isBack: 'You are back. Nobody stands in.',
      }
    : {
        title: `Who stands in for ${name}`,
        what: `They answer what is offered or asked of ${name}, in that place and under their own name. What ${name} has stays theirs. You sign this; you cannot name yourself.`,
        signed: `Signed. They are asked in the place of ${name}.`,
        back: `${name} is back`,
        isBack: `${name} is back. Nobody stands in.`,
      };
}

function OnRecord({ person, off, away, title }: StandInsProps & { readonly away: Away; readonly title: string }) {
  const today = useToday();
  const nameOf = useNames();
  const words = useWords(person);
  const { decide, why } = useDeciding();
  const [from, last] = [dayOf(away.from), addDays(dayOf(away.until), -1)];
  const back = () => void decide({ type: 'away-set', person, away: null }, words.isBack);
  return (
    <ul className={styles.said} aria-label={title}>
      <li>
        <span>
          Away {awaySpan({ from, to: last }, today)}
          <span className={styles.note}>{standInText(away, nameOf)} Signed, on record.</span>
        </span>
        <Button size={24} disabledReason={off ?? why} onClick={back}>
          {words.back}
        </Button>
      </li>
    </ul>
  );
}

function StandInForm({ person, told, off, onSigned }: StandInsProps) {
  const today = useToday();
  const words = useWords(person);
  const { decide, why } = useDeciding();
  const typed = useDaysTyped(absencesFrom(told, today)[0]);
  const [deputies, setDeputies] = useState<Deputies>({});
  const isNobody = Object.values(deputies).every((one) => one === undefined);
  const whyNot = off ?? why ?? typed.whyNot ?? (isNobody ? 'Choose who stands in.' : undefined);
  const sign = async () => {
    if (typed.span === null || whyNot !== undefined) return;
    const { from, to } = typed.span;
    const away = { from: startOf(from), until: startOf(addDays(to, 1)), deputies };
    if (await decide({ type: 'away-set', person, away }, words.signed)) onSigned?.(from, to);
  };
  return (
    <div className={styles.form}>
      <p className={styles.note}>{words.what}</p>
      <div className={styles.fields}>
        <DaySpan typed={typed} labels={['First day', 'Last day']} />
      </div>
      <Deputies person={person} deputies={deputies} onChange={setDeputies} />
      <Button disabledReason={whyNot} onClick={() => void sign()}>
        Sign who stands in
      </Button>
    </div>
  );
}

interface DeputiesProps {
  readonly person: PersonId;
  readonly deputies: Deputies;
  readonly onChange: (deputies: Deputies) => void;
}
/** Nobody stands in for themselves, and nobody names themselves for another. */
function Deputies({ person, deputies, onChange }: DeputiesProps) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const people = (Object.keys(directory.persons) as PersonId[])
    .filter((one) => one !== person && one !== me.person)
    .filter((one) => hereIn(directory, one) !== undefined && !isGuest(directory, one))
    .map((one) => ({ id: one as string, label: nameOf(one) }))
    .sort((left, right) => left.label.localeCompare(right.label));
  const choose = (duty: Duty, person: PersonId | undefined) => {
    // Most have one deputy for everything: the first one chosen is taken for what is still open.
    const isFirst = Object.values(deputies).every((one) => one === undefined);
    onChange(isFirst ? { 'hand-off': person, approval: person, gate: person } : { ...deputies, [duty]: person });
  };
  return (
    <div className={styles.fields}>
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
