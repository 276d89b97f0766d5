// A scene for dom tests: a seeded workspace with everything round it that the shell gives, keys included.
import { type MemoryOptions, person } from '@baton/model/test/memory';
import { AnnouncerProvider } from '@baton/ui/announcer';
import { ToastProvider } from '@baton/ui/toast';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { GlobalActions } from '../app/global-actions.tsx';
import { Keyboard } from '../app/keyboard.tsx';
import { RefusalToast } from '../app/refusal-toast.tsx';
import { ActionsProvider } from '../lib/actions.tsx';
import { AskHost } from '../lib/ask-here.tsx';
import { WorkspaceProvider } from '../lib/workspace-context.tsx';
import { todayHere } from '../parts/day-text.ts';
import './layout.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from './memory-workspace.ts';
import { type Northwind, seedNorthwind } from './northwind.ts';

export interface Scene {
  readonly workspace: MemoryWorkspace;
  readonly company: Northwind;
  show(ui: ReactNode): Promise<void>;
  /** Lets answers arrive and what follows from them be drawn. */
  settle(): Promise<void>;
}
export const [ann, bo] = [person('ann'), person('bo')];

export function scene(options: MemoryOptions = {}): Scene {
  const workspace = openMemoryWorkspace({ today: todayHere(), ...options });
  const company = seedNorthwind(workspace.memory);
  const settle = () =>
    act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  return {
    workspace,
    company,
    settle,
    async show(ui) {
      render(
        <WorkspaceProvider workspace={workspace}>
          <ActionsProvider>
            <AnnouncerProvider>
              <ToastProvider>
                <RefusalToast>
                  <Keyboard />
                  <GlobalActions onSideBar={() => {}} />
                  <AskHost>{ui}</AskHost>
                </RefusalToast>
              </ToastProvider>
            </AnnouncerProvider>
          </ActionsProvider>
        </WorkspaceProvider>,
      );
      await settle();
      await settle();
    },
  };
}
