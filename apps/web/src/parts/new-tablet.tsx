// A shared tablet is set up by a link that is opened in its browser.
import { leadsSpace } from '@baton/model/directory/queries';
import { idleMinutes } from '@baton/model/directory/tablet-schema';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Select } from '@baton/ui/select';
import { makeTablet } from '@baton/workspace/doors/tablets';
import { useState } from 'react';
import { useDoors } from '../lib/doors.ts';
import { useWorld } from '../lib/use-world.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { LinkShown } from './link-shown.tsx';
import { counted } from './number-text.ts';
import { useNames } from './people.tsx';
import { refusalText } from './refusal-text.ts';
import styles from './tablets-panel.module.css';
import { useDeciding } from './use-deciding.ts';

const choices = [1, idleMinutes.usual, 5, 10, 30] as const;

export function NewTablet({ onClose }: { readonly onClose: () => void }) {
  const { directory, titles, me } = useWorld();
  const spaces = (Object.keys(directory.spaces) as SpaceId[]).filter((id) => leadsSpace(directory, me.person, id));
  const [of, setOf] = useState<SpaceId | undefined>(spaces[0]);
  const [idle, setIdle] = useState<number>(idleMinutes.usual);
  const { make, link, said } = useMaking();
  const { why } = useDeciding();
  if (link !== null)
    return (
      <Dialog
        open
        onClose={onClose}
        title="Open this link on the tablet"
        actions={
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <LinkShown
          link={link}
          label="Link of the tablet"
          said="It makes that browser the shared tablet, and opens nobody’s work by itself. It is not shown again."
        />
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      width={400}
      title="Set up a shared tablet"
      description="Several people of one space sign in on it in turn, each with a PIN."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabledReason={why} onClick={() => of !== undefined && void make(of, idle)}>
            Make a link
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Select
          label="Of the space"
          options={spaces.map((id) => ({ id, label: titles.spaces[id] ?? 'A space' }))}
          value={of}
          onChange={setOf}
        />
        <Select
          label="Signs out without a touch after"
          options={choices.map((minutes) => ({ id: String(minutes), label: counted(minutes, 'minute') }))}
          value={String(idle)}
          onChange={(text) => setIdle(Number(text))}
        />
        {said !== undefined && <p role="alert">{said}</p>}
      </div>
    </Dialog>
  );
}

function useMaking() {
  const doors = useDoors();
  const workspace = useWorkspace();
  const nameOf = useNames();
  const [refusal, setRefusal] = useState<Refusal>();
  const [link, setLink] = useState<string | null>(null);
  const make = async (of: SpaceId, idle: number) => {
    const made = await makeTablet(await doors.relay(), workspace, { of, idle });
    if (isRefusal(made)) setRefusal(made);
    else setLink(made.link);
  };
  return { make, link, said: refusal && refusalText(refusal, nameOf) };
}
