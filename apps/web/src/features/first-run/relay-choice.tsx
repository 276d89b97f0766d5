// Which relay. It is this page's own: a relay serves its own pages and trusts no others, so another relay is another
// address to go to, not a setting.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import styles from './first-run.module.css';

export function originFrom(typed: string): string | null {
  const text = typed.trim();
  const address = /^https?:\/\//u.test(text) ? text : `https://${text}`;
  return text !== '' && URL.canParse(address) ? new URL(address).origin : null;
}

export function RelayChoice() {
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const handleGo = (): void => {
    const origin = originFrom(typed ?? '');
    if (origin === null) setWrong(true);
    else globalThis.location.assign(origin);
  };
  if (typed === null)
    return (
      <span>
        Relay: {globalThis.location.host}, this page’s own.{' '}
        <button type="button" className={styles.link} onClick={() => setTyped('')}>
          Other relay
        </button>
      </span>
    );
  return (
    <div className={styles.relay}>
      <TextField
        label="Address of the other relay"
        value={typed}
        onChange={setTyped}
        inputMode="url"
        spellCheck={false}
        error={isWrong ? 'An address like relay.example.org.' : undefined}
      />
      <Button size={36} onClick={handleGo}>
        Go there
      </Button>
    </div>
  );
}
