// After coming in: that the passkey is made, or why not and once more; or, where nobody was at the device when the door
// opened, that one may be made now. Whoever turned round is in all the same.
import { isRefusal } from '@baton/model/refusal';
import { assert } from '@baton/model/assert';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Check, FingerprintPattern } from 'lucide-react';
import { useState } from 'react';
import { useDoors } from '../lib/doors.ts';
import { type Entered, type OwnPasskey, type PasskeyOutcome, sentenceOf } from '../lib/use-entering.ts';
import { DoorText, Said } from './door-card.tsx';
import { makeOwnPasskey } from './own-passkey.ts';
import { refusalText } from './refusal-text.ts';
import styles from './passkey-line.module.css';

type Lacking = Exclude<PasskeyOutcome, 'made' | 'offered'>;

function whyOf(outcome: Lacking): string {
  if (isRefusal(outcome)) return refusalText(outcome, () => 'Somebody');
  return outcome.kind === 'passkey-cancelled' ? 'None was made.' : sentenceOf(outcome);
}

/** @param own what came of it at the door. */
export function PasskeyLine({ entered, own }: { readonly entered: Entered; readonly own: OwnPasskey }) {
  const doors = useDoors();
  const [isGoing, setGoing] = useState(false);
  const [outcome, setOutcome] = useState(own.outcome);
  if (outcome === 'made')
    return (
      <p role="status" className={styles.made}>
        <Icon icon={Check} />
        Your passkey is made. It lets you in on any device of yours.
      </p>
    );
  const make = async () => {
    if (isGoing) return;
    setGoing(true);
    const [door, workspace] = [await doors.relayOf(entered.workspace), await doors.open(entered.workspace)];
    assert(workspace, 'Who has just come in has the workspace here.');
    const next = await makeOwnPasskey(door, workspace, own.name);
    setGoing(false);
    setOutcome(next);
  };
  return (
    <div className={styles.lacking}>
      {outcome === 'offered' ? (
        <DoorText>With a passkey you come in on any device of yours, by a finger or a glance.</DoorText>
      ) : (
        <Said>You are in, without a passkey. {whyOf(outcome)}</Said>
      )}
      <Button size={36} wide icon={FingerprintPattern} aria-busy={isGoing} onClick={() => void make()}>
        Make a passkey now
      </Button>
      <p>Or at any time under Settings, How you sign in.</p>
    </div>
  );
}
