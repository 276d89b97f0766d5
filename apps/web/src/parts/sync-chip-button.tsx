// The sync chip: the truth about saving in the four wordings. Pressed, it opens the part of the sync centre that says more.
import { SyncChip } from '@baton/ui/sync-chip';
import { useActionRegistry } from '../lib/actions.tsx';
import { useStatus, useWaitedLong } from '../lib/use-status.ts';
import { useSync } from '../lib/use-sync.ts';
import { chipOf } from './save-words.ts';

export function SyncChipButton() {
  const actions = useActionRegistry();
  const status = useStatus();
  const sync = useSync();
  const { save } = status;
  const waitedLong = useWaitedLong(save.state === 'here' ? save.since : undefined);
  return <SyncChip state={chipOf(status, sync, waitedLong)} onClick={() => void actions.run('sync')} />;
}
