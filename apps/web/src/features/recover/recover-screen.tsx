// Coming back with the recovery link. One press, so that a link opened by chance enrols nothing.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { readRecoveryLink } from '@baton/workspace/doors/links';
import { recover } from '@baton/workspace/doors/recover';
import { type FormEvent, useState } from 'react';
import { useEntering } from '../../lib/use-entering.ts';
import { useSecret } from '../../lib/use-secret.ts';
import { ArrivedCard } from '../../parts/arrived.tsx';
import { KeepChoice } from '../../parts/keep-choice.tsx';
import { DoorCard, DoorText, Said } from '../../parts/door-card.tsx';

export function RecoverScreen() {
  const secret = useSecret();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const entering = useEntering();
  if (entering.entered) return <ArrivedCard entered={entering.entered} />;
  const fromAddress = `${location.origin}/recover#${secret}`;
  const isLinked = readRecoveryLink(fromAddress) !== null;
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const link = isLinked ? fromAddress : typed;
    setWrong(readRecoveryLink(link) === null);
    if (readRecoveryLink(link) !== null) entering.enter((door) => recover(door, link));
  };
  return (
    <DoorCard title="Come back with your recovery link">
      <DoorText>
        This browser gets a key of its own, signed by the link. Your other devices stay as they are; remove those that
        you have lost under Settings, Devices.
      </DoorText>
      <form onSubmit={handleSubmit} noValidate>
        {!isLinked && (
          <TextField
            label="Recovery link"
            value={typed}
            onChange={setTyped}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            error={isWrong ? 'This is not a whole recovery link. Copy it once more, to its end.' : undefined}
          />
        )}
        <KeepChoice entering={entering} />
        <Button tone="primary" size={44} wide type="submit" aria-busy={entering.isGoing}>
          Come back
        </Button>
      </form>
      {entering.refused !== null && <Said>{entering.refused}</Said>}
    </DoorCard>
  );
}
