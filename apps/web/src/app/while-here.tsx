// What is shown of a workspace stands only while this device may have it. Once it was removed nothing is shown from that
// moment on, in no tab; when everything is off the disk the page begins anew, so that nothing stays in memory either.
import type { ReactNode } from 'react';
import { useDoors } from '../lib/doors.ts';
import { useOnChange } from '../lib/use-event.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { LockedHere } from './locked-here.tsx';
import { Plain } from '../parts/plain.tsx';

export function WhileHere({ children }: { children: ReactNode }) {
  const removed = useStatusOf('removed');
  const locked = useStatusOf('locked');
  const { again } = useDoors();
  useOnChange(() => {
    if (removed === 'erased') again();
  }, [removed]);
  if (removed === null) return locked === null ? children : <LockedHere lock={locked} />;
  return (
    <Plain title="This device was removed from the workspace" text="Everything of it is being taken off this device." />
  );
}
