// Inviting: how many may use the link, then the link itself. It is shown once; only its hash is on record.
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { QrCode } from '@baton/ui/qr-code';
import { TextField } from '@baton/ui/text-field';
import { type Invited, makeInvitation } from '@baton/workspace/doors/invitations';
import { Check, Copy } from 'lucide-react';
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useDoors } from '../../lib/doors.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { dayText } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import styles from './settings.module.css';

const days = 7;
const mostUses = 50;

export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const close = () => {
    setInvited(null);
    onClose();
  };
  const actions = invited ? (
    <Button tone="primary" onClick={close}>
      Done
    </Button>
  ) : (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button tone="primary" type="submit" form={form}>
        Make a link
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title="Invite people" actions={actions} initialFocus={first}>
      {invited ? <LinkMade invited={invited} /> : <InviteForm id={form} first={first} onInvited={setInvited} />}
    </Dialog>
  );
}

interface InviteFormProps {
  readonly id: string;
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onInvited: (invited: Invited) => void;
}

function InviteForm({ id, first, onInvited }: InviteFormProps) {
  const doors = useDoors();
  const workspace = useWorkspace();
  const nameOf = useNames();
  const [typed, setTyped] = useState('1');
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const uses = Number(typed);
    if (!Number.isInteger(uses) || uses < 1 || uses > mostUses) return setError(`A number from 1 to ${mostUses}.`);
    const made = await makeInvitation(await doors.relay(), workspace, {
      role: 'member',
      spaces: null,
      days,
      uses,
      byName: nameOf(workspace.world.me.person),
    });
    if (isRefusal(made)) setRefusal(made);
    else onInvited(made);
  };
  return (
    <form id={id} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
      <p className={styles.text}>
        Whoever has the link can join within {days} days, sees every department that is open to all, and works in it.
      </p>
      <TextField
        label="How many people may use it"
        ref={first}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        autoComplete="off"
        error={error}
      />
      {refusal && (
        <p role="alert" className={styles.said}>
          {refusalText(refusal, nameOf)}
        </p>
      )}
    </form>
  );
}

function LinkMade({ invited }: { invited: Invited }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={styles.form}>
      <output className={styles.link} aria-label="Invitation link">
        {invited.link}
      </output>
      <p>
        <Button
          icon={copied === true ? Check : Copy}
          autoFocus
          onClick={() => void copyText(invited.link).then(setCopied)}
        >
          {copied === true ? 'Copied' : 'Copy link'}
        </Button>
      </p>
      {copied === false && (
        <p role="alert">This browser did not let it be copied. Mark the text and copy it by hand.</p>
      )}
      <div className={styles.code}>
        <QrCode text={invited.link} label="Invitation as a code to scan" size={160} />
        <p className={styles.text}>
          Good until {dayText(invited.notAfter)}. It is shown here once; take it back under Settings, People. To try it
          yourself, open it as a second person in a private window.
        </p>
      </div>
    </div>
  );
}
