// Letting somebody see a department, and closing it to all but those named or opening it again. What each of these does is
// said before it is done.
import { isGuest, standsIn } from '@baton/model/directory/queries';
import { readersOf } from '@baton/model/directory/reach';
import type { SpaceRole } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { useLive } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';
import { listed } from './move-words.ts';
import { PeopleChoice } from './people-choice.tsx';
import { useNames } from './people.tsx';
import { spaceRoleDoes, spaceRoleNames } from './role-words.ts';
import { useDeciding } from './use-deciding.ts';
import { willSee } from './who-sees-words.ts';
import styles from './who-sees.module.css';

const all = {};
interface OfSpace {
  readonly space: SpaceId;
  /** Whether the asker says who leads there. */
  readonly isLed: boolean;
}

export function LetSee({ space, isLed }: OfSpace) {
  const { directory, titles } = useWorld();
  const nameOf = useNames();
  const { why, decide } = useDeciding();
  const [person, setPerson] = useState<PersonId>();
  const [role, setRole] = useState<SpaceRole>('member');
  const projects = (useLive(projectsOfWorkspace, all) ?? []).filter((one) => one.space === space).length;
  const title = titles.spaces[space] ?? 'this department';
  const out = (Object.keys(directory.persons) as PersonId[]).filter(
    (one) => directory.persons[one]?.standing === 'here' && !standsIn(directory, one, space),
  );
  if (out.length === 0) return null;
  const chosen = person !== undefined && out.includes(person) ? person : undefined;
  const roles = (Object.keys(spaceRoleNames) as SpaceRole[]).filter((one) => isLed || one !== 'lead');
  const add = () => {
    if (chosen === undefined) return;
    setPerson(undefined);
    void decide(
      { type: 'role-set', space, person: chosen, role },
      `${nameOf(chosen)} ${spaceRoleDoes[role]} there now.`,
    );
  };
  return (
    <div className={styles.change}>
      <div className={styles.pair}>
        <Select
          label="Add a person"
          placeholder="Choose a person"
          options={out.map((id) => ({
            id: id as string,
            label: `${nameOf(id)}${isGuest(directory, id) ? ', guest' : ''}`,
          }))}
          value={chosen}
          disabledReason={why}
          onChange={(id) => setPerson(id as PersonId)}
        />
        {chosen !== undefined && (
          <Select
            label="Role there"
            options={roles.map((id) => ({ id, label: spaceRoleNames[id] }))}
            value={role}
            onChange={setRole}
          />
        )}
      </div>
      {chosen !== undefined && (
        <>
          <p role="status" className={styles.said}>
            {willSee(nameOf(chosen), title, projects)}
          </p>
          <p>
            <Button tone="primary" disabledReason={why} onClick={add}>
              Add {nameOf(chosen)}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

/** For who leads there. */
export function ShownTo({ space }: { readonly space: SpaceId }) {
  const { directory, titles } = useWorld();
  const { why, decide } = useDeciding();
  const [isClosing, setClosing] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const isOpen = directory.spaces[space]?.open === true;
  const title = titles.spaces[space] ?? 'This department';
  if (isClosing && isOpen) return <Closing space={space} onDone={() => setClosing(false)} />;
  const guests = readersOf(directory, space, null).filter(({ person }) => isGuest(directory, person));
  const open = () => {
    setOpening(false);
    const members = guests.map(({ person }) => person);
    void decide({ type: 'space-shown', space, open: true, members }, `Everybody sees ${title} now.`);
  };
  const gains = (Object.keys(directory.persons) as PersonId[]).filter(
    (one) =>
      directory.persons[one]?.standing === 'here' && !isGuest(directory, one) && !standsIn(directory, one, space),
  );
  return (
    <div className={styles.foot}>
      <span className={styles.what}>
        <b>{isOpen ? 'Everybody but guests is in it' : 'Only those who are named are in it'}</b>
        <span>
          {isOpen
            ? 'Close it, and it is not there for anybody else.'
            : isOpening
              ? `${gains.length} more will see everything in ${title}, also from before.`
              : 'For all others it is not there.'}
        </span>
      </span>
      {isOpen ? (
        <Button disabledReason={why} onClick={() => setClosing(true)}>
          Close it
        </Button>
      ) : isOpening ? (
        <Button tone="primary" disabledReason={why} onClick={open}>
          Open {title} to everybody
        </Button>
      ) : (
        <Button disabledReason={why} onClick={() => setOpening(true)}>
          Open it
        </Button>
      )}
    </div>
  );
}

function Closing({ space, onDone }: { readonly space: SpaceId; readonly onDone: () => void }) {
  const { directory, titles, me } = useWorld();
  const nameOf = useNames();
  const { why, decide } = useDeciding();
  const readers = readersOf(directory, space, null);
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(
    () =>
      new Set([
        me.person,
        ...readers.filter((one) => one.why === 'member' || one.role === 'lead').map((one) => one.person),
      ]),
  );
  const loses = readers.filter(({ person }) => !chosen.has(person)).map(({ person }) => person);
  const title = titles.spaces[space] ?? 'this department';
  const close = () => {
    onDone();
    const said = `Only those who are named see ${title} now.`;
    void decide({ type: 'space-shown', space, open: false, members: [...chosen] }, said);
  };
  return (
    <div className={styles.change}>
      <PeopleChoice
        legend={`Who goes on seeing ${title}`}
        space={space}
        chosen={chosen}
        onChange={setChosen}
        keepsMe="You keep it: you could not open it again otherwise."
      />
      <p role="status" className={styles.said}>
        {loses.length === 0
          ? 'Nobody would lose it.'
          : `${listed(loses, nameOf)} would lose it: their devices get nothing more of it, and erase what they hold.`}
      </p>
      <p className={styles.acts}>
        <Button onClick={onDone}>Leave it open</Button>
        <Button tone="primary" disabledReason={why} onClick={close}>
          Close {title}
        </Button>
      </p>
    </div>
  );
}
