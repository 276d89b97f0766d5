// Who is on a shared tablet, and the codes that nobody has used yet.
import type { DirectoryDevice, DirectoryInvitation, InvitationId } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { isNotDone } from '@baton/workspace/doors/door';
import { takeBackInvitation } from '@baton/workspace/doors/invitations';
import { askTabletCode, type CodeMade } from '@baton/workspace/doors/tablets';
import { useContext, useState } from 'react';
import { useDoors } from '../lib/doors.ts';
import { sentenceOf } from '../lib/use-entering.ts';
import { useNow } from '../lib/use-now.ts';
import { RefusalContext } from '../lib/use-run.ts';
import { useWorld } from '../lib/use-world.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { CodeShown } from './code-shown.tsx';
import { timeText } from './day-text.ts';
import { useNames } from './people.tsx';
import { PersonAvatar } from './person-avatar.tsx';
import type { TabletRow } from './tablets-panel.tsx';
import styles from './tablets-panel.module.css';

const everyMs = 60_000;

export function TabletPeople({ row }: { readonly row: TabletRow }) {
  const { directory } = useWorld();
  const nameOf = useNames();
  const now = useNow(everyMs);
  const seats = (Object.entries(directory.devices) as [DeviceId, DirectoryDevice][]).filter(
    ([, device]) => device.tablet === row.id && device.revoked === null,
  );
  const codes = (Object.entries(directory.invitations) as [InvitationId, DirectoryInvitation][]).filter(
    ([, one]) => one.tablet === row.id && !one.takenBack && one.used < one.uses && one.notAfter > now,
  );
  if (seats.length + codes.length === 0) return <p className={styles.meta}>Nobody is on it yet.</p>;
  return (
    <ul className={styles.people} aria-label={`People on the tablet of ${row.spaceTitle}`}>
      {seats.map(([device, { person }]) => (
        <li key={device}>
          <PersonAvatar id={person} size={24} decorative />
          <span className={styles.name}>{nameOf(person)}</span>
          <NewCode device={device} name={nameOf(person)} />
        </li>
      ))}
      {codes.map(([id, one]) => (
        <li key={id}>
          <span className={styles.name}>A code that nobody has used, until {timeText(one.notAfter)}</span>
          <TakeBack id={id} />
        </li>
      ))}
    </ul>
  );
}

function NewCode({ device, name }: { readonly device: string; readonly name: string }) {
  const doors = useDoors();
  const toast = useToast();
  const { me } = useWorld();
  const [made, setMade] = useState<CodeMade | null>(null);
  const ask = async () => {
    const given = await askTabletCode(await doors.relayOf(me.workspace), me.workspace, device);
    if (isNotDone(given)) toast.show({ text: sentenceOf(given) });
    else setMade(given);
  };
  return (
    <>
      <Button size={24} aria-label={`New code for ${name}`} onClick={() => void ask()}>
        New code
      </Button>
      {made !== null && <CodeShown name={name} made={made} onClose={() => setMade(null)} />}
    </>
  );
}

function TakeBack({ id }: { readonly id: InvitationId }) {
  const workspace = useWorkspace();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const takeBack = async () => {
    const done = await takeBackInvitation(workspace, id);
    if (isRefusal(done)) say(done);
    else toast.show({ text: 'The code is taken back. It opens nothing any more.' });
  };
  return (
    <Button size={24} onClick={() => void takeBack()}>
      Take back
    </Button>
  );
}
