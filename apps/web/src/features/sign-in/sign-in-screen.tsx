// Signing in on a device that is new here: who one is, then in at once by passkey, or with one more yes from a device that
// is in. The company's sign-on comes back to this page with a word behind the `#`.
import { askProof, outcomeIn, type Proven } from '@baton/workspace/doors/sign-in';
import { isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useEntering } from '../../lib/use-entering.ts';
import { useSecret } from '../../lib/use-secret.ts';
import { ArrivedCard } from '../../parts/arrived.tsx';
import { WaitingCard } from '../../parts/waiting-card.tsx';
import { ChooseSeat } from './choose-seat.tsx';
import { LinkedCard } from './linked-card.tsx';
import { afterProof, type Step } from './proven-step.ts';
import { SignInCard } from './sign-in-card.tsx';

export function SignInScreen() {
  const doors = useDoors();
  const entering = useEntering();
  const outcome = outcomeIn(useSecret());
  const [step, setStep] = useState<Step>({ at: 'form' });
  const go = async (proven: Proven | NotDone): Promise<NotDone | null> => {
    const next = isNotDone(proven) ? proven : await afterProof(doors, entering.keepIn, proven);
    if ('done' in next) return next;
    setStep(next);
    return null;
  };
  useAsked(async () => (outcome === 'proven' ? go(await askProof(await doors.relay())) : null), [outcome]);
  if (entering.entered) return <ArrivedCard entered={entering.entered} />;
  if (outcome === 'linked' || outcome === 'taken') return <LinkedCard outcome={outcome} />;
  switch (step.at) {
    case 'here':
      return <Navigate to="/w/$workspace" params={{ workspace: step.workspace }} replace />;
    case 'choose':
      return <ChooseSeat seats={step.seats} keepIn={entering.keepIn} onStep={setStep} />;
    case 'waiting': {
      const again = () => setStep({ at: 'form' });
      return <WaitingCard claiming={step.claiming} entering={entering} how="asked" onAgain={again} />;
    }
    case 'form':
      return <SignInCard entering={entering} outcome={outcome} onProven={go} />;
  }
}
