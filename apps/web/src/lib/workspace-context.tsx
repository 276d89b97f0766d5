// The open workspace, handed down. Everything that screens know of work comes through this one door.
import type { Workspace } from '@baton/workspace/contract';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { assert } from '@baton/model/assert';
import { createAnswers, type Answers } from './answers.ts';
import { createTouches, type Touches } from './touches.ts';

export interface Open {
  readonly workspace: Workspace;
  readonly answers: Answers;
  readonly touches: Touches;
}

const OpenContext = createContext<Open | undefined>(undefined);

export function WorkspaceProvider({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const [open] = useState<Open>(() => {
    const touches = createTouches();
    return { workspace, touches, answers: createAnswers(workspace, touches) };
  });
  // Answers outlive the screens that asked (no flash on the way back), but not the workspace.
  useEffect(() => open.answers.hold(), [open]);
  return <OpenContext value={open}>{children}</OpenContext>;
}

export function useOpen(): Open {
  const open = useContext(OpenContext);
  assert(open, 'A screen of work stands inside an open workspace.');
  return open;
}

export const useWorkspace = (): Workspace => useOpen().workspace;
