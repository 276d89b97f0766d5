// The names of those who are on the tablet, large enough for a thumb in a glove; nothing of anybody's work.
import { isNotDone } from '@baton/workspace/doors/door';
import { lookAtTablet, type OnTablet, type TabletLooked } from '@baton/workspace/doors/tablets';
import { Avatar } from '@baton/ui/avatar';
import { Button } from '@baton/ui/button';
import { Logo } from '@baton/ui/logo';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { allSent, changeTablet, type TabletHere, tabletHere } from '../../lib/tablet.ts';
import { useAskedAgain } from '../../lib/use-asked.ts';
import { useBehind } from '../../lib/use-behind.ts';
import { useTitle } from '../../lib/use-event.ts';
import { hueOf } from '../../parts/people.tsx';
import { ClosedCard } from './closed-card.tsx';
import { CodeCard } from './code-card.tsx';
import { ComeCard } from './come-card.tsx';
import { PinCard } from './pin-card.tsx';
import styles from './tablet.module.css';
import { idOf, newCodeCard } from './words.tsx';

const everyMs = 5_000;
/** In the place of a name: somebody who is not on it yet. */
const comes = 'comes';
const isOpen = (looked: TabletLooked | 'away'): boolean => looked === 'away' || looked.ok;

/** Looked at anew at once when the seat behind it was erased: the whole tablet may be closed. */
export function StartScreen({ tablet }: { readonly tablet: TabletHere }) {
  const [turn, setTurn] = useState(0);
  return <Start key={turn} tablet={tabletHere() ?? tablet} onGone={() => setTurn((before) => before + 1)} />;
}

function Start({ tablet, onGone }: { readonly tablet: TabletHere; readonly onGone: () => void }) {
  const doors = useDoors();
  const [chosen, setChosen] = useState<string | null>(null);
  const [behind, setBehind] = useState(tablet.behind);
  const look = async (): Promise<TabletLooked | 'away'> => {
    const looked = await lookAtTablet(await doors.relay(), tablet);
    if (isNotDone(looked)) return 'away';
    if (looked.ok) changeTablet(() => ({ idle: looked.idle, people: looked.people, spaceTitle: looked.spaceTitle }));
    return looked;
  };
  const now = useAskedAgain(look, isOpen, everyMs);
  const seats = [...behind, ...(tablet.last === null || behind.includes(tablet.last) ? [] : [tablet.last])];
  useBehind(seats, {
    onSent: (device) => {
      allSent(device);
      setBehind((before) => before.filter((one) => one !== device));
    },
    onGone,
  });
  if (now !== undefined && now !== 'away' && !now.ok) return <ClosedCard />;
  const people = now !== undefined && now !== 'away' ? now.people : tablet.people;
  const one = people.find((person) => idOf(person) === chosen);
  const onBack = () => setChosen(null);
  if (chosen === comes) return <ComeCard tablet={tablet} onBack={onBack} />;
  if (one !== undefined) return <One key={chosen} one={one} tablet={tablet} onBack={onBack} />;
  return <Names tablet={tablet} people={people} behind={behind} isAway={now === 'away'} onChoose={setChosen} />;
}

interface OneProps {
  readonly one: OnTablet;
  readonly tablet: TabletHere;
  readonly onBack: () => void;
}
function One({ one, tablet, onBack }: OneProps) {
  if (one.has === 'code') return <CodeCard one={one} tablet={tablet} onBack={onBack} />;
  if (one.has === 'pin') return <PinCard one={one} tablet={tablet} onBack={onBack} />;
  return newCodeCard(one, tablet, onBack);
}

interface NamesProps {
  readonly tablet: TabletHere;
  readonly people: readonly OnTablet[];
  readonly behind: readonly string[];
  readonly isAway: boolean;
  readonly onChoose: (id: string) => void;
}
const hints = { pin: '', code: 'First time: with a code', none: 'Needs a new code' } as const;

function Names({ tablet, people, behind, isAway, onChoose }: NamesProps) {
  const title = 'Who is here?';
  useTitle(title);
  const sorted = people.toSorted((a, b) => a.name.localeCompare(b.name));
  const waiting = people.filter((one) => 'device' in one && behind.includes(one.device)).map(({ name }) => name);
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Logo size={26} />
        Baton
        <span>{[tablet.spaceTitle, tablet.workspaceTitle].filter(Boolean).join(', ')}</span>
      </header>
      <main className={styles.start}>
        <h1>{title}</h1>
        {people.length === 0 && (
          <p>
            Nobody is on this tablet yet. Whoever leads {tablet.spaceTitle} adds people under Settings, Shared tablets.
          </p>
        )}
        <ul className={styles.names} aria-label="People on this tablet">
          {sorted.map((one) => (
            <li key={idOf(one)}>
              <button type="button" onClick={() => onChoose(idOf(one))}>
                <Avatar
                  name={one.name}
                  hue={hueOf('person' in one ? one.person : one.invitation)}
                  size={40}
                  decorative
                />
                <span>
                  <b>{one.name}</b>
                  {hints[one.has]}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <Button
          size={44}
          icon={UserPlus}
          className={styles.comes}
          disabledReason={isAway ? 'This needs the relay, which is away just now.' : undefined}
          onClick={() => onChoose(comes)}
        >
          I am in {tablet.workspaceTitle || 'the workspace'} already
        </Button>
      </main>
      <footer className={styles.foot} role="status">
        {isAway && <p>The relay is away. Who has been here before signs in all the same.</p>}
        {isAway && waiting.length > 0 && <p>Kept here until it is back: what {waiting.join(', ')} wrote.</p>}
      </footer>
    </div>
  );
}
