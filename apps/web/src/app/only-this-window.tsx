// What lives in this window alone: a lasting mark on a computer that is not one's own, and a question before a window
// closes over edits that are nowhere else.
import { NavRow } from '@baton/ui/side-bar';
import { Link } from '@tanstack/react-router';
import { Monitor } from 'lucide-react';
import { useWindowEvent } from '../lib/use-event.ts';
import { useStatus } from '../lib/use-status.ts';
import { useSync } from '../lib/use-sync.ts';
import { isLostWithWindow } from '../parts/save-words.ts';

export function NotMyDevice({ workspace }: { workspace: string }) {
  if (useSync().storage.device !== 'shared') return null;
  return (
    <NavRow
      label="Not mine: nothing is kept"
      icon={Monitor}
      render={<Link to="/w/$workspace/sync" params={{ workspace }} />}
    />
  );
}

export function AskBeforeClosing() {
  const isLost = isLostWithWindow(useStatus(), useSync());
  // The browser asks in its own words; a page may only say that it should.
  useWindowEvent('beforeunload', (event) => {
    if (isLost) event.preventDefault();
  });
  return null;
}
