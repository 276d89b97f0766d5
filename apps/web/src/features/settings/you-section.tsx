// How others see me: each fact saves as it is left, here and on my other devices, and can be undone.
import type { Day } from '@baton/model/day';
import { setProfile } from '@baton/model/person/commands';
import { type CardOfPerson, personCard } from '@baton/model/person/card-queries';
import { awayOn } from '@baton/model/person/working';
import { useLiveOne } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useMe } from '../../lib/use-world.ts';
import { StandIns } from '../../parts/stand-ins.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { Absences } from './absences.tsx';
import { HolidaysField } from './holidays-field.tsx';
import { KeptText } from './kept-text.tsx';
import { LanguageField } from './language-field.tsx';
import { ProfilePhoto } from './profile-photo.tsx';
import styles from './profile.module.css';
import { Section } from './section.tsx';
import { WorkingWeeks } from './working-weeks.tsx';
import { ZoneField } from './zone-field.tsx';

export function YouSection() {
  const own = useLiveOne(personCard, { person: useMe() });
  return (
    <Section title="You" text="Everybody in the workspace sees this on your card.">
      {own && <Profile own={own} />}
    </Section>
  );
}

function Profile({ own }: { own: CardOfPerson }) {
  const run = useRun();
  const me = useMe();
  // Whoever looks at the card reads the same.
  const tell = (from: Day, to: Day) => {
    const isTold = awayOn(own.away, from)?.to === to;
    if (!isTold) void run(setProfile, { away: { [from]: { to, note: null } } });
  };
  return (
    <div className={styles.profile}>
      <ProfilePhoto person={own.id} />
      <div className={styles.pair}>
        <KeptText
          label="Your name"
          value={own.name}
          needed="Others need a name to see you by."
          onKeep={(name) => void run(setProfile, { name })}
        />
        <KeptText label="What you do" value={own.title ?? ''} onKeep={(title) => void run(setProfile, { title })} />
      </div>
      <Place own={own} />
      <div className={styles.pair}>
        <ZoneField zone={own.zone} />
        <LanguageField language={own.language} />
      </div>
      <WorkingWeeks weeks={own.weeks} />
      <HolidaysField own={own} />
      <Absences away={own.away} />
      <StandIns person={me} told={own.away} onSigned={tell} />
    </div>
  );
}

/** What the admins say: it stands here to be read. */
function Place({ own: { departments, manager } }: { own: CardOfPerson }) {
  if (departments.length === 0 && manager === null) return null;
  return (
    <dl className={styles.place}>
      {departments.length > 0 && (
        <div>
          <dt>Department</dt>
          <dd>{departments.map(({ name }) => name).join(', ')}</dd>
        </div>
      )}
      {manager !== null && (
        <div>
          <dt>Manager</dt>
          <dd>
            <PersonFace id={manager.id} said={manager} />
            {manager.name}
          </dd>
        </div>
      )}
      <p className={styles.note}>An admin says both.</p>
    </dl>
  );
}
