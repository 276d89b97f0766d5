// Devices of which somebody says that another had them: what they signed from there on waits, until an admin has settled it.
// Everybody reads how it stands; who settles it signs that here.
import { isAdmin } from '@baton/model/directory/queries';
import type { Contest } from '@baton/model/directory/contest-schema';
import type { DeviceId, PersonId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { ShieldAlert } from 'lucide-react';
import { useWorld } from '../../lib/use-world.ts';
import { numberText } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { useDeciding } from '../../parts/use-deciding.ts';
import { Block } from './block.tsx';
import rows from './edit-row.module.css';

interface Contested {
  readonly device: DeviceId;
  readonly no: number;
  readonly person: PersonId;
  readonly contest: Contest;
}
/** What was withdrawn counts as if nobody had doubted it. */
function useContested(): readonly Contested[] {
  const { directory } = useWorld();
  return (Object.entries(directory.devices) as [DeviceId, (typeof directory.devices)[DeviceId]][]).flatMap(
    ([device, { no, person, contest }]) =>
      contest === undefined || contest.is === 'withdrawn' ? [] : [{ device, no, person, contest }],
  );
}

export function ContestedDevices() {
  const contested = useContested();
  if (contested.length === 0) return null;
  return (
    <Block title="Contested devices" meta="what they signed is not relied upon">
      <ul className={rows.rows}>
        {contested.map((one) => (
          <Row key={one.device} one={one} />
        ))}
      </ul>
    </Block>
  );
}

function Row({ one: { device, no, person, contest } }: { readonly one: Contested }) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const { decide, why } = useDeciding();
  const called = `device ${no} of ${person === me.person ? 'yours' : nameOf(person)}`;
  const since = `number ${numberText(contest.from)} on`;
  const isOpen = contest.is === 'open';
  const whyNot = device === me.device ? 'A contested device does not settle it. Use another one.' : why;
  const settle = (upheld: boolean) =>
    void decide(
      { type: 'contest-settled', device, upheld },
      upheld ? 'What it signed from there on counts for nothing.' : 'What it signed counts.',
    );
  return (
    <li className={rows.refused}>
      <Icon icon={ShieldAlert} className={rows.sign} />
      <span>
        {isOpen ? `${nameOf(contest.by)} says that somebody else had ${called}.` : `Somebody else had ${called}.`}
      </span>
      <p className={rows.why}>
        {isOpen
          ? `What it signed from ${since} waits, and all that rests on it, until an admin has settled it.`
          : `What it signed from ${since} counts for nothing.`}
      </p>
      {isOpen && isAdmin(directory, me.person) && (
        <div className={rows.acts}>
          <Button size={24} disabledReason={whyNot} onClick={() => settle(true)}>
            Somebody else had it
          </Button>
          <Button size={24} disabledReason={whyNot} onClick={() => settle(false)}>
            It was in the right hands
          </Button>
        </div>
      )}
    </li>
  );
}
