// Who asks, in their own words.
import { Button } from '@baton/ui/button';
import { TextArea } from '@baton/ui/text-area';
import { TextField } from '@baton/ui/text-field';
import { isNotDone } from '@baton/workspace/doors/door';
import { askToJoin, type AskRow } from '@baton/workspace/doors/joins';
import { type FormEvent, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorCard, DoorText, Said } from '../../parts/door-card.tsx';

interface AskFormProps {
  readonly workspace: string;
  /** Null: not told to strangers. */
  readonly title: string | null;
  readonly onAsked: (row: AskRow) => void;
}

export function AskForm({ workspace, title, onAsked }: AskFormProps) {
  const doors = useDoors();
  const [name, setName] = useState('');
  const [says, setSays] = useState('');
  const [tried, setTried] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isEmpty = name.trim() === '';
  const ask = async () => {
    setGoing(true);
    const row = await askToJoin(await doors.relay(), workspace, { name: name.trim(), says: says.trim() });
    setGoing(false);
    if (isNotDone(row)) return setRefused(sentenceOf(row));
    await doors.ask.keep(row);
    onAsked(row);
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isEmpty && !isGoing) void ask();
  };
  return (
    <DoorCard
      title={title === null ? 'Ask to join' : `Ask to join ${title}`}
      about={title ?? undefined}
      foot="Whoever runs the workspace reads this, and nobody else. This device keeps the key with which you come in."
    >
      <DoorText>Say who you are, so that they know you. They are told, and answer when they see it.</DoorText>
      <form onSubmit={handleSubmit} noValidate>
        <TextField
          label="Your name, as others see it"
          value={name}
          onChange={setName}
          autoComplete="name"
          autoFocus
          maxLength={120}
          error={tried && isEmpty ? 'As others will see you.' : undefined}
        />
        <TextArea
          label="How they know you"
          help="A mail address, a department, who sent you."
          rows={3}
          value={says}
          onChange={setSays}
          maxLength={500}
        />
        <Button tone="primary" size={44} wide type="submit" aria-busy={isGoing}>
          Ask to join
        </Button>
      </form>
      {refused !== null && <Said>{refused}</Said>}
    </DoorCard>
  );
}
