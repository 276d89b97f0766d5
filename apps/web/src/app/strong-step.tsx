// A strong step is signed twice, by this device and with a passkey. What is signed stands in words before it is asked for.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { noPasskey } from '@baton/workspace/doors/passkeys';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useDoors } from '../lib/doors.ts';
import { type Confirming, useConfirm } from '../lib/use-confirm.ts';
import { useWorld } from '../lib/use-world.ts';
import { useNames } from '../parts/people.tsx';
import { strongWords } from '../parts/strong-words.ts';
import styles from './strong-step.module.css';

export function StrongStep() {
  const confirming = useConfirm();
  return confirming === null ? null : <Asking key={confirming.asked.challenge} {...confirming} />;
}

function Asking({ asked, answer }: Confirming) {
  const doors = useDoors();
  const { titles, directory, me } = useWorld();
  const nameOf = useNames();
  const [why, setWhy] = useState<string | null>(null);
  const [isGoing, setGoing] = useState(false);
  const at = { nameOf, directory, workspaceTitle: titles.workspace, me: me.person };
  const sign = async () => {
    setGoing(true);
    const door = await doors.relayOf(me.workspace);
    const said = (await door.passkeys?.ask(asked.challenge, asked.passkeys)) ?? 'none';
    setGoing(false);
    if (typeof said === 'string') setWhy(noPasskey(said).sentence);
    else answer(said.assertion);
  };
  return (
    <Dialog
      open
      onClose={() => answer(null)}
      title="Sign with your passkey"
      description="This step is signed with your passkey too, so that nobody takes it on a device that you left open."
      width={400}
      actions={
        <>
          <Button onClick={() => answer(null)}>Cancel</Button>
          <Button tone="primary" icon={KeyRound} aria-busy={isGoing} onClick={() => void sign()}>
            Sign with passkey
          </Button>
        </>
      }
    >
      <p className={styles.signed}>“{strongWords(asked.decision, at)}”</p>
      {why !== null && (
        <p role="alert" className={styles.why}>
          {why}
        </p>
      )}
    </Dialog>
  );
}
