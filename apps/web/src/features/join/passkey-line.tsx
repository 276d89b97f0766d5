// After joining with a passkey: that it is made, or why not, and once more. Whoever turned round is in all the same.
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { assert } from '@baton/model/assert';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import type { NotDone } from '@baton/workspace/doors/door';
import { Check, FingerprintPattern } from 'lucide-react';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { type Entered, sentenceOf } from '../../lib/use-entering.ts';
import { Said } from '../../parts/door-card.tsx';
import { makeOwnPasskey } from '../../parts/own-passkey.ts';
import { refusalText } from '../../parts/refusal-text.ts';
import styles from './join.module.css';

/** Null: it is made. */
export type PasskeyOutcome = Refusal | NotDone | null;

function whyOf(outcome: Refusal | NotDone): string {
  if (isRefusal(outcome)) return refusalText(outcome, () => 'Somebody');
  return outcome.kind === 'passkey-cancelled' ? 'None was made.' : sentenceOf(outcome);
}

interface PasskeyLineProps {
  readonly outcome: PasskeyOutcome;
  readonly entered: Entered;
  readonly name: string;
  readonly onOutcome: (outcome: PasskeyOutcome) => void;
}

export function PasskeyLine({ outcome, entered, name, onOutcome }: PasskeyLineProps) {
  const doors = useDoors();
  const [isGoing, setGoing] = useState(false);
  if (outcome === null)
    return (
      <p role="status" className={styles.made}>
        <Icon icon={Check} />
        Your passkey is made. It lets you in on any device of yours.
      </p>
    );
  const again = async () => {
    if (isGoing) return;
    setGoing(true);
    const [door, workspace] = [await doors.relayOf(entered.workspace), await doors.open(entered.workspace)];
    assert(workspace, 'Who has just come in has the workspace here.');
    const next = await makeOwnPasskey(door, workspace, name);
    setGoing(false);
    onOutcome(next);
  };
  return (
    <div className={styles.lacking}>
      <Said>You are in, without a passkey. {whyOf(outcome)}</Said>
      <Button size={36} wide icon={FingerprintPattern} aria-busy={isGoing} onClick={() => void again()}>
        Make a passkey now
      </Button>
      <p>Or at any time under Settings, How you sign in.</p>
    </div>
  );
}
