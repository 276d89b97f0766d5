// A link that is about to be made: what it lets one do, its password, how long. What they will see is said before.
import type { PeekAnswer } from '@baton/model/task/queries';
import type { LinkRight } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { RadioGroup } from '@baton/ui/radio-group';
import { Select } from '@baton/ui/select';
import { type FormEvent, useState } from 'react';
import { useStatusOf } from '../../lib/use-status.ts';
import { PasswordField } from '../../parts/password-field.tsx';
import { useNames } from '../../parts/people.tsx';
import styles from './share-links.module.css';
import { useMakeLink } from './use-make-link.ts';

interface LinkFormProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly onMade: (made: { readonly link: string; readonly notAfter: number; readonly password: boolean }) => void;
  readonly onCancel: () => void;
}
const lasts = [
  { id: '7', label: '7 days' },
  { id: '30', label: '30 days' },
  { id: '90', label: '90 days' },
  { id: '365', label: 'A year' },
] as const;
type Lasts = (typeof lasts)[number]['id'];

export function LinkForm({ task, space, onMade, onCancel }: LinkFormProps) {
  const [right, setRight] = useState<LinkRight>('read');
  const [days, setDays] = useState<Lasts>('30');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const [isGoing, setGoing] = useState(false);
  const isReached = useStatusOf('link') === 'live';
  const nameOf = useNames();
  const make = useMakeLink({ task, space, nameOf });
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (isGoing) return;
    setGoing(true);
    const made = await make({ right, days: Number(days), password: password === '' ? null : password });
    setGoing(false);
    if (typeof made === 'string') setFault(made);
    else if (made) onMade({ ...made, password: password !== '' });
  };
  return (
    <form className={styles.form} aria-label="New link" onSubmit={(event) => void go(event)}>
      <RadioGroup
        label="Whoever has it may"
        options={[
          { id: 'read', label: 'read the page' },
          { id: 'comment', label: 'read the page and comment' },
          { id: 'edit', label: 'read and edit the page' },
        ]}
        value={right}
        onChange={setRight}
      />
      <Select label="It ends after" options={lasts} value={days} onChange={setDays} />
      <PasswordField
        kind="new"
        label="Password (may be left empty)"
        value={password}
        onChange={(next) => {
          setPassword(next);
          setFault(undefined);
        }}
        error={fault}
      />
      <p className={styles.said} role="status">
        {seenByLink(right)}
      </p>
      <p className={styles.acts}>
        <Button onClick={onCancel}>Not now</Button>
        <Button
          type="submit"
          disabledReason={isReached ? undefined : 'A link needs the relay, which is away just now.'}
        >
          Make the link
        </Button>
      </p>
    </form>
  );
}

const alsoDoes: Readonly<Record<LinkRight, string>> = {
  read: '',
  comment:
    ', and says something in the conversation under a name that nobody checks, reads what others say by this link, and the answers to that',
  edit: ', and writes there; what they write stands as written by link',
};
const unseen: Readonly<Record<LinkRight, string>> = {
  read: 'comments',
  comment: 'any other comment',
  edit: 'comments',
};
const seenByLink = (right: LinkRight): string =>
  `Whoever has the link reads the title, your name, and the description with its earlier versions${alsoDoes[right]}. Not: facts, checklist, ${unseen[right]}, other tasks, or who else is here. Who passes the link on passes this on.`;
