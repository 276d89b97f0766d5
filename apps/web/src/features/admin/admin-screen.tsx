// Running a workspace (15a): who is here and with which rights, their devices, what was decided, and what can be reached
// from outside. For those who run it; for others there is no such place.
import { isAdmin, personIn } from '@baton/model/directory/queries';
import { Chip } from '@baton/ui/chip';
import { EmptyState } from '@baton/ui/empty-state';
import { TabLinks } from '@baton/ui/tab-links';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { usePhone } from '../../lib/use-media.ts';
import { useWorld } from '../../lib/use-world.ts';
import { numberText } from '../../parts/number-text.ts';
import { Screen } from '../../parts/screen.tsx';
import { type AdminTab, adminTabs } from './admin-tabs.ts';
import styles from './admin.module.css';
import { AuditTab } from './audit-tab.tsx';
import { DevicesTab } from './devices-tab.tsx';
import { OutsideTab } from './outside-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { PersonPanel } from './person-panel.tsx';
import { RelayTab } from './relay-tab.tsx';
import { RolesTab } from './roles-tab.tsx';
import { TeamsTab } from './teams-tab.tsx';
import { useStaff } from './use-staff.ts';

/** The rooms differ in their search alone. */
const exact = { exact: true, includeSearch: true } as const;

export function AdminScreen() {
  const params = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  const { directory, me } = useWorld();
  const back = () => void navigate({ to: '/w/$workspace/settings', params });
  if (isAdmin(directory, me.person)) return <Rooms workspace={params.workspace} onBack={back} />;
  return (
    <Screen title="Admin" onBack={back}>
      <EmptyState pattern="not-yours" title="This is for those who run the workspace">
        Ask an admin to change roles, guests or devices.
      </EmptyState>
    </Screen>
  );
}

function Rooms({ workspace, onBack }: { readonly workspace: string; readonly onBack: () => void }) {
  const { show = 'people', person } = useSearch({ from: '/w/$workspace/admin' });
  const navigate = useNavigate();
  const isPhone = usePhone();
  const { directory, me } = useWorld();
  const tabs = <AdminTabs workspace={workspace} show={show} />;
  const panel = person === undefined ? undefined : <PersonPanel key={person} id={person} />;
  if (isPhone) {
    const toTable = () => void navigate({ to: '.', search: { show } });
    return (
      <Screen title="Admin" subBar={tabs} onBack={panel === undefined ? onBack : toTable}>
        {panel === undefined ? <Shown show={show} /> : <div className={styles.page}>{panel}</div>}
      </Screen>
    );
  }
  return (
    <Screen
      title="Admin"
      middle={tabs}
      rail={panel}
      railLabel="About this person"
      actions={<Chip icon={ShieldCheck}>You are an {personIn(directory, me.person)?.role}</Chip>}
      onBack={onBack}
    >
      <Shown show={show} />
    </Screen>
  );
}

const rooms: Readonly<Record<AdminTab, () => React.ReactNode>> = {
  people: PeopleTab,
  roles: RolesTab,
  teams: TeamsTab,
  devices: DevicesTab,
  relay: RelayTab,
  audit: AuditTab,
  outside: OutsideTab,
};
function Shown({ show }: { readonly show: AdminTab }) {
  const Room = rooms[show];
  return <Room />;
}

const labels: Readonly<Record<AdminTab, string>> = {
  people: 'People',
  roles: 'Roles',
  teams: 'Departments',
  devices: 'Devices',
  relay: 'Relay',
  audit: 'Audit',
  outside: 'From outside',
};

function AdminTabs({ workspace, show }: { readonly workspace: string; readonly show: AdminTab }) {
  const staff = useStaff();
  const here = staff.filter(({ standing }) => standing !== 'removed');
  const counts: Partial<Record<AdminTab, number>> = {
    people: here.length,
    devices: here.reduce((sum, { devices }) => sum + devices.length, 0),
  };
  return (
    <TabLinks
      label="Parts of admin"
      current={show}
      links={adminTabs.map((tab) => {
        const count = counts[tab];
        return {
          id: tab,
          label: labels[tab],
          end: count === undefined ? undefined : <span className={styles.count}>{numberText(count)}</span>,
          render: (
            <Link
              to="/w/$workspace/admin"
              params={{ workspace }}
              search={tab === 'people' ? {} : { show: tab }}
              activeOptions={exact}
            />
          ),
        };
      })}
    />
  );
}
