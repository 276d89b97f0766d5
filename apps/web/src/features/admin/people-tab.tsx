// Everybody with their rights in one table; a press opens one of them beside it.
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { Chip } from '@baton/ui/chip';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useActionRegistry } from '../../lib/actions.tsx';
import { dayText } from '../../parts/day-text.ts';
import { counted, numberText } from '../../parts/number-text.ts';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { roleNames } from '../../parts/role-words.ts';
import { weekText } from '../../parts/working-words.ts';
import { JoinsPart } from './joins-part.tsx';
import { everyRole, shownIn, type RoleShown } from './people-rows.ts';
import styles from './admin.module.css';
import { useLastSeen } from './use-last-seen.ts';
import { useStaff } from './use-staff.ts';

export function PeopleTab() {
  const actions = useActionRegistry();
  const staff = useStaff();
  const [text, setText] = useState('');
  const [role, setRole] = useState<RoleShown>('all');
  const { people, guests, removed } = shownIn(staff, { text, role });
  return (
    <>
      <div className={styles.bar}>
        <TextField
          label="Find a person"
          labelHidden
          icon={Search}
          slim
          placeholder="Find a person"
          value={text}
          onChange={setText}
        />
        <Select label="Role" labelHidden slim options={everyRole} value={role} onChange={setRole} />
        <span className={styles.grow} />
        <Button tone="primary" icon={UserPlus} onClick={() => actions.run('invite')}>
          Invite
        </Button>
      </div>
      <JoinsPart />
      <table className={styles.table} aria-label="People">
        <TableHead columns={columns} />
        <Rows of={people} />
        {guests.length > 0 && (
          <Part title="Guests" text={`${numberText(guests.length)}, see only what they were given`} />
        )}
        <Rows of={guests} />
        {removed.length > 0 && <Part title="Removed" text="their names stay on what they did" />}
        <Rows of={removed} />
      </table>
      {people.length + guests.length + removed.length === 0 && (
        <p className={styles.none}>Nobody is called that, among {counted(staff.length, 'person', 'people')}.</p>
      )}
    </>
  );
}

const columns = ['Name', 'Department', 'Role', 'Working week', 'Devices', 'Last seen', 'Signs in with'] as const;
const Part = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <tbody className={styles.part}>
    <tr>
      <th scope="rowgroup" colSpan={columns.length}>
        {title} <span>{text}</span>
      </th>
    </tr>
  </tbody>
);

const Rows = ({ of }: { readonly of: readonly StaffAnswer[] }) => (
  <tbody>
    {of.map((one) => (
      <Row key={one.id} one={one} />
    ))}
  </tbody>
);

const placeText = ({ departments, title }: StaffAnswer): string => departments.join(', ') || (title ?? '');
function whenText({ until, week }: StaffAnswer): string {
  if (until !== null) return `Until ${dayText(until)}`;
  return week === null ? '' : weekText(week);
}

function Row({ one }: { readonly one: StaffAnswer }) {
  const navigate = useNavigate();
  const lastSeen = useLastSeen();
  const { person } = useSearch({ from: '/w/$workspace/admin' });
  const open = () => void navigate({ to: '.', search: (before) => ({ ...before, person: one.id }) });
  return (
    <tr data-chosen={person === one.id || undefined} data-gone={one.standing !== 'here' || undefined} onClick={open}>
      <th scope="row">
        <PersonAvatar id={one.id} size={24} decorative />
        <button type="button" className={styles.open} onClick={open}>
          {one.name}
        </button>
        {one.role === 'guest' && <Chip tone="guest">Guest</Chip>}
        {one.standing === 'suspended' && <Chip tone="late">Suspended</Chip>}
      </th>
      <td>{placeText(one)}</td>
      <td>{roleNames[one.role]}</td>
      <td>{whenText(one)}</td>
      <td>{one.devices.length === 0 ? 'None' : counted(one.devices.length, 'device')}</td>
      <td>{one.standing === 'removed' ? 'Removed' : lastSeen(one.id)}</td>
      <td>{one.passkeys > 0 ? 'Passkey' : 'Device code'}</td>
    </tr>
  );
}
