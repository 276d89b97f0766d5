// A small form in a card: what is said, one button that says it, and the way back. Ctrl Enter says it, Escape goes back.
import { Button } from '@baton/ui/button';
import type { IconShape } from '@baton/ui/icon';
import type { ReactNode } from 'react';
import { useFormKeys } from './use-form-keys.ts';
import styles from './offer.module.css';

interface SmallFormProps {
  readonly verb: string;
  readonly whyNot?: string | undefined;
  readonly foot?: string | undefined;
  readonly onSay: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

export function SmallForm({ verb, whyNot, foot, onSay, onBack, children }: SmallFormProps) {
  const say = () => whyNot === undefined && onSay();
  const form = useFormKeys<HTMLFormElement>({ onSay: say, onBack });
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {children}
      <div className={styles.acts}>
        <Button type="submit" tone="primary" disabledReason={whyNot}>
          {verb}
        </Button>
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
      {foot !== undefined && <p className={styles.meta}>{foot}</p>}
    </form>
  );
}

interface SignFormProps {
  /** In full, before it is signed; null: it stands above. */
  readonly statement: string | null;
  readonly verb: string;
  readonly icon?: IconShape | undefined;
  readonly onSign: () => void;
  readonly onBack: () => void;
}
/** The key that opened it leads to the button; a press of that signs. */
export function SignForm({ statement, verb, icon, onSign, onBack }: SignFormProps) {
  const form = useFormKeys<HTMLDivElement>({ onSay: onSign, onBack });
  return (
    <div ref={form} className={styles.form}>
      {statement !== null && <p className={styles.note}>“{statement}”</p>}
      <div className={styles.acts}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it leads here */}
        <Button tone="primary" icon={icon} keyCap="Ctrl ↵" autoFocus onClick={onSign}>
          {verb}
        </Button>
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}
