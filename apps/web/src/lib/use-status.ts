// What the sync chip tells. "Saved here" appears after 2 s, so that normal typing does not blink.
import type { Status } from '@baton/workspace/contract';
import { useCallback, useEffect, useState } from 'react';
import { useLatest } from './latest.ts';
import { useWorkspace } from './workspace-context.tsx';

/** Before anything was told; tests begin with it too. */
export const atFirst: Status = {
  save: { state: 'relay' },
  saving: 0,
  link: 'connecting',
  ended: null,
  knocks: 0,
  removed: null,
  locked: null,
  leaseEnds: null,
  leader: false,
  refused: [],
  stopped: [],
  ahead: [],
};

export function useStatus(): Status {
  const workspace = useWorkspace();
  const listen = useCallback((handler: (status: Status) => void) => workspace.onStatus(handler), [workspace]);
  return useLatest(listen, atFirst);
}

/** One part of it, for whoever is not to be drawn anew with each edit that is being saved. */
export function useStatusOf<Part extends keyof Status>(part: Part): Status[Part] {
  const workspace = useWorkspace();
  const listen = useCallback(
    (handler: (value: Status[Part]) => void) => workspace.onStatus((status) => handler(status[part])),
    [workspace, part],
  );
  return useLatest(listen, atFirst[part]);
}

const quietFor = 2_000;

/** True once what is saved here has waited for the relay longer than a blink. */
export function useWaitedLong(since: number | undefined): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === undefined) return;
    const look = () => setNow(Date.now());
    const timer = setTimeout(look, Math.max(0, since + quietFor - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [since]);
  return since !== undefined && now - since >= quietFor;
}
