// How others see me.
import { setProfile } from '@baton/model/person/commands';
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { useMe } from '../../lib/use-world.ts';
import { usePeople } from '../../parts/people.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function YouSection() {
  const me = useMe();
  const own = usePeople().find(({ id }) => id === me);
  return <Section title="You">{own && <NameForm name={own.name} title={own.title ?? ''} />}</Section>;
}

function NameForm(now: { name: string; title: string }) {
  const run = useRun();
  const [name, setName] = useState<string | null>(null);
  const [title, setTitle] = useState<string | null>(null);
  const next = { name: (name ?? now.name).trim(), title: (title ?? now.title).trim() };
  const isSame = next.name === now.name && next.title === now.title;
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (next.name === '' || isSame) return;
    await run(setProfile, { name: next.name, title: next.title === '' ? null : next.title });
    setName(null);
    setTitle(null);
  };
  return (
    <form className={styles.fields} onSubmit={(event) => void handleSubmit(event)} noValidate>
      <TextField
        label="Your name"
        value={name ?? now.name}
        onChange={setName}
        maxLength={120}
        autoComplete="name"
        error={next.name === '' ? 'Others need a name to see you by.' : undefined}
      />
      <TextField
        label="What you do"
        value={title ?? now.title}
        onChange={setTitle}
        maxLength={120}
        autoComplete="organization-title"
      />
      <Button type="submit" size={36} disabledReason={isSame ? 'Nothing is changed yet.' : undefined}>
        Change
      </Button>
    </form>
  );
}
