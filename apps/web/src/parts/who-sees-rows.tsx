// The lines of "Who can see this?": a face, a name, why, and with which role; and the links, which are readers too.
import type { PlacedLink } from '@baton/model/directory/link-queries';
import { isGuest, isOnlyLead, leadsSpace, personIn } from '@baton/model/directory/queries';
import type { Reader } from '@baton/model/directory/reach';
import type { SpaceRole } from '@baton/model/directory/schema';
import { taskPeek } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { Chip } from '@baton/ui/chip';
import { Icon } from '@baton/ui/icon';
import { Select } from '@baton/ui/select';
import { Link2 } from 'lucide-react';
import { useLinksUsed } from '../lib/use-links-used.ts';
import { useLiveOne } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';
import { useNames } from './people.tsx';
import { PersonFace } from './person-avatar.tsx';
import { spaceRoleDoes, spaceRoleNames } from './role-words.ts';
import { linkDoes, linkStanding } from './share-link-words.ts';
import { useDeciding } from './use-deciding.ts';
import { whyWords } from './who-sees-words.ts';
import styles from './who-sees.module.css';

type Choice = SpaceRole | 'out';
const roles: readonly { readonly id: Choice; readonly label: string }[] = (
  Object.keys(spaceRoleNames) as SpaceRole[]
).map((id) => ({ id, label: spaceRoleNames[id] }));

/** @param mayChange whether roles are set here: where it is asked of a whole space. */
export function ReaderRow({ reader, mayChange }: { readonly reader: Reader; readonly mayChange: boolean }) {
  const { directory, titles, me } = useWorld();
  const nameOf = useNames();
  const { person, role, space } = reader;
  const guest = isGuest(directory, person);
  const until = personIn(directory, person)?.until ?? null;
  return (
    <li>
      <PersonFace id={person} size={24} />
      <span className={styles.what}>
        <b>
          {nameOf(person)}
          {person === me.person && ' (you)'}
          {guest && <Chip tone="guest">Guest</Chip>}
        </b>
        <span>{whyWords({ reader, isGuest: guest, until, title: titles.spaces[space] ?? 'this department' })}</span>
      </span>
      {mayChange ? <RoleChoice reader={reader} /> : <span className={styles.does}>{spaceRoleDoes[role]}</span>}
    </li>
  );
}

function RoleChoice({ reader: { person, role, space, why } }: { readonly reader: Reader }) {
  const nameOf = useNames();
  const { directory } = useWorld();
  const deciding = useDeciding();
  const alone = `${nameOf(person)} is the only lead here. Make somebody else a lead first.`;
  const set = (choice: Choice) => {
    if (choice === role) return;
    if (choice === 'out')
      void deciding.decide({ type: 'member-removed', space, person }, `${nameOf(person)} sees it no more.`);
    else
      void deciding.decide(
        { type: 'role-set', space, person, role: choice },
        `${nameOf(person)} ${spaceRoleDoes[choice]} there now.`,
      );
  };
  return (
    <Select
      label={`Role of ${nameOf(person)}`}
      labelHidden
      slim
      bare
      options={why === 'member' ? [...roles, { id: 'out' as const, label: 'Take out' }] : roles}
      value={role}
      onChange={set}
      disabledReason={isOnlyLead(directory, person, space) ? alone : deciding.why}
    />
  );
}

/** @param ofOne whether they are all links of the task that is asked about. */
export function LinkRows({ links, ofOne }: { readonly links: readonly PlacedLink[]; readonly ofOne: boolean }) {
  const used = useLinksUsed(links.length);
  return links.map((one) => (
    <LinkRow key={one.id} one={one} ofOne={ofOne} used={used === undefined ? null : used.get(one.id)} />
  ));
}

interface LinkRowProps {
  readonly one: PlacedLink;
  readonly ofOne: boolean;
  readonly used: number | null | undefined;
}

function LinkRow({ one: { id, space, link }, ofOne, used }: LinkRowProps) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const { why, decide } = useDeciding();
  const title = useLiveOne(taskPeek, { task: link.record })?.title;
  const page = ofOne ? 'its page' : title === undefined ? 'one page' : `the page of “${title}”`;
  const mayEnd = link.by === me.person || leadsSpace(directory, me.person, space);
  return (
    <li>
      <span className={styles.sign}>
        <Icon icon={Link2} size={14} />
      </span>
      <span className={styles.what}>
        <b>
          Whoever has a link {linkDoes[link.right]} {page}
        </b>
        <span>{linkStanding({ link, nameOf, used })}</span>
      </span>
      <Button
        size={24}
        disabledReason={mayEnd ? why : 'Its maker, a lead or an admin takes it back.'}
        onClick={() => void decide({ type: 'link-taken-back', space, link: id }, 'The link opens nothing now.')}
      >
        Take back
      </Button>
    </li>
  );
}
