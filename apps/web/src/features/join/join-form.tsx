// A live invitation: its facts, and the one thing to say, a name. Where the browser has passkeys one is made in the same
// press, after the door is open: whoever turns round at the browser's question is in all the same.
import { setProfile } from '@baton/model/person/commands';
import { Avatar } from '@baton/ui/avatar';
import { TextField } from '@baton/ui/text-field';
import { acceptInvitation, type LiveInvitation } from '@baton/workspace/doors/invitations';
import type { NotDone } from '@baton/workspace/doors/door';
import type { InvitationLink } from '@baton/workspace/doors/links';
import { type FormEvent, useState } from 'react';
import type { Entering } from '../../lib/use-entering.ts';
import { dayText } from '../../parts/day-text.ts';
import { DoorCard, DoorText, Said } from '../../parts/door-card.tsx';
import { asRole, youThere } from '../../parts/invited-words.ts';
import { KeepChoice } from '../../parts/keep-choice.tsx';
import { makeOwnPasskey } from '../../parts/own-passkey.ts';
import { PasskeyGo } from '../../parts/passkey-go.tsx';
import { hueOf } from '../../parts/people.tsx';
import { AddressFields, useAddress } from './address-fields.tsx';
import styles from './join.module.css';

interface JoinFormProps {
  readonly told: InvitationLink;
  readonly looked: LiveInvitation;
  readonly entering: Entering;
  readonly hasPasskeys: boolean;
  /** It ended while the page was open. */
  readonly onEnded: () => void;
}

export function JoinForm({ told, looked, entering, hasPasskeys, onEnded }: JoinFormProps) {
  const [typed, setName] = useState('');
  const [tried, setTried] = useState(false);
  const name = typed.trim();
  const isEmpty = name === '';
  // On somebody else's device it would be theirs.
  const offersPasskey = hasPasskeys && entering.keepIn === 'device';
  const shown = useAddress(looked);
  const join = (isByPasskey: boolean): void => {
    setTried(true);
    if (isEmpty || shown.isMissing) return;
    entering.enter(
      async (door) => {
        const said = looked.role === 'guest' ? { name } : {};
        const joined = await acceptInvitation(door, { ...told, address: shown.address, ...said }, looked);
        if ('done' in joined) return joined;
        onEnded();
        return { done: false, kind: joined.why, sentence: 'The invitation has just ended.' } satisfies NotDone;
      },
      async (workspace, door) => {
        await workspace.run(setProfile, { name }, { undoable: false });
        return isByPasskey ? { name, outcome: await makeOwnPasskey(door, workspace, name) } : null;
      },
    );
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    join(offersPasskey);
  };
  const { workspaceTitle, by, notAfter } = looked;
  const byName = looked.byName || 'Somebody there';
  return (
    <DoorCard
      title={`Join ${workspaceTitle}`}
      about={workspaceTitle}
      foot={`${looked.role === 'guest' ? `Whoever works with you on what is given to you, and who runs ${workspaceTitle},` : 'Everybody in the workspace'} sees your name and what you write. The relay keeps both.`}
    >
      <div className={styles.by}>
        <Avatar name={byName} hue={hueOf(by)} size={32} decorative />
        <p>
          <b>{byName} invites you</b>
          <span>
            {asRole[looked.role]}. The link opens until {dayText(notAfter)}
          </span>
        </p>
      </div>
      <WillSee looked={looked} />
      {looked.until && <DoorText>Your access ends on {dayText(looked.until)}.</DoorText>}
      <form onSubmit={handleSubmit} noValidate>
        <TextField
          label="Your name, as others see it"
          value={typed}
          onChange={setName}
          autoComplete="name"
          autoFocus
          maxLength={120}
          error={tried && isEmpty ? 'As others will see you.' : undefined}
        />
        {shown.isAsked && (
          <AddressFields told={told} looked={looked} value={shown.typed} onChange={shown.setTyped} tried={tried} />
        )}
        <KeepChoice entering={entering} />
        <PasskeyGo
          verb="Join"
          plain={`Join ${workspaceTitle}`}
          entering={entering}
          offersPasskey={offersPasskey}
          size={44}
          onWithout={() => join(false)}
        />
      </form>
      {entering.refused !== null && <Said>{entering.refused}</Said>}
    </DoorCard>
  );
}

function WillSee({ looked }: { readonly looked: LiveInvitation }) {
  return (
    <section className={styles.spaces}>
      <h2>You will see</h2>
      <ul>
        {looked.spaces.map(({ id, title }) => (
          <li key={id}>
            {title}
            {looked.roleIn && looked.named?.includes(id) && (
              <span className={styles.there}>{youThere[looked.roleIn]}</span>
            )}
          </li>
        ))}
        {looked.spaces.length === 0 && <li>What is given to you, as soon as something is.</li>}
      </ul>
    </section>
  );
}
