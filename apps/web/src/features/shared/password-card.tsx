// A link with a password: whom to ask for it is said, and nothing of what it opens.
import { Button } from '@baton/ui/button';
import { type FormEvent, useState } from 'react';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { triesWords } from './shut-words.ts';

interface PasswordCardProps {
  readonly byName: string;
  /** How many more tries, after a wrong one. */
  readonly left: number | null;
  readonly onTry: (password: string) => Promise<void>;
}

export function PasswordCard({ byName, left, onTry }: PasswordCardProps) {
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isTrying, setTrying] = useState(false);
  // What is typed after a wrong one is not wrong yet.
  const [wasWrong, setWrong] = useState<string | undefined>();
  const error = isAsked && password === '' ? 'Type it here.' : password === wasWrong ? triesWords(left) : undefined;
  const go = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (password === '' || isTrying) return;
    setTrying(true);
    await onTry(password);
    setTrying(false);
    setWrong(password);
  };
  return (
    <DoorCard title="This page asks for a password">
      <DoorText>
        {byName || 'Somebody'} shares it with you and has set one. It came to you another way than the link.
      </DoorText>
      <form onSubmit={(event) => void go(event)}>
        <PasswordField kind="current" label="Password" value={password} onChange={setPassword} error={error} />
        <Button tone="primary" size={36} wide type="submit">
          Open the page
        </Button>
      </form>
    </DoorCard>
  );
}
