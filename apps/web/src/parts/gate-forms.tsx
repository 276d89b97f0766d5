// The statement that lets a task out of a gate to the right, in full before it is signed; and the reason that sends it back.
import { Button } from '@baton/ui/button';
import { ReasonForm } from './offer-forms.tsx';
import { useFormKeys } from './use-form-keys.ts';
import { type AtGate, useGateDeciding } from './use-gate-deciding.ts';
import styles from './offer.module.css';

interface SignProps {
  readonly at: AtGate;
  readonly onSigned: () => void;
  readonly onBack: () => void;
}
export function GateSignForm({ at, onSigned, onBack }: SignProps) {
  const { sign } = useGateDeciding(at);
  const say = async () => {
    if (await sign()) onSigned();
  };
  const form = useFormKeys<HTMLFormElement>({ onSay: () => void say(), onBack });
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <p className={styles.note}>
        “I sign {at.task.title} at {at.column}.”
      </p>
      <div className={styles.acts}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it leads here */}
        <Button type="submit" tone="primary" keyCap="Ctrl ↵" autoFocus>
          Sign at the gate
        </Button>
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  );
}

interface ReturnProps {
  readonly at: AtGate;
  readonly onReturned: () => void;
  readonly onBack: () => void;
}
export function GateReturnForm({ at, onReturned, onBack }: ReturnProps) {
  const { giveBack } = useGateDeciding(at);
  return (
    <ReasonForm
      verb="Return"
      label={`Reason, ${at.from} reads it`}
      foot={`It goes back to ${at.from}, and enters anew.`}
      reasons={reasons}
      onSay={async (text) => void ((await giveBack(text)) && onReturned())}
      onBack={onBack}
    />
  );
}
const reasons = ['Something is missing', 'Not ready yet', 'Not ours'] as const;
