// The relay lost its secret and has another key. Said on each part of the sync centre until an owner has signed it in; an owner
// does so here, with their recovery link and the code that was printed where the relay was restored.
import { isOwner } from '@baton/model/directory/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Icon } from '@baton/ui/icon';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useSync, useSyncDoor } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { Said } from '../../parts/door-card.tsx';
import styles from './notices.module.css';

const what =
  'Nothing is sent to it, and nothing is taken from it, until an owner has signed that key in. What you edit is kept on this device.';
const forOthers = 'It goes on by itself then. Guests ask whoever invited them for a new link.';
const forOwners = 'You need your recovery link, and the code that was printed where the relay was restored.';

export function OtherKey() {
  const { relay } = useSync();
  const { directory, me } = useWorld();
  const [isOpen, setOpen] = useState(false);
  if (relay.state !== 'other-key') return null;
  const owns = isOwner(directory, me.person);
  return (
    <div className={styles.notice} role="alert">
      <Icon icon={KeyRound} className={styles.sign} />
      <div>
        <p className={styles.title}>The relay has another key than before</p>
        <p className={styles.text}>{`${what} ${owns ? forOwners : forOthers}`}</p>
      </div>
      {owns && <Button onClick={() => setOpen(true)}>Sign the key in</Button>}
      {isOpen && <SignIn onClose={() => setOpen(false)} />}
    </div>
  );
}

function SignIn({ onClose }: { onClose: () => void }) {
  const door = useSyncDoor();
  const toast = useToast();
  const form = useId();
  const [link, setLink] = useState('');
  const [code, setCode] = useState('');
  const [isGoing, setGoing] = useState(false);
  const [said, setSaid] = useState<string>();
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isGoing) return;
    setGoing(true);
    setSaid(undefined);
    void door.signRelayKey({ link, code }).then((fault) => {
      setGoing(false);
      if (fault) return setSaid(fault.sentence);
      toast.show({ text: 'The relay’s new key is signed in. It is filled by the devices of all of you now.' });
      onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Sign the relay’s new key in"
      description="Do this on the device that was in use last: the relay knows what was decided by what is on it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} aria-busy={isGoing}>
            Sign it in
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={handleSubmit} noValidate>
        <TextField
          label="Recovery link"
          value={link}
          onChange={setLink}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField label="Code of the relay" value={code} onChange={setCode} autoComplete="off" spellCheck={false} />
        {said !== undefined && <Said>{said}</Said>}
      </form>
    </Dialog>
  );
}
