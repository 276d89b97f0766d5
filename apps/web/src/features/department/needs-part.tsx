// What a department needs before it takes work: read by whoever asks, written in place by whoever works there.
import type { SpaceId } from '@baton/model/ids';
import { setNeeds } from '@baton/model/space/commands';
import { Button } from '@baton/ui/button';
import { TextArea } from '@baton/ui/text-area';
import { type FormEvent, useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { NeedsList } from './needs-list.tsx';
import { Part } from './part.tsx';
import styles from './department.module.css';

interface NeedsPartProps {
  readonly space: SpaceId;
  readonly title: string;
  readonly needs: string | null;
}

export function NeedsPart({ space, title, needs }: NeedsPartProps) {
  const isReadOnly = useReadOnly() !== null;
  const [isEditing, setEditing] = useState(false);
  if (needs === null && isReadOnly) return null;
  const change = (
    <Button
      size={24}
      tone="quiet"
      aria-label={needs === null ? 'Write it: what it needs' : 'Change what it needs'}
      onClick={() => setEditing(true)}
    >
      {needs === null ? 'Write it' : 'Change'}
    </Button>
  );
  return (
    <Part title={`What ${title} needs before it takes work`} act={isReadOnly || isEditing ? undefined : change}>
      {isEditing ? (
        <NeedsForm space={space} needs={needs} onDone={() => setEditing(false)} />
      ) : needs === null ? (
        <p className={styles.said}>Nothing yet. A line each: what it is for, the size, the day it must be there.</p>
      ) : (
        <>
          <NeedsList title={title} needs={needs} />
          <p className={styles.said}>Whoever asks {title} for work reads this.</p>
        </>
      )}
    </Part>
  );
}

interface NeedsFormProps {
  readonly space: SpaceId;
  readonly needs: string | null;
  readonly onDone: () => void;
}
function NeedsForm({ space, needs, onDone }: NeedsFormProps) {
  const run = useRun();
  const [text, setText] = useState(needs ?? '');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    onDone();
    void run(setNeeds, { space, needs: text });
  };
  return (
    <form className={styles.form} onSubmit={keep}>
      <TextArea
        label="A line for each thing"
        value={text}
        onChange={setText}
        maxLength={2_000}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={styles.acts}>
        <Button onClick={onDone}>Cancel</Button>
        <Button tone="primary" type="submit">
          Keep
        </Button>
      </div>
    </form>
  );
}
