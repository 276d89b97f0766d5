// Who changed what, asked for when it is looked at and again when the record has changed since; older ones on demand.
import type { Change, HistoryAnswer } from '@baton/workspace/sync-contract';
import { useState } from 'react';
import { useAsked } from './use-asked.ts';
import { useHeld } from './use-held.ts';
import { useSyncDoor } from './use-sync.ts';

export interface History {
  /** Undefined until it is known. Newest first. */
  readonly changes: readonly Change[] | undefined;
  readonly more: HistoryAnswer['more'];
  /** Asks the relay for what is older. */
  readonly older: () => void;
  readonly again: () => void;
}

/** `version`: whatever changes with the record, so that the list does too. Null asks for all of mine. */
export function useHistory(record: string | null, version: unknown): History {
  const door = useSyncDoor();
  const [wantsOlder, setWantsOlder] = useState<string | null>(null);
  const key = record ?? 'mine';
  const older = wantsOlder === key;
  const { value, again } = useAsked(
    () => door.history({ record, ...(older ? { older } : {}) }),
    [record, version, older],
  );
  const held = useHeld(value) ?? undefined;
  const retry = () => (older ? again() : setWantsOlder(key));
  return { changes: held?.changes, more: held?.more ?? 'none', older: retry, again };
}
