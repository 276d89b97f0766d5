// Start a workspace: two names. The relay is this page's own and stays out of sight until somebody wants another.
import { setProfile } from '@baton/model/person/commands';
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { Building2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { foundWorkspace } from '@baton/workspace/doors/found';
import type { Entering } from '../../lib/use-entering.ts';
import { RelayChoice } from './relay-choice.tsx';
import { Refused, Way, type WayProps } from './way.tsx';
import styles from './first-run.module.css';

/** Where work stands until somebody opens departments. */
const firstSpace = 'Everybody';

export function StartWay({ entering, ...props }: WayProps) {
  return (
    <Way {...props} icon={Building2} title="Start a workspace" sentence="For a new company or team">
      <StartForm entering={entering} />
    </Way>
  );
}

function StartForm({ entering }: { entering: Entering }) {
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const missing = { name: name.trim() === '', title: title.trim() === '' };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing.name || missing.title) return;
    entering.enter(
      (door) => foundWorkspace(door, { title: title.trim(), spaces: [firstSpace] }),
      async (workspace) => void (await workspace.run(setProfile, { name: name.trim() }, { undoable: false })),
    );
  };
  return (
    <form onSubmit={handleSubmit} noValidate>
      <div className={styles.two}>
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          autoComplete="name"
          maxLength={120}
          error={tried && missing.name ? 'As others will see you.' : undefined}
        />
        <TextField
          label="Company or team"
          value={title}
          onChange={setTitle}
          autoComplete="organization"
          maxLength={120}
          error={tried && missing.title ? 'Any name will do.' : undefined}
        />
      </div>
      <div className={styles.go}>
        <Button tone="primary" size={36} type="submit" aria-busy={entering.isGoing}>
          Create workspace
        </Button>
        <RelayChoice />
      </div>
      <Refused entering={entering} />
    </form>
  );
}
