// The doors that the composition root hands in: opening a workspace that this browser holds, what it holds, and the way
// to the relay for those who are not in yet.
import { assert } from '@baton/model/assert';
import type { Workspace } from '@baton/workspace/contract';
import type { DoorOf, Left } from '@baton/workspace/browser/surroundings';
import type { Door } from '@baton/workspace/doors/door';
import type { AskRow } from '@baton/workspace/doors/joins';
import type { ByLinkOptions } from '@baton/workspace/doors/by-link';
import { createContext, useContext } from 'react';

export interface KnownWorkspace {
  readonly id: string;
  readonly title: string;
  /** Who this browser is there. */
  readonly person: string;
}
/** Where what comes in is kept: on this device, or, on somebody else's, in this window alone. */
export type KeepIn = 'device' | 'window';

export interface Doors {
  /** Workspaces on this device, the one used last first. */
  known(): Promise<readonly KnownWorkspace[]>;
  /** The same open workspace for the same id, however often it is asked for. Undefined: not on this device. */
  open(id: string): Promise<Workspace | undefined>;
  /** On a shared tablet: one of its seats, without a screen, to send what waits there. Undefined: it is not here. */
  openSeat?(device: string): Promise<Workspace | undefined>;
  /** For founding, joining and coming back: the relay of this page. */
  relay(keepIn?: KeepIn): Promise<Door>;
  /** A socket to the relay of this page, for who came by a share link and has no workspace. */
  readonly connect: ByLinkOptions['connect'];
  /** After signing out: everything that this page still knows of the workspace goes with it. */
  leave(): void;
  /** After this device was removed and all of the workspace erased: loads the page anew where it stands. */
  again(): void;
  /** What was not sent to workspaces from which this device was removed. Newest first. */
  left(): Promise<readonly Left[]>;
  dropLeft(left: Left): Promise<void>;
  /** What this browser asked for at this relay without an invitation, and waits for. */
  readonly ask: {
    kept(): Promise<AskRow | undefined>;
    keep(row: AskRow): Promise<void>;
    drop(): Promise<void>;
  };
  /** The relay of a workspace, signed in as this device. */
  relayOf(id: string): Promise<DoorOf>;
}
export interface RouterContext {
  readonly doors: Doors;
}

export type { Left };

const DoorsContext = createContext<Doors | undefined>(undefined);
export const DoorsProvider = DoorsContext.Provider;

export function useDoors(): Doors {
  const doors = useContext(DoorsContext);
  assert(doors, 'The composition root provides the doors.');
  return doors;
}

export const useLeave = (): (() => void) => useDoors().leave;
