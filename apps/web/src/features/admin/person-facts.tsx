// What the directory says of a person, changed in place: role, manager, when access ends.
import { isOwner } from '@baton/model/directory/queries';
import type { Day } from '@baton/model/day';
import type { Role } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { DateField } from '@baton/ui/date-field';
import type { DayText } from '@baton/ui/day';
import { Select } from '@baton/ui/select';
import { useWorld } from '../../lib/use-world.ts';
import { endOfDay } from '../../lib/zones.ts';
import { dayOf, dayText, todayHere } from '../../parts/day-text.ts';
import { roleHints, roleNames } from '../../parts/role-words.ts';
import styles from './panel.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { useStaff } from './use-staff.ts';

const nobody = 'nobody';

export function PersonFacts({ one }: { readonly one: StaffAnswer }) {
  const { directory, me } = useWorld();
  const amOwner = isOwner(directory, me.person);
  const { why } = useDeciding();
  const off = one.role === 'owner' && !amOwner ? 'Only an owner decides about an owner.' : why;
  return (
    <div className={styles.facts}>
      <RoleField one={one} amOwner={amOwner} off={off} />
      <ManagerField one={one} off={why} />
      <UntilField one={one} off={off} />
    </div>
  );
}

interface FieldProps {
  readonly one: StaffAnswer;
  readonly off: string | undefined;
}

function RoleField({ one, amOwner, off }: FieldProps & { readonly amOwner: boolean }) {
  const { decide } = useDeciding();
  const roles = (Object.keys(roleNames) as Role[]).filter(
    (role) => amOwner || role !== 'owner' || one.role === 'owner',
  );
  const set = (role: Role) =>
    role !== one.role &&
    void decide(
      { type: 'person-role-set', person: one.id, role },
      `${one.name} is ${roleNames[role].toLowerCase()} now.`,
    );
  return (
    <Select
      label="Role"
      options={roles.map((id) => ({ id, label: roleNames[id], hint: roleHints[id] }))}
      value={one.role}
      onChange={set}
      disabledReason={off}
    />
  );
}

function ManagerField({ one, off }: FieldProps) {
  const { decide } = useDeciding();
  const others = useStaff().filter(
    ({ id, standing, role }) => id !== one.id && standing === 'here' && role !== 'guest',
  );
  const options = [
    { id: nobody, label: 'Nobody' },
    ...others.map(({ id, name }) => ({ id: id as string, label: name })),
  ];
  const set = (chosen: string) => {
    const manager = chosen === nobody ? null : (chosen as PersonId);
    if (manager !== one.manager) void decide({ type: 'manager-set', person: one.id, manager }, 'The manager is set.');
  };
  return (
    <Select
      label={one.role === 'guest' ? 'Looked after by' : 'Manager'}
      options={options}
      value={one.manager ?? nobody}
      onChange={set}
      disabledReason={off}
    />
  );
}

function UntilField({ one, off }: FieldProps) {
  const { decide } = useDeciding();
  const value = one.until === null ? undefined : dayOf(one.until);
  const set = (day: DayText | undefined) => {
    // To the end of that day, where the admin sits.
    const until = day === undefined ? null : endOfDay(day as Day);
    if (until !== one.until)
      void decide(
        { type: 'access-until-set', person: one.id, until },
        until === null ? 'Their access has no end.' : `Their access ends ${dayText(until)}.`,
      );
  };
  return (
    <DateField
      label="Access ends"
      placeholder="No end"
      today={todayHere()}
      value={value}
      onChange={set}
      disabledReason={off}
    />
  );
}
