// The statement that lets a task out of a gate to the right, in full before it is signed; and the reason that sends it back.
import { ReasonForm } from './offer-forms.tsx';
import { SignForm } from './small-form.tsx';
import { gateStatement } from './statement-words.ts';
import { type AtGate, useGateDeciding } from './use-gate-deciding.ts';

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
  return (
    <SignForm
      statement={gateStatement(at.task.title, at.column)}
      verb="Sign at the gate"
      onSign={() => void say()}
      onBack={onBack}
    />
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
