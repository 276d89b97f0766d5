// Where a file is, in words.
import type { FileStand } from '@baton/workspace/files-contract';
import { sizeText } from './number-text.ts';

/** @param stand undefined: nothing of it is here. */
export function fileWhere(stand: FileStand | undefined): string {
  if (stand === undefined) return 'On the relay';
  if (stand.fetching) return `Coming: ${sizeText(stand.moved)}`;
  switch (stand.relay) {
    case 'kept':
      return keptWhere(stand);
    case 'waiting':
      return 'On this device, waits for the relay';
    case 'sending':
      return `On its way to the relay: ${sizeText(stand.moved)} of ${sizeText(stand.size)}`;
    case 'refused':
      return 'On this device only';
  }
}

function keptWhere({ here, pinned }: FileStand): string {
  if (pinned) return here ? 'Kept on this device, and on the relay' : 'On the relay, comes to be kept on this device';
  return here ? 'On this device and the relay' : 'On the relay';
}

/** Of several: "3, all on this device". */
export function filesWhere(hashes: readonly string[], stands: ReadonlyMap<string, FileStand>): string {
  const here = hashes.filter((hash) => stands.get(hash)?.here === true).length;
  const waiting = hashes.filter((hash) => (stands.get(hash)?.relay ?? 'kept') !== 'kept').length;
  const count = String(hashes.length);
  if (waiting > 0) return `${count}, ${waiting === hashes.length ? 'all' : waiting} not on the relay yet`;
  if (here === hashes.length) return `${count}, ${here === 1 ? 'on' : 'all on'} this device`;
  return here === 0 ? `${count}, on the relay` : `${count}, ${here} on this device`;
}
