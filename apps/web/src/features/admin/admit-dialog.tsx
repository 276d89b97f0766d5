// Letting in somebody who asked: as what, and into which spaces.
import { isOwner } from '@baton/model/directory/queries';
import type { Role } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { Dialog } from '@baton/ui/dialog';
import { Select } from '@baton/ui/select';
import { useToast } from '@baton/ui/toast';
import { admit, type JoinRequest } from '@baton/workspace/doors/joins';
import { useContext, useState } from 'react';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { roleHints, roleNames } from '../../parts/role-words.ts';
import { useSpaces } from '../../parts/spaces.ts';
import styles from './joins-part.module.css';

export function AdmitDialog({ asked, onClose }: { readonly asked: JoinRequest; readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const { directory, me } = useWorld();
  const spaces = useSpaces();
  const [role, setRole] = useState<Role>('member');
  const [chosen, setChosen] = useState<readonly SpaceId[]>([]);
  const [isGoing, setGoing] = useState(false);
  const higher: readonly Role[] = isOwner(directory, me.person) ? ['admin', 'owner'] : ['admin'];
  // A guest stands only where they are named.
  const lacks = role === 'guest' && chosen.length === 0 ? 'Choose the spaces of this guest.' : undefined;
  const letIn = async () => {
    setGoing(true);
    const done = await admit(workspace, asked, { role, spaces: chosen.length === 0 ? null : chosen });
    setGoing(false);
    if (isRefusal(done)) say(done);
    else toast.show({ text: `${asked.name} is in. Their page goes on by itself.` });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Admit ${asked.name}`}
      description="Whoever sits at that device comes in as a new person. If you are not sure who asks, call them first."
      width={400}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" aria-busy={isGoing} disabledReason={lacks} onClick={() => void letIn()}>
            Admit
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Role"
          options={(['guest', 'member', ...higher] as const).map((one) => ({
            id: one,
            label: roleNames[one],
            hint: roleHints[one],
          }))}
          value={role}
          onChange={setRole}
        />
        <fieldset className={styles.spaces}>
          <legend>{role === 'guest' ? 'Spaces they come into, whole' : 'Spaces that name them'}</legend>
          {spaces.map(({ id, title }) => (
            <Checkbox
              key={id}
              label={title}
              checked={chosen.includes(id as SpaceId)}
              onChange={(isOn) => setChosen(isOn ? [...chosen, id as SpaceId] : chosen.filter((space) => space !== id))}
            />
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}
