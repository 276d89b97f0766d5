// An invitation that is for one address, or for those of a domain, opened from a link that came another way than by the
// relay's letter: the address is shown by the code that is sent there.
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { isNotDone } from '@baton/workspace/doors/door';
import { askAddressCode, type LiveInvitation } from '@baton/workspace/doors/invitations';
import type { InvitationLink } from '@baton/workspace/doors/links';
import { isLetterMail } from '@baton/workspace/doors/mail';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorText, Said } from '../../parts/door-card.tsx';

interface AddressTyped {
  readonly mail: string;
  readonly code: string;
  /** To which address a code went. */
  readonly sentTo: string | null;
}
const noAddress: AddressTyped = { mail: '', code: '', sentTo: null };
const hasToShow = ({ bound, isProven }: LiveInvitation): boolean => bound != null && isProven !== true;
const isCode = (code: string): boolean => /^\d{6}$/u.test(code.trim());

/** Whether an address has to be shown, and what is shown of it so far. */
export function useAddress(looked: LiveInvitation) {
  const [typed, setTyped] = useState(noAddress);
  const { sentTo, code } = typed;
  const address = sentTo !== null && isCode(code) ? { mail: sentTo, code: code.trim() } : undefined;
  const isAsked = hasToShow(looked);
  return { isAsked, isMissing: isAsked && address === undefined, address, typed, setTyped };
}

interface AddressFieldsProps {
  readonly told: InvitationLink;
  readonly looked: LiveInvitation;
  readonly value: AddressTyped;
  readonly onChange: (value: AddressTyped) => void;
  /** Join was pressed. */
  readonly tried: boolean;
}

const whoText = ({ bound }: LiveInvitation): string =>
  bound?.kind === 'domain'
    ? `This invitation is for people with an address at ${bound.domain}. A code is sent to yours.`
    : 'This invitation is for one address. Open the letter that was sent there, or have a code sent to it.';

export function AddressFields({ told, looked, value, onChange, tried }: AddressFieldsProps) {
  const doors = useDoors();
  const [said, setSaid] = useState<string | null>(null);
  const [isGoing, setGoing] = useState(false);
  const { mail, code, sentTo } = value;
  if (looked.sendsCodes !== true)
    return (
      <Said>
        This invitation is for one address, and this relay sends no mail to see that it is yours. Ask for a link without
        an address.
      </Said>
    );
  const send = async () => {
    const to = mail.trim();
    if (!isLetterMail(to)) return setSaid('An address like ann@work.example.');
    setGoing(true);
    const answer = await askAddressCode(await doors.relay(), told, to);
    setGoing(false);
    setSaid(isNotDone(answer) ? sentenceOf(answer) : null);
    if (!isNotDone(answer)) onChange({ ...value, code: '', sentTo: to });
  };
  return (
    <>
      <DoorText>{whoText(looked)}</DoorText>
      <TextField
        label="Your mail address"
        type="email"
        value={mail}
        onChange={(typed) => onChange({ ...value, mail: typed })}
        autoComplete="email"
        spellCheck={false}
        error={said ?? (tried && sentTo === null ? 'Have a code sent to your address.' : undefined)}
      />
      <Button size={36} wide aria-busy={isGoing} onClick={() => void send()}>
        {sentTo === null ? 'Send a code' : 'Send another code'}
      </Button>
      {sentTo !== null && (
        <TextField
          label="Code from the letter"
          help={`Six digits, sent to ${sentTo}. Good for ten minutes.`}
          value={code}
          onChange={(typed) => onChange({ ...value, code: typed })}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          error={tried && !isCode(code) ? 'The six digits of the letter.' : undefined}
        />
      )}
    </>
  );
}
