// Suspending, resuming and removing somebody: said beforehand what it does, and what they hold.
import { heldBy } from '@baton/model/person/card-queries';
import { isOwner } from '@baton/model/directory/queries';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { UserX } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { firstName } from '../../parts/people.tsx';
import styles from './panel.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';

export function EndingActs({ one }: { readonly one: StaffAnswer }) {
  const { directory, me } = useWorld();
  const { why, decide } = useDeciding();
  const [asked, setAsked] = useState<'suspend' | 'remove' | null>(null);
  if (one.me)
    return <p className={styles.text}>This is you. Somebody else who runs the workspace can end your access.</p>;
  const off = one.role === 'owner' && !isOwner(directory, me.person) ? 'Only an owner decides about an owner.' : why;
  const { id: person, name } = one;
  return (
    <section className={styles.ending} aria-label="End access">
      {one.standing === 'suspended' ? (
        <Button
          disabledReason={off}
          onClick={() => void decide({ type: 'person-resumed', person }, `${name} may come in again.`)}
        >
          Let back in
        </Button>
      ) : (
        <Button disabledReason={off} onClick={() => setAsked('suspend')}>
          Suspend
        </Button>
      )}
      <Button tone="destructive" icon={UserX} disabledReason={off} onClick={() => setAsked('remove')}>
        End access now
      </Button>
      <p className={styles.text}>
        Suspended, their devices go dark within a second and keep everything until you let them back in. With access
        ended they get nothing more from this moment and erase what they hold at their next contact; what was not sent
        stays in their hands, and what they signed stays valid.
      </p>
      {asked === 'suspend' && (
        <Sure
          title={`Suspend ${name}`}
          text={`${firstName(name)} sees nothing from this moment until you let them back in. Nothing is erased.`}
          verb="Suspend"
          onClose={() => setAsked(null)}
          onSure={() => void decide({ type: 'person-suspended', person }, `${name} is suspended.`)}
        />
      )}
      {asked === 'remove' && (
        <Sure
          title={`End ${name}’s access`}
          text={`This cannot be undone: who comes back is let in anew. ${counted(one.devices.length, 'device')} will be erased at the next contact.`}
          verb="End access"
          onClose={() => setAsked(null)}
          onSure={() => void decide({ type: 'person-removed', person }, `${name} has no access any more.`)}
        >
          <Held one={one} />
        </Sure>
      )}
    </section>
  );
}

interface SureProps {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly onClose: () => void;
  readonly onSure: () => void;
  readonly children?: React.ReactNode;
}

function Sure({ title, text, verb, onClose, onSure, children }: SureProps) {
  const go = () => {
    onClose();
    onSure();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={text}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="destructive-filled" onClick={go}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

/** Of what this admin may read. Whoever takes it over is chosen on each. */
function Held({ one }: { readonly one: StaffAnswer }) {
  const [held] = useLive(heldBy, { person: one.id, most: 5 }) ?? [];
  if (held === undefined || held.count === 0)
    return <p className={styles.text}>They hold no open task that you can see.</p>;
  return (
    <>
      <p className={styles.text}>
        They hold {counted(held.count, 'open task')}, which keep their name until somebody takes them:
      </p>
      <ul className={styles.rows} aria-label="What they hold">
        {held.tasks.map(({ id, key, title }) => (
          <li key={id}>
            <span className={styles.meta}>{key}</span>
            <span className={styles.name}>{title}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
