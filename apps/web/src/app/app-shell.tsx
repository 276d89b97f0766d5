// The shell round an open workspace: side bar, panel, the phone's tabs; what every screen of work stands on.
import { AnnouncerProvider } from '@baton/ui/announcer';
import { Frame } from '@baton/ui/frame';
import { SkipLink } from '@baton/ui/skip-link';
import { ToastProvider } from '@baton/ui/toast';
import { TooltipGroup } from '@baton/ui/tooltip';
import type { Workspace } from '@baton/workspace/contract';
import { Navigate, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionsProvider } from '../lib/actions.tsx';
import { AskHost } from '../lib/ask-here.tsx';
import { PersonCardsProvider } from '../lib/person-cards.tsx';
import { PicturesProvider } from '../lib/pictures.tsx';
import { useGuestRoom } from '../lib/use-guest.ts';
import { usePhone } from '../lib/use-media.ts';
import { WorkspaceProvider } from '../lib/workspace-context.tsx';
import { DropImport } from './drop-import.tsx';
import { GlobalDialogs } from './global-dialogs.tsx';
import { GlobalActions } from './global-actions.tsx';
import { Keyboard } from './keyboard.tsx';
import { Knocks } from './knocks.tsx';
import { TaskSheets } from './task-sheets.tsx';
import { NameThisDevice } from './name-this-device.tsx';
import { ComingTasks } from './coming-tasks.tsx';
import { ClearedHere } from './cleared-here.tsx';
import { LanguageHere } from './language-here.tsx';
import { LeaseLine } from './lease-line.tsx';
import { NewVersion } from './new-version.tsx';
import { OnTablet } from './on-tablet.tsx';
import { AskBeforeClosing } from './only-this-window.tsx';
import { PersonCardHost } from './person-card-host.tsx';
import { PhoneFoot } from './phone-foot.tsx';
import { RefusalToast } from './refusal-toast.tsx';
import { WhileHere } from './while-here.tsx';
import { SayNotSaved } from './say-not-saved.tsx';
import { StrongStep } from './strong-step.tsx';
import { SettleReminders } from '../parts/settle-reminders.tsx';
import { ShowNotices } from '../parts/show-notices.tsx';
import { AppSideBar } from './app-side-bar.tsx';
import styles from './quiet-line.module.css';

export function AppShell({ workspace }: { workspace: Workspace }) {
  return (
    <WorkspaceProvider workspace={workspace}>
      <OnTablet />
      <WhileHere>
        <ActionsProvider>
          <TooltipGroup>
            <AnnouncerProvider>
              <ToastProvider>
                <RefusalToast>
                  <PicturesProvider>
                    <PersonCardsProvider>
                      <AskHost>
                        <TaskSheets>
                          <Rooms />
                        </TaskSheets>
                      </AskHost>
                    </PersonCardsProvider>
                  </PicturesProvider>
                </RefusalToast>
              </ToastProvider>
            </AnnouncerProvider>
          </TooltipGroup>
        </ActionsProvider>
      </WhileHere>
    </WorkspaceProvider>
  );
}

/** Rooms of guests: what was shared with them, each of its tasks, and their own things. */
const guestRooms = /^\/w\/[^/]+\/?$|\/task\/|\/(?:settings|sync)$/u;

function Room() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isElsewhere = useGuestRoom() && !guestRooms.test(path);
  const params = useParams({ from: '/w/$workspace' });
  return isElsewhere ? <Navigate to="/w/$workspace" params={params} replace /> : <Outlet />;
}

function Rooms() {
  const [sideHidden, setSideHidden] = useState(false);
  const isPhone = usePhone();
  return (
    <>
      <SkipLink to="main" />
      <ComingTasks />
      <Keyboard />
      <GlobalDialogs />
      <PersonCardHost />
      <DropImport />
      <div className={styles.lines}>
        <Knocks />
        <ClearedHere />
        <LeaseLine />
        <NewVersion />
      </div>
      <StrongStep />
      <SayNotSaved />
      <AskBeforeClosing />
      <SettleReminders />
      <ShowNotices />
      <NameThisDevice />
      <GlobalActions onSideBar={() => setSideHidden((hidden) => !hidden)} />
      <Frame
        side={isPhone ? null : <AppSideBar />}
        sideHidden={sideHidden || isPhone}
        tabs={isPhone ? <PhoneFoot /> : undefined}
      >
        <LanguageHere>
          <Room />
        </LanguageHere>
      </Frame>
    </>
  );
}
