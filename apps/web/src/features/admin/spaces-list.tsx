// The spaces that this person is told of, who stands in each, and the ways to change it.
import { reachedBy } from '@baton/model/directory/reach';
import { leadsSpace } from '@baton/model/directory/queries';
import type { SpaceRole } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { spaceRoleNames } from '../../parts/role-words.ts';
import styles from './admin.module.css';
import panel from './panel.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { useStaff } from './use-staff.ts';

export function SpacesList() {
  const { directory, titles } = useWorld();
  const [asked, setAsked] = useState<SpaceId | null>(null);
  const spaces = Object.keys(directory.spaces) as SpaceId[];
  return (
    <>
      <h2>Spaces</h2>
      <table className={styles.table} aria-label="Spaces">
        <TableHead columns={['Space', 'Shown to', 'Stand there']} act="Change" />
        <tbody>
          {spaces.map((space) => (
            <tr key={space}>
              <th scope="row">{titles.spaces[space] ?? 'A space'}</th>
              <td>{directory.spaces[space]?.open === true ? 'Everybody but guests' : 'Those who are named'}</td>
              <td>{counted(reachedBy(directory, space, null).length, 'person', 'people')}</td>
              <td>
                <Button
                  size={24}
                  aria-label={`Who stands in ${titles.spaces[space] ?? 'this space'}`}
                  onClick={() => setAsked(space)}
                >
                  People
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked !== null && <SpacePeople space={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

type Choice = SpaceRole | 'out';
const choices: readonly { readonly id: Choice; readonly label: string }[] = (
  Object.keys(spaceRoleNames) as SpaceRole[]
).map((id) => ({ id, label: spaceRoleNames[id] }));

function SpacePeople({ space, onClose }: { readonly space: SpaceId; readonly onClose: () => void }) {
  const { directory, titles, me } = useWorld();
  const staff = useStaff().filter(({ standing }) => standing === 'here');
  const title = titles.spaces[space] ?? 'this space';
  const standing = reachedBy(directory, space, null);
  const isLed = leadsSpace(directory, me.person, space);
  const [adding, setAdding] = useState<string | undefined>(undefined);
  const { why, decide } = useDeciding();
  const out = staff.filter(({ id }) => !standing.some(({ person }) => person === id));
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`Who stands in ${title}`}
      description={
        directory.spaces[space]?.open === true
          ? 'It is open: everybody but guests stands in it, as a member unless it says otherwise here.'
          : 'For everybody who is not named here it does not exist.'
      }
      actions={<Button onClick={onClose}>Done</Button>}
    >
      <ul className={panel.rows} aria-label={`People in ${title}`}>
        {standing.map((one) => (
          <Standing
            key={one.person}
            {...one}
            space={space}
            off={isLed ? why : 'Only its leads and admins change roles.'}
          />
        ))}
      </ul>
      {out.length > 0 && (
        <Select
          label="Let somebody in"
          placeholder="Choose a person"
          options={out.map(({ id, name }) => ({ id: id as string, label: name }))}
          value={adding}
          disabledReason={why}
          onChange={(person) => {
            setAdding(undefined);
            void decide({ type: 'member-added', space, person: person as PersonId }, `They stand in ${title} now.`);
          }}
        />
      )}
    </Dialog>
  );
}

interface StandingProps {
  readonly person: PersonId;
  readonly role: SpaceRole;
  readonly why: string;
  readonly space: SpaceId;
  readonly off: string | undefined;
}

function Standing({ person, role, why, space, off }: StandingProps) {
  const nameOf = useNames();
  const { decide } = useDeciding();
  const isNamed = why === 'member';
  const set = (choice: Choice) => {
    if (choice === role) return;
    if (choice === 'out')
      void decide({ type: 'member-removed', space, person }, `${nameOf(person)} stands there no more.`);
    else
      void decide(
        { type: 'role-set', space, person, role: choice },
        `${nameOf(person)} is ${spaceRoleNames[choice].toLowerCase()} there.`,
      );
  };
  return (
    <li>
      <PersonFace id={person} size={24} />
      <span className={panel.name}>{nameOf(person)}</span>
      <Select
        label={`Role of ${nameOf(person)}`}
        labelHidden
        slim
        bare
        options={isNamed ? [...choices, { id: 'out' as const, label: 'Take out' }] : choices}
        value={role}
        onChange={set}
        disabledReason={off}
      />
    </li>
  );
}
