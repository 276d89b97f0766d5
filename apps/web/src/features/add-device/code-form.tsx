// Typing the code that the other device shows.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { codeFrom } from '@baton/workspace/doors/device-codes';
import { type FormEvent, useState } from 'react';
import type { Entering } from '../../lib/use-entering.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { KeepChoice } from '../../parts/keep-choice.tsx';

interface CodeFormProps {
  /** From a link, to be mended. */
  readonly code: string;
  readonly refused: string | null;
  readonly entering: Entering;
  readonly onCode: (code: string) => void;
}
const isCode = (code: string) => /^[0-9A-HJKMNP-TV-Z]{8}$/u.test(code);

export function CodeForm({ code, refused, entering, onCode }: CodeFormProps) {
  const [typed, setTyped] = useState(code);
  const [isWrong, setWrong] = useState(false);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const next = codeFrom(typed);
    setWrong(!isCode(next));
    if (isCode(next)) onCode(next);
  };
  const error = isWrong ? 'A code has eight letters and digits.' : (refused ?? undefined);
  return (
    <DoorCard title="Add this device">
      <DoorText>On the device that is signed in, open Settings, Devices, and choose “Add a device”.</DoorText>
      <form onSubmit={handleSubmit} noValidate>
        <TextField
          label="Code from the other device"
          value={typed}
          onChange={setTyped}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          error={error}
        />
        <KeepChoice entering={entering} />
        <Button tone="primary" size={44} wide type="submit">
          Add this device
        </Button>
      </form>
    </DoorCard>
  );
}
