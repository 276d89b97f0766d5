// Suspending, resuming and removing somebody: said beforehand what it does, and what they hold.
import type { WorkDecision } from '@baton/model/decided/schema';
import { isLastOwner } from '@baton/model/directory/people-rules';
import { isOwner } from '@baton/model/directory/queries';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { Button } from '@baton/ui/button';
import { UserX } from 'lucide-react';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { firstName } from '../../parts/people.tsx';
import { useWorkDeciding } from '../../parts/use-work-deciding.ts';
import { HandWorkspace } from './hand-workspace.tsx';
import { HandingOnSheet } from './handing-on.tsx';
import { useHandingOn } from './use-handing-on.ts';
import { NextLeadsFields, useNextLeads } from './next-leads.tsx';
import { LeftOverList } from './left-over.tsx';
import styles from './panel.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { Sure } from './sure.tsx';

export function EndingActs({ one }: { readonly one: StaffAnswer }) {
  const { directory, me } = useWorld();
  const { why, decide } = useDeciding();
  const [asked, setAsked] = useState<'suspend' | 'remove' | null>(null);
  if (one.me)
    return (
      <p className={styles.text}>
        {isLastOwner(directory, one.id)
          ? 'This is you, and nobody else owns the workspace: hand it to somebody on their page before you leave.'
          : 'This is you. Somebody else who runs the workspace can end your access.'}
      </p>
    );
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
      <HandWorkspace one={one} />
      <p className={styles.text}>
        Suspended, their devices go dark within a second and keep everything until you let them back in. With access
        ended they get nothing more from this moment and erase what they hold at their next contact; what was not sent
        is held for you to release, and what they signed stays valid.
      </p>
      {asked === 'suspend' && <Suspend one={one} onClose={() => setAsked(null)} />}
      {asked === 'remove' && <EndAccess one={one} onClose={() => setAsked(null)} />}
    </section>
  );
}

interface EndingProps {
  readonly one: StaffAnswer;
  readonly onClose: () => void;
}
/** False: one of them was refused, and why was said. */
function useSigningAll(): (decisions: readonly WorkDecision[]) => Promise<boolean> {
  const decide = useWorkDeciding();
  return async (decisions) => {
    for (const decision of decisions) if (!(await decide({ decision, done: null }))) return false;
    return true;
  };
}

/** They may come back: what they have stays with them, but for what is handed on here. */
function Suspend({ one: { id: person, name }, onClose }: EndingProps) {
  const { decide } = useDeciding();
  const sign = useSigningAll();
  const handing = useHandingOn(person, true);
  const suspend = async () => {
    if (await sign(handing.decisions)) await decide({ type: 'person-suspended', person }, `${name} is suspended.`);
  };
  return (
    <Sure
      title={`Suspend ${name}`}
      text={`${firstName(name)} sees nothing from this moment until you let them back in. Nothing is erased.`}
      verb="Suspend"
      onClose={onClose}
      onSure={() => void suspend()}
    >
      <HandingOnSheet name={name} handing={handing} mayStay />
    </Sure>
  );
}

/** What they alone lead is handed on before: each decision only when the one before it is in effect. */
function EndAccess({ one, onClose }: EndingProps) {
  const { id: person, name, devices } = one;
  const { titles } = useWorld();
  const { decide } = useDeciding();
  const next = useNextLeads(person);
  const sign = useSigningAll();
  const handing = useHandingOn(person, false);
  const end = async () => {
    for (const decision of next.decisions) {
      const space = 'space' in decision ? (titles.spaces[decision.space] ?? 'the space') : '';
      if (!(await decide(decision, `Somebody else leads ${space} now.`))) return;
    }
    if (await sign(handing.decisions))
      await decide({ type: 'person-removed', person }, `${name} has no access any more.`);
  };
  return (
    <Sure
      title={`End ${name}’s access`}
      text={`This cannot be undone: who comes back is let in anew. ${counted(devices.length, 'device')} will be erased at the next contact.`}
      verb="End access"
      off={next.off ?? handing.off}
      onClose={onClose}
      onSure={() => void end()}
    >
      <div className={styles.facts}>
        <NextLeadsFields {...next} />
        <HandingOnSheet name={name} handing={handing} mayStay={false} />
        <LeftOverList one={one} />
      </div>
    </Sure>
  );
}
