// The sync chip and what it opens: the truth about saving, in the four wordings, and edits that were not taken.
import { Button } from '@baton/ui/button';
import { Popover } from '@baton/ui/popover';
import { SyncChip, type SyncState } from '@baton/ui/sync-chip';
import { Copy, Trash2 } from 'lucide-react';
import type { SaveState, Status } from '@baton/workspace/contract';
import { copyText } from '../lib/clipboard.ts';
import { useStatus, useWaitedLong } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { timeText } from './day-text.ts';
import styles from './sync-popover.module.css';

const reasons: Readonly<Record<Extract<SaveState, { state: 'unsaved' }>['reason'], string>> = {
  full: 'storage is full',
  blocked: 'this browser keeps nothing',
  stale: 'another tab has a newer version',
  refused: 'the relay refused an edit',
};

/** "Saved here" waits two seconds, so that normal typing does not blink; until then what was true stays. */
function chipOf(save: SaveState, waitedLong: boolean): SyncState {
  if (save.state === 'unsaved') return { kind: 'unsaved', reason: reasons[save.reason] };
  if (save.state === 'offline') return { kind: 'offline', waiting: save.waiting };
  return save.state === 'here' && waitedLong ? { kind: 'here' } : { kind: 'relay' };
}

const count = (waiting: number) => `${waiting} ${waiting === 1 ? 'change' : 'changes'}`;

function sentenceOf({ save, link, ended }: Status): string {
  if (ended !== null) return ended;
  if (save.state === 'unsaved') return save.sentence;
  if (save.state === 'offline') {
    return save.waiting === 0
      ? 'There is no connection to the relay. Everything here can be read and edited; it goes out when the relay is back.'
      : `${count(save.waiting)} saved on this device, not yet on the relay. They go out when the relay is back.`;
  }
  if (save.state === 'here') return `${count(save.waiting)} saved on this device, on the way to the relay.`;
  if (link === 'behind') return 'The relay has everything from this device. What others wrote is arriving.';
  return 'The relay has everything that this device has.';
}

const titles = {
  relay: 'Saved on relay',
  here: 'Saved on this device',
  offline: 'Offline',
  unsaved: 'Not saved',
} as const;

export function SyncPopover() {
  const status = useStatus();
  const { save } = status;
  const waitedLong = useWaitedLong(save.state === 'here' ? save.since : undefined);
  return (
    <Popover
      trigger={<SyncChip state={chipOf(save, waitedLong)} />}
      title={titles[save.state]}
      side="top"
      className={styles.popover}
    >
      <p className={styles.sentence}>{sentenceOf(status)}</p>
      {save.state === 'offline' && <p className={styles.meta}>Without connection since {timeText(save.since)}.</p>}
      <Refused status={status} />
    </Popover>
  );
}

function Refused({ status }: { status: Status }) {
  const workspace = useWorkspace();
  if (status.refused.length === 0) return null;
  return (
    <section className={styles.refused} aria-label="Edits that were not taken">
      <h3>Refused edits</h3>
      <p className={styles.meta}>Kept on this device until you settle each one.</p>
      <ul>
        {status.refused.map(({ batch, reason, at, texts }) => (
          <li key={batch}>
            {texts.map((text) => (
              <blockquote key={text}>{text}</blockquote>
            ))}
            <p>
              <span className={styles.reason}>{reason}</span> <span className={styles.meta}>{timeText(at)}</span>
            </p>
            <p className={styles.buttons}>
              <Button size={24} icon={Copy} onClick={() => void copyText(texts.join('\n'))}>
                Copy
              </Button>
              <Button size={24} tone="quiet" icon={Trash2} onClick={() => void workspace.dismissRefused(batch)}>
                Discard
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
