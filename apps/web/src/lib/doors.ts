// The doors that the composition root hands in: opening a workspace that this browser holds, and what it holds.
import type { Workspace } from '@baton/workspace/contract';

export interface KnownWorkspace {
  readonly id: string;
  readonly title: string;
}
export interface Doors {
  /** Workspaces on this device, the one used last first. */
  known(): Promise<readonly KnownWorkspace[]>;
  /** The same open workspace for the same id, however often it is asked for. Undefined: not on this device. */
  open(id: string): Promise<Workspace | undefined>;
}
export interface RouterContext {
  readonly doors: Doors;
}
