// Why nothing, or not everything, can be saved just now; and what to do about each. Said until it is over.
import type { Status } from '@baton/workspace/contract';
import type { SyncState } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { Icon, type IconShape } from '@baton/ui/icon';
import { HardDrive, Lock, TriangleAlert } from 'lucide-react';
import { useStatus } from '../../lib/use-status.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { timeInText } from '../../parts/day-text.ts';
import { counted, sizeText } from '../../parts/number-text.ts';
import { CarryOutButton } from '../../parts/carry-out-button.tsx';
import styles from './notices.module.css';

export interface Notice {
  readonly id: string;
  readonly tone: 'late' | 'wait';
  readonly icon: IconShape;
  readonly title: string;
  readonly text: string;
  readonly act?: 'carry' | 'reload' | 'anew';
}

const full = ({ storage }: SyncState, { saving }: Status): Notice => ({
  id: 'full',
  tone: 'late',
  icon: HardDrive,
  title: 'Not saved: storage on this device is full',
  text: `${saving > 0 ? `Your last ${counted(saving, 'edit')} live only in this window. Do not close it. ` : ''}${
    storage.used === null || storage.quota === null
      ? ''
      : `Baton holds ${sizeText(storage.used)} of ${sizeText(storage.quota)} that the browser gives it. `
  }Free some space on the device; then they go through by themselves.`,
  act: 'carry',
});
const warnAt = 0.8;
/** Where something worse is to be said, that is said instead. */
function nearlyFull({ storage: { used, quota } }: SyncState, fault: string | null): readonly Notice[] {
  if (fault !== null || used === null || quota === null || quota === 0 || used / quota < warnAt) return [];
  return [
    {
      id: 'nearly-full',
      tone: 'wait',
      icon: HardDrive,
      title: 'Storage on this device is nearly full',
      text: `Baton holds ${sizeText(used)} of ${sizeText(quota)} that the browser gives it. When it is full, edits are not saved here until there is room.`,
    },
  ];
}
const stale: Notice = {
  id: 'stale',
  tone: 'late',
  icon: TriangleAlert,
  title: 'Not saved: another tab has a newer version',
  text: 'It has taken the store of this browser over. Copy what you were writing, then reload this tab.',
  act: 'reload',
};
const blocked: Notice = {
  id: 'blocked',
  tone: 'late',
  icon: TriangleAlert,
  title: 'Not saved: the browser closed its storage',
  text: 'Nothing more is written here until this page is reloaded. Close other tabs of Baton if it does not come back.',
  act: 'reload',
};
const keepsNothing: Notice = {
  id: 'private',
  tone: 'wait',
  icon: TriangleAlert,
  title: 'This browser keeps nothing',
  text: 'Private window: what you write goes to the relay and is gone from here when you close it. Offline, nothing can be kept.',
};
const shared: Notice = {
  id: 'shared',
  tone: 'wait',
  icon: TriangleAlert,
  title: 'This is not your device',
  text: 'Everything is gone from here when you close or reload this tab. What has not reached the relay by then is lost.',
};

function withdrawn({ refused }: SyncState): readonly Notice[] {
  const lost = refused.filter(({ why }) => why === 'access');
  if (lost.length === 0) return [];
  const since = Math.min(...lost.map(({ refusedAt }) => refusedAt));
  return [
    {
      id: 'access',
      tone: 'late',
      icon: Lock,
      title: 'Not saved: access was withdrawn',
      text: `Since ${timeInText(since)}. Your ${counted(lost.length, 'edit')} came after that. ${
        lost.length === 1 ? 'It is' : 'They are'
      } below, in your hands.`,
    },
  ];
}

const stoppedOf = ({ stopped }: Status): readonly Notice[] =>
  stopped.length === 0
    ? []
    : [
        {
          id: 'stopped',
          tone: 'late',
          icon: TriangleAlert,
          title: 'Something that the relay sent cannot be right',
          text: `${counted(stopped.length, 'part')} of what is here ${stopped.length === 1 ? 'shows its' : 'show their'} last good state. The relay’s administrator has been told. What you edit is kept.`,
          act: 'anew',
        },
      ];

const aheadOf = ({ ahead }: Status): readonly Notice[] =>
  ahead.length === 0
    ? []
    : [
        {
          id: 'ahead',
          tone: 'wait',
          icon: TriangleAlert,
          title: 'A newer version of Baton is in use',
          text: `${counted(ahead.length, 'part')} of what is here can be read only, so that nothing of the newer one is harmed. Load this page anew to change ${ahead.length === 1 ? 'it' : 'them'}.`,
        },
      ];
const leaseEnds = (ends: number): Notice => ({
  id: 'lease',
  tone: 'wait',
  icon: Lock,
  title: `This device locks ${timeInText(ends)}`,
  text: 'It has not met the relay for long. Connect before then; otherwise what is here is not shown until you do. Nothing is lost by that.',
});

type Fault = Extract<Status['save'], { state: 'unsaved' }>['reason'] | null;
function ofFault(fault: Fault, sync: SyncState, status: Status): readonly Notice[] {
  if (fault === 'full') return [full(sync, status)];
  if (fault === 'stale') return [stale];
  return fault === 'blocked' ? [blocked] : [];
}

export function noticesOf(sync: SyncState, status: Status): readonly Notice[] {
  const { save } = status;
  const { keeping, device, wiped } = sync.storage;
  const fault = save.state === 'unsaved' ? save.reason : null;
  return [
    ...ofFault(fault, sync, status),
    ...nearlyFull(sync, fault),
    ...stoppedOf(status),
    ...aheadOf(status),
    ...withdrawn(sync),
    ...(status.leaseEnds === null ? [] : [leaseEnds(status.leaseEnds)]),
    ...(device === 'shared' ? [shared] : []),
    ...(device === 'private' || (keeping === 'none' && device !== 'shared') ? [keepsNothing] : []),
    ...(wiped === null ? [] : [wipedAt(wiped)]),
  ];
}
const wipedAt = (at: number): Notice => ({
  id: 'wiped',
  tone: 'wait',
  icon: HardDrive,
  title: 'This browser had cleared what was kept here',
  text: `It was loaded anew from the relay, ${timeInText(at)}. What had not reached the relay before is not here any more. Ask the browser to keep it, under “Saved on this device”.`,
});

export function useNotices(): readonly Notice[] {
  return noticesOf(useSync(), useStatus());
}

export function Notices({ notices }: { notices: readonly Notice[] }) {
  const workspace = useWorkspace();
  return notices.map(({ id, tone, icon, title, text, act }) => (
    <div key={id} className={styles.notice} data-tone={tone} role={tone === 'late' ? 'alert' : 'status'}>
      <Icon icon={icon} className={styles.sign} />
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{text}</p>
      </div>
      {act === 'carry' && <CarryOutButton />}
      {act === 'anew' && (
        <Button size={24} onClick={() => void workspace.loadAnew()}>
          Load it anew
        </Button>
      )}
      {act === 'reload' && (
        <Button size={24} onClick={() => location.reload()}>
          Reload
        </Button>
      )}
    </div>
  ));
}
