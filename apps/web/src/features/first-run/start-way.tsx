// Start a workspace: two names, and in the same press a passkey where the browser has them. The relay is this page's own and
// stays out of sight until somebody wants another.
import { setProfile } from '@baton/model/person/commands';
import { TextField } from '@baton/ui/text-field';
import { Building2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { foundWorkspace } from '@baton/workspace/doors/found';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import type { Entering } from '../../lib/use-entering.ts';
import { makeOwnPasskey } from '../../parts/own-passkey.ts';
import { PasskeyGo } from '../../parts/passkey-go.tsx';
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
  const doors = useDoors();
  const { value: hasPasskeys } = useAsked(async () => (await doors.relay()).passkeys !== undefined, []);
  const missing = { name: name.trim() === '', title: title.trim() === '' };
  const start = (isByPasskey: boolean): void => {
    setTried(true);
    if (missing.name || missing.title) return;
    const own = name.trim();
    entering.enter(
      (door) => foundWorkspace(door, { title: title.trim(), spaces: [firstSpace] }),
      async (workspace, door) => {
        await workspace.run(setProfile, { name: own }, { undoable: false });
        return isByPasskey ? { name: own, outcome: await makeOwnPasskey(door, workspace, own) } : null;
      },
    );
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    start(hasPasskeys === true);
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
        {hasPasskeys !== undefined && (
          <PasskeyGo
            verb="Create"
            plain="Create workspace"
            entering={entering}
            offersPasskey={hasPasskeys}
            size={36}
            onWithout={() => start(false)}
          />
        )}
        <RelayChoice />
      </div>
      <Refused entering={entering} />
    </form>
  );
}
