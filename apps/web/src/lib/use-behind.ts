// At the start screen of a shared tablet: seats of which something is unsent are opened one after the other, without a
// screen, until all of it is with the relay. The last one stays open and hears at once when the tablet is closed.
import type { Workspace } from '@baton/workspace/contract';
import { useEffect } from 'react';
import { useDoors } from './doors.ts';
import { useLatestOf } from './use-event.ts';

interface Behind {
  readonly onSent: (device: string) => void;
  /** A seat was erased at the relay's word. */
  readonly onGone: () => void;
}

export function useBehind(devices: readonly string[], told: Behind): void {
  const { openSeat } = useDoors();
  const latest = useLatestOf(told);
  const key = devices.join(' ');
  useEffect(() => {
    let isOver = false;
    let open: Workspace | null = null;
    const sent = (workspace: Workspace, device: string): Promise<void> =>
      new Promise((resolve) => {
        workspace.onStatus(({ save, saving, link, removed, locked }) => {
          if (removed === 'erased') latest.current.onGone();
          if (removed !== null || locked !== null) return resolve();
          if (save.state !== 'relay' || saving > 0 || link !== 'live') return;
          latest.current.onSent(device);
          resolve();
        });
      });
    const run = async (): Promise<void> => {
      const all = key === '' ? [] : key.split(' ');
      for (const [at, device] of all.entries()) {
        const workspace = await openSeat?.(device);
        if (!workspace) continue;
        if (isOver) return void workspace.close();
        open = workspace;
        await sent(workspace, device);
        if (isOver || at === all.length - 1) return;
        open = null;
        await workspace.close();
      }
    };
    void run();
    return () => {
      isOver = true;
      void open?.close();
    };
  }, [key, openSeat, latest]);
}
