// The ways to show who one is: passkey, the company's sign-on, address and password (20-sign-in, first card). What goes
// wrong is said where it went wrong; the other ways stay open.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { type NotDone } from '@baton/workspace/doors/door';
import { Building2, FingerprintPattern } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sentenceOf } from '../../lib/use-entering.ts';
import { Said } from '../../parts/door-card.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import styles from './sign-in.module.css';

export type WayName = 'passkey' | 'sign-on' | 'password';
export interface Ways {
  /** As people call it; null: there is none. */
  readonly signOn: string | null;
  readonly hasPasskeys: boolean;
  /** Each answers why it did not come about, or null: then something else is shown. */
  passkey(): Promise<NotDone | null>;
  signOnThere(): Promise<NotDone | null>;
  password(mail: string, password: string): Promise<NotDone | null>;
}
interface WaysFormProps {
  readonly ways: Ways;
  /** What was said before this was shown, such as by the sign-on. */
  readonly first?: { readonly way: WayName; readonly sentence: string } | null;
  /** Stands over the last button. */
  readonly children?: ReactNode;
}

export function WaysForm({ ways, first = null, children }: WaysFormProps) {
  const [going, setGoing] = useState<WayName | null>(null);
  const [said, setSaid] = useState(first);
  const go = async (way: WayName, run: () => Promise<NotDone | null>) => {
    if (going !== null) return;
    setGoing(way);
    setSaid(null);
    const refused = await run();
    setGoing(null);
    if (refused) setSaid({ way, sentence: sentenceOf(refused) });
  };
  const saidOf = (way: WayName) => (said?.way === way ? said.sentence : undefined);
  const sayOf = (way: WayName) => saidOf(way) !== undefined && <Said>{saidOf(way)}</Said>;
  return (
    <>
      {ways.hasPasskeys && (
        <Button
          tone="primary"
          size={44}
          wide
          icon={FingerprintPattern}
          aria-busy={going === 'passkey'}
          onClick={() => void go('passkey', ways.passkey)}
        >
          Use a passkey
        </Button>
      )}
      {sayOf('passkey')}
      {ways.signOn !== null && (
        <Button
          size={44}
          wide
          icon={Building2}
          aria-busy={going === 'sign-on'}
          onClick={() => void go('sign-on', ways.signOnThere)}
        >
          Continue with {ways.signOn}
        </Button>
      )}
      {sayOf('sign-on')}
      <p className={styles.or}>or with a password</p>
      <PasswordForm
        error={saidOf('password')}
        isGoing={going === 'password'}
        onGo={(mail, password) => void go('password', () => ways.password(mail, password))}
      >
        {children}
      </PasswordForm>
    </>
  );
}

interface PasswordFormProps {
  readonly error: string | undefined;
  readonly isGoing: boolean;
  readonly onGo: (mail: string, password: string) => void;
  readonly children: ReactNode;
}

function PasswordForm({ error, isGoing, onGo, children }: PasswordFormProps) {
  const [mail, setMail] = useState('');
  const [password, setPassword] = useState('');
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (mail.trim() !== '' && password !== '') onGo(mail.trim(), password);
  };
  return (
    <form onSubmit={handleSubmit} noValidate>
      <TextField
        label="Mail address"
        value={mail}
        onChange={setMail}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField label="Password" kind="current" value={password} onChange={setPassword} error={error} />
      {children}
      <Button size={36} wide type="submit" aria-busy={isGoing}>
        Sign in
      </Button>
    </form>
  );
}
