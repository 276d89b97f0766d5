// The truth about saving in the four wordings, with the reason where something is not saved, and where to read more.
import type { Status } from '@baton/workspace/contract';
import type { RefusedEdit, SyncState as Sync } from '@baton/workspace/sync-contract';
import type { SyncState as Chip } from '@baton/ui/sync-chip';

export type SyncTab = 'away' | 'waiting' | 'not-saved' | 'devices' | 'history';

const reasons = {
  full: 'storage is full',
  blocked: 'the browser closed its storage',
  stale: 'another tab has a newer version',
} as const;

const whyWords: Readonly<Record<RefusedEdit['why'], string>> = {
  access: 'access was withdrawn',
  epoch: 'the document was begun anew',
  'too-large': 'an edit is too large',
  guard: 'the relay refused an edit',
  clone: 'this device was set back to an earlier day',
  newer: 'a newer version of Baton is in use',
  other: 'the relay refused an edit',
};

/** One reason where all have it; else how many there are. */
function refusedReason(refused: readonly Pick<RefusedEdit, 'why'>[]): string {
  const reasonsOf = new Set(refused.map(({ why }) => whyWords[why]));
  const [first] = reasonsOf;
  return reasonsOf.size === 1 && first !== undefined ? first : 'the relay refused edits';
}

/** Where nothing survives the window, what waits for the relay is saved nowhere; typing is quicker than the relay. */
const isKeptNowhere = ({ save }: Status, { storage }: Sync, waitedLong: boolean): boolean =>
  storage.keeping === 'none' &&
  ((save.state === 'offline' && save.waiting > 0) || (save.state === 'here' && waitedLong));

const nowhere = ({ storage }: Sync): string =>
  storage.device === 'shared' ? 'only in this window' : 'this browser keeps nothing';

/** What is on this device alone, where the browser may clear it: said with every word that calls it saved (P2). */
const isWarned = ({ save }: Status, { storage }: Sync): boolean =>
  storage.keeping === 'may-be-cleared' && (save.state === 'here' || (save.state === 'offline' && save.waiting > 0));

/** "Saved here" waits two seconds, so that normal typing does not blink; until then what was true stays. */
export function chipOf(status: Status, sync: Sync, waitedLong: boolean): Chip {
  const { save } = status;
  if (save.state === 'unsaved')
    return {
      kind: 'unsaved',
      reason: save.reason === 'refused' ? refusedReason(sync.refused) : reasons[save.reason],
    };
  if (isKeptNowhere(status, sync, waitedLong)) return { kind: 'unsaved', reason: nowhere(sync) };
  const warned = isWarned(status, sync) ? { mayBeCleared: true } : {};
  if (save.state === 'offline') return { kind: 'offline', waiting: save.waiting, ...warned };
  return save.state === 'here' && waitedLong ? { kind: 'here', ...warned } : { kind: 'relay' };
}

/** Whether anything would be gone with this window: not written, or written where nothing stays and not on the relay. */
export function isLostWithWindow({ save, saving }: Status, sync: Sync): boolean {
  if (save.state === 'unsaved' && save.reason !== 'refused' && saving > 0) return true;
  if (sync.storage.keeping !== 'none') return false;
  const isOnItsWay = (save.state === 'offline' || save.state === 'here') && save.waiting > 0;
  return isOnItsWay || sync.waitingCount + sync.refused.length + saving > 0;
}

/** The part of the sync centre that says more about what the chip says. */
export function tabFor(status: Status, sync: Sync): SyncTab {
  const chip = chipOf(status, sync, true);
  if (chip.kind === 'unsaved') return 'not-saved';
  if (chip.kind === 'here' || (chip.kind === 'offline' && chip.waiting > 0)) return 'waiting';
  return 'away';
}
