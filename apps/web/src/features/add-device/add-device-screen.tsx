// The new device: a code from the other one, three words that both show, and in when the other one agrees.
import { claimCode, codeFrom } from '@baton/workspace/doors/device-codes';
import { isNotDone } from '@baton/workspace/doors/door';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { sentenceOf, useEntering } from '../../lib/use-entering.ts';
import { useSecret } from '../../lib/use-secret.ts';
import { ArrivedCard } from '../../parts/arrived.tsx';
import { CodeForm } from './code-form.tsx';
import { WaitingCard } from '../../parts/waiting-card.tsx';

const reasons = {
  unknown: 'No device shows this code. Look at it once more.',
  expired: 'This code is too old. Make a new one on the other device.',
  used: 'This code has been used. Make a new one on the other device.',
} as const;

export function AddDeviceScreen() {
  const doors = useDoors();
  const entering = useEntering();
  const linked = codeFrom(useSecret());
  const [typed, setTyped] = useState('');
  const code = typed === '' ? linked : typed;
  const { value: answer, again } = useAsked(
    async () => (code === '' ? null : claimCode(await doors.relay(), code)),
    [code],
  );
  if (entering.entered) return <ArrivedCard entered={entering.entered} />;
  if (answer && 'claim' in answer)
    return <WaitingCard claiming={answer} entering={entering} how="code" onAgain={() => setTyped('')} />;
  const refused = answer ? (isNotDone(answer) ? sentenceOf(answer) : reasons[answer.why]) : null;
  return (
    <CodeForm
      key={linked}
      code={linked}
      refused={refused}
      entering={entering}
      onCode={(next) => (next === code ? again() : setTyped(next))}
    />
  );
}
