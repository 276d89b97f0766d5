// A person in one glance: who they are, what their clock shows, whether they work, what they hold.
import type { Instant } from '@baton/model/day';
import { type CardOfPerson, personCard } from '@baton/model/person/card-queries';
import { weekOn } from '@baton/model/person/week';
import { type Standing, standingAt } from '@baton/model/person/working';
import { isZone, minutesAhead, wallAt, type Zone } from '@baton/model/person/zone';
import { Chip } from '@baton/ui/chip';
import { Link, useParams } from '@tanstack/react-router';
import { Palmtree } from 'lucide-react';
import { Icon } from '@baton/ui/icon';
import type { ReactNode } from 'react';
import { useLiveOne } from '../../lib/use-live.ts';
import { useNow } from '../../lib/use-now.ts';
import { useToday } from '../../lib/use-today.ts';
import { minuteOfDayText } from '../../parts/day-text.ts';
import { zoneHere } from '../../lib/zones.ts';
import { PersonAvatar, PersonFace } from '../../parts/person-avatar.tsx';
import { aheadText, standingText, weekText } from '../../parts/working-words.ts';
import { HeldTasks } from './held-tasks.tsx';
import styles from './person-card.module.css';

export const useCardOf = (person: string): CardOfPerson | null | undefined => useLiveOne(personCard, { person });

export function PersonCard({ card, onGone }: { readonly card: CardOfPerson; readonly onGone: () => void }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <div className={styles.card}>
      <header className={styles.head}>
        <PersonAvatar id={card.id} said={card} size={64} decorative />
        <div>
          <h2 className={styles.name}>{card.name}</h2>
          {card.title !== null && <p className={styles.title}>{card.title}</p>}
          <Marks card={card} />
        </div>
      </header>
      <Clock card={card} />
      <Directory card={card} />
      <HeldTasks person={card.id} isReader={card.me} onGone={onGone} />
      {card.me && (
        <Link className={styles.act} to="/w/$workspace/settings" params={{ workspace }} onClick={onGone}>
          Change your profile
        </Link>
      )}
    </div>
  );
}

function Marks({ card }: { card: CardOfPerson }) {
  return (
    <p className={styles.marks}>
      {card.me && <Chip>You</Chip>}
      {card.guest && <Chip tone="guest">Guest</Chip>}
      {!card.account && (
        <span className={styles.meta}>
          {card.from === null ? 'A name without an account' : `From ${card.from}, without an account`}
        </span>
      )}
    </p>
  );
}

const everyHalfMinute = 30_000;

/** What their clock shows beside mine, the week they work, and where they stand in it now. */
function Clock({ card }: { card: CardOfPerson }) {
  const now = useNow(everyHalfMinute);
  const today = useToday();
  const wall = card.zone === null ? null : wallAt(card.zone, now);
  const ahead = aheadOf(card.zone, now);
  const week = weekOn(card.weeks, wall?.day ?? today);
  const standing = standingAt(card, now, today);
  return (
    <>
      <StandingLine standing={standing} said={standingText(standing, { week, isElsewhere: ahead !== 0, today })} />
      <dl className={styles.facts}>
        {wall !== null && (
          <Fact name="Local time">
            <time className={styles.figure}>{minuteOfDayText(wall.minute)}</time>
            <span className={styles.meta}>{aheadText(ahead)}</span>
          </Fact>
        )}
        {week !== undefined && <Fact name="Working week">{weekText(week)}</Fact>}
      </dl>
    </>
  );
}

function aheadOf(zone: Zone | null, now: Instant): number {
  const here = zoneHere();
  return zone === null || !isZone(here) ? 0 : minutesAhead(zone, here, now);
}

function StandingLine({ standing, said }: { standing: Standing; said: string | null }) {
  if (said === null) return null;
  return (
    <p className={styles.standing} data-standing={standing.kind}>
      {standing.kind === 'away' || standing.kind === 'holiday' ? (
        <Icon icon={Palmtree} size={14} />
      ) : (
        <span className={styles.dot} aria-hidden="true" />
      )}
      <span>
        {said}
        {standing.kind === 'away' && <span className={styles.note}>{standing.absence.note}</span>}
      </span>
    </p>
  );
}

function Directory({ card: { departments, manager } }: { card: CardOfPerson }) {
  if (departments.length === 0 && manager === null) return null;
  return (
    <dl className={styles.facts}>
      {departments.length > 0 && <Fact name="Department">{departments.map(({ name }) => name).join(', ')}</Fact>}
      {manager !== null && (
        <Fact name="Manager">
          <PersonFace id={manager.id} said={manager} size={20} />
          {manager.name}
        </Fact>
      )}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
