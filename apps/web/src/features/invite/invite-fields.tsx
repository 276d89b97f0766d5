// The fields of an invitation: as what, where, for how many, for how long.
import type { SpaceId } from '@baton/model/ids';
import type { Day } from '@baton/model/day';
import { moneyGroup } from '@baton/model/task/budget';
import { Checkbox } from '@baton/ui/checkbox';
import { DateField } from '@baton/ui/date-field';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useWorld } from '../../lib/use-world.ts';
import { todayHere } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import { onlyWords } from '../../parts/reader-words.ts';
import { roleHints, roleNames, spaceRoleNames } from '../../parts/role-words.ts';
import { useSpaces } from '../../parts/spaces.ts';
import styles from './invite.module.css';
import {
  groupsToGive,
  mayLetInto,
  rolesThere,
  rolesToGive,
  type GroupToGive,
  type Wish,
  type WishFault,
} from './wish.ts';

interface FieldsProps {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}

export function RoleFields({ wish, onChange }: FieldsProps) {
  const { directory, me } = useWorld();
  const by = { directory, me: me.person };
  const spaces = useSpaces().filter(({ id }) => mayLetInto(by, id as SpaceId));
  const setSpace = (space: SpaceId, isOn: boolean) => {
    const chosen = isOn ? [...wish.spaces, space] : wish.spaces.filter((one) => one !== space);
    const roleIn = rolesThere(by, chosen).includes(wish.roleIn) ? wish.roleIn : 'member';
    onChange({ ...wish, spaces: chosen, roleIn });
  };
  return (
    <>
      <Select
        label="Role"
        options={rolesToGive(by).map((role) => ({ id: role, label: roleNames[role], hint: roleHints[role] }))}
        value={wish.role}
        onChange={(role) => onChange({ ...wish, role })}
      />
      <fieldset className={styles.spaces}>
        <legend>{wish.role === 'guest' ? 'Spaces they come into, whole' : 'Spaces that name them'}</legend>
        {spaces.map(({ id, title }) => (
          <Checkbox
            key={id}
            label={title}
            checked={wish.spaces.includes(id as SpaceId)}
            onChange={(isOn) => setSpace(id as SpaceId, isOn)}
          />
        ))}
      </fieldset>
      <GroupFields wish={wish} onChange={onChange} />
      {(wish.spaces.length > 0 || wish.groups.length > 0) && (
        <Select
          label="Role there"
          options={rolesThere(by, wish.spaces).map((role) => ({ id: role, label: spaceRoleNames[role] }))}
          value={wish.roleIn}
          onChange={(roleIn) => onChange({ ...wish, roleIn })}
        />
      )}
    </>
  );
}

/** What only some read in a space, for those who are to read it too. */
function GroupFields({ wish, onChange }: FieldsProps) {
  const world = useWorld();
  const nameOf = useNames();
  const groups = groupsToGive({ directory: world.directory, me: world.me.person });
  if (groups.length === 0) return null;
  const labelOf = ({ group, space, readers }: GroupToGive) => {
    const title = world.titles.spaces[space] ?? 'a space';
    return group === moneyGroup ? `Budgets in ${title}` : `In ${title}: ${onlyWords(readers, { world, nameOf })}`;
  };
  const set = (one: GroupToGive, isOn: boolean) => {
    const others = wish.groups.filter((home) => home !== one.home);
    onChange({ ...wish, groups: isOn ? [...others, one.home] : others });
  };
  return (
    <fieldset className={styles.spaces}>
      <legend>What only some read, and they too</legend>
      {groups.map((one) => (
        <Checkbox
          key={one.home}
          label={labelOf(one)}
          checked={wish.groups.includes(one.home)}
          onChange={(isOn) => set(one, isOn)}
        />
      ))}
    </fieldset>
  );
}

const holders = [
  { id: 'anybody', label: 'Whoever has it' },
  { id: 'domain', label: 'Only addresses of a domain' },
] as const;
const unseen = 'This relay sends no mail, so it cannot see whose an address is.';

interface ForWhomProps extends FieldsProps {
  readonly fault: WishFault | null;
  readonly sends: boolean;
}
/** An address is shown by a code that the relay sends there. */
export function ForWhomFields({ wish, onChange, fault, sends }: ForWhomProps) {
  const isBound = wish.domain !== null;
  return (
    <div className={styles.pair}>
      <Select<'anybody' | 'domain'>
        label="Who may use the link"
        options={holders}
        value={isBound ? 'domain' : 'anybody'}
        onChange={(who) => onChange({ ...wish, domain: who === 'domain' ? '' : null })}
        disabledReason={sends ? undefined : unseen}
      />
      {isBound && (
        <TextField
          label="Domain"
          placeholder="work.example"
          value={wish.domain ?? ''}
          onChange={(domain) => onChange({ ...wish, domain })}
          inputMode="url"
          autoComplete="off"
          error={fault?.domain}
        />
      )}
    </div>
  );
}

const lives = [
  { id: '1', label: '1 hour' },
  { id: '24', label: '1 day' },
  { id: '72', label: '3 days' },
  { id: '168', label: '7 days' },
] as const;

interface LifeFieldsProps extends FieldsProps {
  readonly fault: WishFault | null;
  readonly isForOne: boolean;
}
export function LifeFields({ wish, onChange, fault, isForOne }: LifeFieldsProps) {
  return (
    <>
      <div className={styles.pair}>
        {!isForOne && (
          <TextField
            label="How many people may use it"
            value={wish.uses}
            onChange={(uses) => onChange({ ...wish, uses })}
            inputMode="numeric"
            autoComplete="off"
            error={fault?.uses}
          />
        )}
        <Select<string>
          label={isForOne ? 'Links open for' : 'The link opens for'}
          options={lives}
          value={String(wish.hours)}
          onChange={(hours) => onChange({ ...wish, hours: Number(hours) })}
        />
      </div>
      {wish.role === 'guest' && (
        <DateField
          label="Their access ends"
          placeholder="No end"
          today={todayHere()}
          value={wish.lastDay ?? undefined}
          onChange={(day) => onChange({ ...wish, lastDay: (day ?? null) as Day | null, isMisread: false })}
          onMisread={(isMisread) => onChange({ ...wish, isMisread })}
          error={fault?.lastDay}
        />
      )}
    </>
  );
}
