// A shared tablet when nobody is signed in on it: whose turn it is. The one address that such a browser opens by itself.
import { readTabletSecret } from '@baton/workspace/doors/links';
import { useState } from 'react';
import { type TabletHere, tabletHere } from '../../lib/tablet.ts';
import { useSecret } from '../../lib/use-secret.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { SetUpCard } from './set-up-card.tsx';
import { StartScreen } from './start-screen.tsx';

export function TabletScreen() {
  const told = readTabletSecret(useSecret());
  const [tablet, setTablet] = useState<TabletHere | null>(tabletHere);
  if (tablet !== null) return <StartScreen tablet={tablet} />;
  if (told !== null) return <SetUpCard told={told} onDone={setTablet} />;
  return (
    <DoorCard title="This is not a shared tablet yet">
      <DoorText>
        Whoever leads a space sets one up: under Settings, Shared tablets, they make a link, which is opened here.
      </DoorText>
    </DoorCard>
  );
}
