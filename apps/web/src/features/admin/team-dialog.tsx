// One department or team: its name, where it stands, who is in it and who leads it; made, changed and closed here.
import type { Decision } from '@baton/model/directory/schema';
import { idFromBytes, type PersonId, type SpaceId, type TeamId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { Dialog } from '@baton/ui/dialog';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { useSpaces } from '../../parts/spaces.ts';
import panel from './panel.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { useStaff } from './use-staff.ts';

export interface Edited {
  /** null: a new one. */
  readonly id: TeamId | null;
}
type Said = Omit<Extract<Decision, { type: 'team-set' }>, 'type' | 'team'>;
const empty: Said = { kind: 'department', parent: null, home: null, members: [], leads: [] };
const none = 'none';

const newTeam = (): TeamId => idFromBytes('e', crypto.getRandomValues(new Uint8Array(17))) as TeamId;

export function TeamDialog({ edited, onClose }: { readonly edited: Edited; readonly onClose: () => void }) {
  const { directory, titles } = useWorld();
  const before = edited.id === null ? undefined : directory.teams[edited.id];
  const [title, setTitle] = useState(edited.id === null ? '' : (titles.teams[edited.id] ?? ''));
  const [said, setSaid] = useState<Said>(before ?? empty);
  const { why, decide } = useDeciding();
  const isNamed = title.trim() !== '';
  const save = async () => {
    const team = edited.id ?? newTeam();
    const { kind, parent, home, members, leads } = said;
    onClose();
    await decide(
      { type: 'team-set', team, kind, parent, home, members, leads },
      `${title.trim()} is kept.`,
      title.trim(),
    );
  };
  const close = async () => {
    if (edited.id === null) return;
    onClose();
    await decide({ type: 'team-closed', team: edited.id }, `${title} is closed. Its people stay.`);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={edited.id === null ? 'New department or team' : `Change ${title}`}
      actions={
        <>
          {edited.id !== null && (
            <Button tone="destructive" disabledReason={why} onClick={() => void close()}>
              Close it
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabledReason={isNamed ? why : 'Give it a name first.'} onClick={() => void save()}>
            Keep
          </Button>
        </>
      }
    >
      <div className={panel.facts}>
        <TextField label="Name" value={title} onChange={setTitle} maxLength={120} />
        <Place edited={edited} said={said} onChange={setSaid} />
      </div>
      <Members said={said} onChange={setSaid} />
    </Dialog>
  );
}

interface PartProps {
  readonly said: Said;
  readonly onChange: (said: Said) => void;
}

function Place({ edited, said, onChange }: PartProps & { readonly edited: Edited }) {
  const { directory, titles } = useWorld();
  const spaces = useSpaces();
  const departments = (Object.keys(directory.teams) as TeamId[]).filter(
    (id) => id !== edited.id && directory.teams[id]?.kind === 'department',
  );
  return (
    <>
      <Select
        label="Kind"
        options={[
          { id: 'department', label: 'Department', hint: 'Stands in the chart of the organisation' },
          { id: 'team', label: 'Team', hint: 'A named set of people, across departments' },
        ]}
        value={said.kind}
        onChange={(kind) => onChange({ ...said, kind, parent: kind === 'team' ? null : said.parent })}
      />
      {said.kind === 'department' && (
        <Select
          label="Stands in"
          options={[
            { id: none, label: 'None: it stands at the top' },
            ...departments.map((id) => ({ id: id as string, label: titles.teams[id] ?? 'A department' })),
          ]}
          value={said.parent ?? none}
          onChange={(id) => onChange({ ...said, parent: id === none ? null : (id as TeamId) })}
        />
      )}
      <Select
        label="Space"
        options={[{ id: none, label: 'None of its own' }, ...spaces.map(({ id, title }) => ({ id, label: title }))]}
        value={said.home ?? none}
        onChange={(id) => onChange({ ...said, home: id === none ? null : (id as SpaceId) })}
      />
    </>
  );
}

function Members({ said, onChange }: PartProps) {
  const staff = useStaff().filter(({ standing, role }) => standing !== 'removed' && role !== 'guest');
  const toggled = (list: readonly PersonId[], id: PersonId, on: boolean) =>
    on ? [...list, id] : list.filter((one) => one !== id);
  return (
    <fieldset className={panel.people}>
      <legend>People</legend>
      <ul className={panel.rows}>
        {staff.map(({ id, name }) => {
          const isIn = said.members.includes(id);
          const setIn = (on: boolean) =>
            onChange({
              ...said,
              members: toggled(said.members, id, on),
              leads: on ? said.leads : toggled(said.leads, id, false),
            });
          return (
            <li key={id}>
              <span className={panel.name}>
                <Checkbox checked={isIn} onChange={setIn} label={name} />
              </span>
              {isIn && (
                <Checkbox
                  checked={said.leads.includes(id)}
                  onChange={(on) => onChange({ ...said, leads: toggled(said.leads, id, on) })}
                  label="leads"
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
