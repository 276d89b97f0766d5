// What /healthz tells anybody: how the relay stands and how far it is behind, in numbers. No name, id or text.
import type { Relay } from '../relay/relay.ts';

export interface Health {
  /** unreachable: the log does not answer. */
  readonly state: 'open' | 'read-only' | 'recovering' | 'unreachable';
  readonly workspaces: number;
  /** Of all workspaces together: entries there are, connected devices, and entries that the slowest of them waits for. */
  readonly head: number;
  readonly devices: number;
  readonly lag: number;
}

export async function healthOf(relay: Relay): Promise<Health> {
  try {
    const { log } = relay.options;
    const workspaces = await log.workspaces();
    const heads = await Promise.all(workspaces.map((workspace) => log.head(workspace)));
    const standings = await Promise.all(workspaces.map((workspace) => log.standing(workspace)));
    const isRecovering = standings.some((standing) => standing.isRecovering);
    const head = heads.reduce((sum, one) => sum + (one?.cursor.number ?? 0), 0);
    return {
      state: relay.watch.isReadOnly ? 'read-only' : isRecovering ? 'recovering' : 'open',
      workspaces: workspaces.length,
      head,
      ...(await relay.load()),
    };
  } catch {
    return { state: 'unreachable', workspaces: 0, head: 0, devices: 0, lag: 0 };
  }
}
