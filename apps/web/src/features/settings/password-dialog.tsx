// A password for whoever wants one: what is no password is said under the field, by the relay's own sentence.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { TextField } from '@baton/ui/text-field';
import { setPassword } from '@baton/workspace/doors/account';
import { type Door, isNotDone } from '@baton/workspace/doors/door';
import { type FormEvent, useId, useState } from 'react';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useWorld } from '../../lib/use-world.ts';
import { PasswordField } from '../../parts/password-field.tsx';
import styles from './settings.module.css';

interface PasswordDialogProps {
  readonly door: Door;
  readonly mail: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}
const isMail = (text: string) => /^[^\s@]+@[^\s@]+$/u.test(text.trim());

export function PasswordDialog({ door, mail: before, onClose, onDone }: PasswordDialogProps) {
  const { workspace } = useWorld().me;
  const form = useId();
  const [mail, setMail] = useState(before);
  const [password, setNew] = useState('');
  const [wrong, setWrong] = useState<{ readonly at: 'mail' | 'password'; readonly sentence: string } | null>(null);
  const [isGoing, setGoing] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isMail(mail)) return setWrong({ at: 'mail', sentence: 'An address, as you would write a mail to.' });
    if (password === '') return setWrong({ at: 'password', sentence: 'Choose a password.' });
    setGoing(true);
    const done = await setPassword(door, workspace, { mail: mail.trim(), password });
    setGoing(false);
    if (!isNotDone(done)) return onDone();
    return setWrong({ at: done.kind === 'taken' ? 'mail' : 'password', sentence: sentenceOf(done) });
  };
  const errorAt = (at: 'mail' | 'password') => (wrong?.at === at ? wrong.sentence : undefined);
  return (
    <Dialog
      open
      onClose={onClose}
      width={400}
      title={before === '' ? 'Set a password' : 'Change the password'}
      description="You sign in with it on devices that are new; one that is in is asked then."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} aria-busy={isGoing}>
            {before === '' ? 'Set password' : 'Change password'}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        <TextField
          label="Mail address"
          value={mail}
          onChange={setMail}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={errorAt('mail')}
        />
        <PasswordField
          label="Password"
          kind="new"
          value={password}
          onChange={setNew}
          help="Ten characters or more. Several words are easiest to keep."
          error={errorAt('password')}
        />
      </form>
    </Dialog>
  );
}
