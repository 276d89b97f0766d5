// How you sign in on a device that is new: passkeys, a password, the company's sign-on. None of them lets anybody sign for
// you: that is a device's key.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Icon, type IconShape } from '@baton/ui/icon';
import { useToast } from '@baton/ui/toast';
import { type AccountTold, askAccount, dropPassword, dropSignOn, goToLink } from '@baton/workspace/doors/account';
import { type Door, isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { namePasskey, removePasskey } from '@baton/workspace/doors/passkeys';
import { Building2, FingerprintPattern, KeySquare } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useMe, useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { dayText } from '../../parts/day-text.ts';
import { makeOwnPasskey } from '../../parts/own-passkey.ts';
import { usePeople } from '../../parts/people.tsx';
import { RenameField } from '../../parts/rename-field.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function SignInSection() {
  const doors = useDoors();
  const { me } = useWorld();
  const [said, setSaid] = useState<string | null>(null);
  const { value: door } = useAsked(() => doors.relayOf(me.workspace), [me.workspace]);
  const { value: account, again } = useAsked(
    async () => askAccount(await doors.relayOf(me.workspace), me.workspace),
    [me.workspace],
  );
  const tell = (refused: NotDone | null): void => {
    setSaid(refused && sentenceOf(refused));
    again();
  };
  return (
    <Section
      title="How you sign in"
      text="On a device that is new. By passkey you are in at once; after a password or your company’s sign-on one of your devices is asked."
    >
      <ul className={styles.rows} aria-label="Ways to sign in">
        {door && <Passkeys door={door} onSaid={setSaid} />}
        {door && account && !isNotDone(account) && <Others door={door} account={account} onDone={tell} />}
      </ul>
      {account && isNotDone(account) && (
        <p className={styles.meta}>The relay does not answer; the rest is shown when it does.</p>
      )}
      {said !== null && (
        <p role="alert" className={styles.said}>
          {said}
        </p>
      )}
    </Section>
  );
}

interface RowProps {
  readonly icon: IconShape;
  readonly name: ReactNode;
  readonly about: string;
  readonly children?: ReactNode;
}
function Row({ icon, name, about, children }: RowProps) {
  return (
    <li>
      <Icon icon={icon} />
      <span className={styles.name}>
        {name}
        <span className={styles.meta}>{about}</span>
      </span>
      {children}
    </li>
  );
}

interface PasskeyRowProps {
  readonly name: string;
  readonly about: string;
  readonly onName: (called: string) => void;
  readonly onRemove: () => void;
}

function PasskeyRow({ name, about, onName, onRemove }: PasskeyRowProps) {
  const [isNaming, setNaming] = useState(false);
  return (
    <Row
      icon={FingerprintPattern}
      name={
        isNaming ? (
          <RenameField label="Name of the passkey" value={name} onKeep={onName} onDone={() => setNaming(false)} />
        ) : (
          name
        )
      }
      about={about}
    >
      <Button size={24} aria-label={`Rename ${name}`} onClick={() => setNaming(true)}>
        Rename
      </Button>
      <Button size={24} aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove
      </Button>
    </Row>
  );
}

function Passkeys({ door, onSaid }: { door: Door; onSaid: (sentence: string | null) => void }) {
  const workspace = useWorkspace();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const { directory, titles } = useWorld();
  const me = useMe();
  const own = usePeople().find(({ id }) => id === me);
  const passkeys = Object.entries(directory.persons[me]?.passkeys ?? {});
  const add = async () => {
    onSaid(null);
    const outcome = await makeOwnPasskey(door, workspace, own?.name ?? 'You');
    if (outcome === 'made') toast.show({ text: 'The passkey is added. It lets you in on any device.' });
    else if (isRefusal(outcome)) say(outcome);
    else onSaid(sentenceOf(outcome));
  };
  const rename = async (id: string, called: string) => {
    const done = await namePasskey(workspace, id, called);
    if (isRefusal(done)) say(done);
  };
  const remove = async (id: string) => {
    const done = await removePasskey(workspace, id);
    if (isRefusal(done)) say(done);
    else toast.show({ text: 'The passkey is removed. It opens nothing any more.' });
  };
  return (
    <>
      {passkeys.map(([id, { rpId }], at) => (
        <PasskeyRow
          key={id}
          name={titles.passkeys?.[id] ?? `Passkey ${at + 1}`}
          about={`For ${rpId}`}
          onName={(called) => void rename(id, called)}
          onRemove={() => void remove(id)}
        />
      ))}
      <Row
        icon={FingerprintPattern}
        name={passkeys.length === 0 ? 'No passkey yet' : 'Another passkey'}
        about="Your finger, face or PIN, on a device or a security key"
      >
        <Button
          size={24}
          disabledReason={door.passkeys === undefined ? 'This browser has no passkeys here.' : undefined}
          onClick={() => void add()}
        >
          Add a passkey
        </Button>
      </Row>
    </>
  );
}

interface OthersProps {
  readonly door: Door;
  readonly account: AccountTold;
  readonly onDone: (refused: NotDone | null) => void;
}
function Others({ door, account, onDone }: OthersProps) {
  const { workspace } = useWorld().me;
  const [isSetting, setSetting] = useState(false);
  const { mail, passwordSet, linked, signOn } = account;
  const run = async (ask: Promise<object>) => {
    const done = await ask;
    onDone(isNotDone(done) ? done : null);
  };
  const link = async () => {
    const where = await goToLink(door, workspace);
    if (isNotDone(where)) onDone(where);
    else location.assign(where.url);
  };
  const since = passwordSet === null ? 'None is set' : `${mail ?? ''}, since ${dayText(passwordSet)}`;
  return (
    <>
      <Row icon={KeySquare} name="Password" about={since}>
        {passwordSet !== null && (
          <Button size={24} aria-label="Remove password" onClick={() => void run(dropPassword(door, workspace))}>
            Remove
          </Button>
        )}
        <Button size={24} onClick={() => setSetting(true)}>
          {passwordSet === null ? 'Set a password' : 'Change'}
        </Button>
      </Row>
      {signOn && (
        <Row
          icon={Building2}
          name={signOn.name}
          about={linked === null ? 'Not linked to you' : `Linked since ${dayText(linked)}`}
        >
          {linked === null ? (
            <Button size={24} onClick={() => void link()}>
              Link
            </Button>
          ) : (
            <Button
              size={24}
              aria-label={`Unlink ${signOn.name}`}
              onClick={() => void run(dropSignOn(door, workspace))}
            >
              Unlink
            </Button>
          )}
        </Row>
      )}
      {isSetting && (
        <PasswordDialog
          door={door}
          mail={mail ?? ''}
          onClose={() => setSetting(false)}
          onDone={() => {
            setSetting(false);
            onDone(null);
          }}
        />
      )}
    </>
  );
}
