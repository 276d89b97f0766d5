// The fields of an invitation: as what, where, for how many, for how long.
import type { SpaceId } from '@baton/model/ids';
import type { Day } from '@baton/model/day';
import { Checkbox } from '@baton/ui/checkbox';
import { DateField } from '@baton/ui/date-field';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useWorld } from '../../lib/use-world.ts';
import { todayHere } from '../../parts/day-text.ts';
import { roleHints, roleNames, spaceRoleNames } from '../../parts/role-words.ts';
import { useSpaces } from '../../parts/spaces.ts';
import styles from './invite.module.css';
import { mayLetInto, rolesThere, rolesToGive, type Wish, type WishFault } from './wish.ts';

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
      {wish.spaces.length > 0 && (
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
