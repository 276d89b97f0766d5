// I have an account: signing in, a code from the other device, or the recovery link. Each leads to a page of its own.
import { Button, buttonClass } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { codeFrom } from '@baton/workspace/doors/device-codes';
import { readRecoveryLink } from '@baton/workspace/doors/links';
import { Link, useNavigate } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Way, type WayProps } from './way.tsx';
import styles from './first-run.module.css';

export function AccountWay({ entering: _entering, ...props }: WayProps) {
  return (
    <Way
      {...props}
      icon={LogIn}
      title="I have an account"
      sentence="Sign in, or use a code from your other device or your recovery link"
    >
      <AccountForm />
    </Way>
  );
}

const isCode = (code: string) => /^[0-9A-HJKMNP-TV-Z]{8}$/u.test(code);

function AccountForm() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const recovery = readRecoveryLink(typed);
    const code = codeFrom(typed);
    if (recovery && recovery.relay !== location.origin) location.assign(typed.trim());
    else if (recovery) void navigate({ to: '/recover', hash: new URL(typed.trim()).hash.slice(1) });
    else if (isCode(code)) void navigate({ to: '/add', hash: code });
    else setWrong(true);
  };
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Link to="/sign-in" className={buttonClass({ size: 36, wide: true })}>
        Sign in by passkey, password or company
      </Link>
      <TextField
        label="Code or recovery link"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck={false}
        help="On the other device: Settings, Devices, Add a device."
        error={
          isWrong ? 'A code has eight letters and digits, a recovery link begins with https:// and is long.' : undefined
        }
      />
      <div className={styles.go}>
        <Button tone="primary" size={36} type="submit">
          Go on
        </Button>
      </div>
    </form>
  );
}
