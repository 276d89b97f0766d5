// The sync centre (14, 21): what happened without me, what waits, what was not saved, my devices, my changes; at the
// side what this device holds. Each part has an address.
import { Count } from '@baton/ui/count';
import { TabLinks } from '@baton/ui/tab-links';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { usePhone } from '../../lib/use-media.ts';
import { useSync } from '../../lib/use-sync.ts';
import { numberText } from '../../parts/number-text.ts';
import type { SyncTab } from '../../parts/save-words.ts';
import { Screen } from '../../parts/screen.tsx';
import { AwayTab } from './away-tab.tsx';
import { DevicesTab } from './devices-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { NotSavedTab } from './not-saved-tab.tsx';
import { OtherKey } from './other-key.tsx';
import { SyncRail } from './sync-rail.tsx';
import styles from './sync.module.css';
import { WaitingTab } from './waiting-tab.tsx';

/** The parts differ in their search alone. */
const exact = { exact: true, includeSearch: true } as const;

export function SyncScreen() {
  const params = useParams({ from: '/w/$workspace' });
  const { show = 'away' } = useSearch({ from: '/w/$workspace/sync' });
  const navigate = useNavigate();
  const isPhone = usePhone();
  const tabs = <SyncTabs workspace={params.workspace} show={show} />;
  return (
    <Screen
      title="Sync"
      middle={tabs}
      subBar={isPhone ? tabs : undefined}
      rail={isPhone || show === 'devices' ? undefined : <SyncRail />}
      railLabel="This device"
      tellsComingIn={show !== 'away'}
      onBack={() => void navigate({ to: '/w/$workspace', params })}
    >
      <div className={styles.page}>
        <OtherKey />
        <Shown show={show} />
        {isPhone && show === 'away' && <SyncRail />}
      </div>
    </Screen>
  );
}

function Shown({ show }: { show: SyncTab }) {
  switch (show) {
    case 'away':
      return <AwayTab />;
    case 'waiting':
      return <WaitingTab />;
    case 'not-saved':
      return <NotSavedTab />;
    case 'devices':
      return <DevicesTab />;
    case 'history':
      return <HistoryTab />;
  }
}

function SyncTabs({ workspace, show }: { workspace: string; show: SyncTab }) {
  const { waitingCount, refused } = useSync();
  const params = { workspace };
  const linkTo = (part?: Exclude<SyncTab, 'away'>) => (
    <Link
      to="/w/$workspace/sync"
      params={params}
      search={part === undefined ? {} : { show: part }}
      activeOptions={exact}
    />
  );
  return (
    <TabLinks
      label="Parts of sync"
      current={show}
      links={[
        { id: 'away', label: 'While you were away', render: linkTo() },
        {
          id: 'waiting',
          label: 'Waiting to send',
          end: <span className={styles.count}>{numberText(waitingCount)}</span>,
          render: linkTo('waiting'),
        },
        {
          id: 'not-saved',
          label: 'Not saved',
          end: refused.length > 0 && <Count value={refused.length} tone="late" />,
          render: linkTo('not-saved'),
        },
        { id: 'devices', label: 'Devices', render: linkTo('devices') },
        { id: 'history', label: 'History', render: linkTo('history') },
      ]}
    />
  );
}
