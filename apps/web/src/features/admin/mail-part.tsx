// Whether this relay sends letters, from which address, and a trial letter to see that they arrive.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { isNotDone } from '@baton/workspace/doors/door';
import { isLetterMail, sendTrialLetter } from '@baton/workspace/doors/mail';
import { type FormEvent, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useMail } from '../../lib/use-mail.ts';
import { useWorld } from '../../lib/use-world.ts';
import styles from './mail-part.module.css';

export function MailPart() {
  const { told } = useMail();
  if (told === null) return null;
  return (
    <section className={styles.mail} aria-label="Mail">
      <h2>Mail</h2>
      {told.from === null ? (
        <p>
          This relay sends no mail. Invitations are links that people pass on, and none can be bound to an address. How
          to set mail up stands in docs/operate, under Mail.
        </p>
      ) : (
        <>
          <p>Letters come from {told.from}.</p>
          <Trial />
        </>
      )}
    </section>
  );
}

function Trial() {
  const doors = useDoors();
  const { workspace } = useWorld().me;
  const [mail, setMail] = useState('');
  const [isGoing, setGoing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = async () => {
    const to = mail.trim();
    setSentTo(null);
    if (!isLetterMail(to)) return setFault('An address like ann@work.example.');
    setGoing(true);
    const answer = await sendTrialLetter(await doors.relayOf(workspace), workspace, to);
    setGoing(false);
    setFault(isNotDone(answer) ? sentenceOf(answer) : null);
    if (!isNotDone(answer)) setSentTo(to);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGoing) void send();
  };
  return (
    <form className={styles.trial} onSubmit={handleSubmit} noValidate>
      <TextField
        label="Send a trial letter to"
        type="email"
        value={mail}
        onChange={setMail}
        autoComplete="email"
        error={fault ?? undefined}
        help={sentTo === null ? undefined : `The mail server took it for ${sentTo}. It should be there in a minute.`}
      />
      <Button type="submit" aria-busy={isGoing}>
        Send
      </Button>
    </form>
  );
}
