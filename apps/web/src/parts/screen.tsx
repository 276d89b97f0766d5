// The frame of a screen: the panel with its bar, and on the phone the top bar with the way back and the sync chip.
import { IconButton } from '@baton/ui/icon-button';
import { Panel } from '@baton/ui/frame';
import { PanelBar } from '@baton/ui/panel-bar';
import { PhoneTopBar } from '@baton/ui/phone-bars';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-event.ts';
import { usePhone } from '../lib/use-media.ts';
import { ComingIn } from './coming-in.tsx';
import { SyncChipButton } from './sync-chip-button.tsx';
import styles from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  /** Before the title: the project mark. */
  readonly before?: ReactNode;
  /** Instead of the plain title, where it can be edited. Stands inside the h1. */
  readonly heading?: ReactNode;
  readonly middle?: ReactNode;
  readonly actions?: ReactNode;
  readonly subBar?: ReactNode;
  /** At the side, from 1280 px up; on the phone the screen itself says what of it stands where. */
  readonly rail?: ReactNode;
  readonly railLabel?: string | undefined;
  /** Phone: where the arrow leads. Without it there is none. */
  readonly onBack?: (() => void) | undefined;
  /** False where the room itself tells what is coming in. */
  readonly tellsComingIn?: boolean;
  readonly children: ReactNode;
}

export function Screen(props: ScreenProps) {
  const { title, before, heading, middle, actions, subBar, rail, railLabel, onBack, children } = props;
  const comingIn = props.tellsComingIn === false ? null : <ComingIn />;
  useTitle(title);
  const isPhone = usePhone();
  const back = onBack && <IconButton icon={ArrowLeft} label="Back" size={40} onClick={onBack} />;
  const phoneBar = (
    <PhoneTopBar
      title={title}
      before={back}
      end={
        <span className={styles.end}>
          {actions}
          <SyncChipButton />
        </span>
      }
    />
  );
  const bar = (
    <>
      <PanelBar title={heading ?? title} before={before} actions={actions}>
        {middle}
      </PanelBar>
      {comingIn}
    </>
  );
  // One panel in one place, however wide the window is: what is open on it stays open when that changes.
  return (
    <>
      {isPhone && phoneBar}
      {isPhone && comingIn}
      <Panel bar={isPhone ? undefined : bar} subBar={subBar} rail={isPhone ? undefined : rail} railLabel={railLabel}>
        {children}
      </Panel>
    </>
  );
}
