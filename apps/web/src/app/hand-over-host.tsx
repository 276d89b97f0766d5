// One hand-over sheet for all places where a task stands; it comes when it is first asked for.
import type { SpaceId } from '@baton/model/ids';
import { taskPeek } from '@baton/model/task/queries';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { HandOverContext } from '../lib/hand-over.tsx';
import { useIsGuest } from '../lib/use-guest.ts';
import { useLiveOne } from '../lib/use-live.ts';

const Sheet = lazy(async () => ({
  default: (await import('../features/hand-over/hand-over-dialog.tsx')).HandOverDialog,
}));

export function HandOverHost({ children }: { readonly children: ReactNode }) {
  const [task, setTask] = useState<string>();
  const isHere = !useIsGuest();
  const handOver = useMemo(() => ({ open: setTask, isHere }), [isHere]);
  return (
    <HandOverContext value={handOver}>
      {children}
      {task !== undefined && <Asked key={task} task={task} onClose={() => setTask(undefined)} />}
    </HandOverContext>
  );
}

function Asked({ task, onClose }: { readonly task: string; readonly onClose: () => void }) {
  const peek = useLiveOne(taskPeek, { task });
  if (peek == null || peek.space === null) return null;
  return (
    <Suspense fallback={null}>
      <Sheet task={peek} space={peek.space as SpaceId} onClose={onClose} />
    </Suspense>
  );
}
