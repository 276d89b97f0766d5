// Join with an invite: the link, pasted. One of another relay opens there.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { readInvitationLink } from '@baton/workspace/doors/links';
import { useNavigate } from '@tanstack/react-router';
import { MailOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Way, type WayProps } from './way.tsx';
import styles from './first-run.module.css';

export function InviteWay({ entering: _entering, ...props }: WayProps) {
  return (
    <Way {...props} icon={MailOpen} title="Join with an invite" sentence="Paste the link that you were given">
      <InviteForm />
    </Way>
  );
}

function InviteForm() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const link = readInvitationLink(typed);
    if (link === null) setWrong(true);
    else if (link.relay !== location.origin) location.assign(typed.trim());
    else void navigate({ to: '/join', hash: new URL(typed.trim()).hash.slice(1) });
  };
  return (
    <form onSubmit={handleSubmit} noValidate>
      <TextField
        label="Invitation link"
        value={typed}
        onChange={setTyped}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        error={isWrong ? 'This is not a whole invitation link. Copy it once more, to its end.' : undefined}
      />
      <div className={styles.go}>
        <Button tone="primary" size={36} type="submit">
          Look at it
        </Button>
      </div>
    </form>
  );
}
