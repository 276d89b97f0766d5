// One sheet in which approval is asked for, for all places where a task stands; it comes when it is first asked for.
import type { SpaceId } from '@baton/model/ids';
import { taskPeek } from '@baton/model/task/queries';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { ApprovingContext } from '../lib/approving.tsx';
import { useIsGuest } from '../lib/use-guest.ts';
import { useLiveOne } from '../lib/use-live.ts';

const Sheet = lazy(async () => ({
  default: (await import('../features/approve/ask-approval-dialog.tsx')).AskApprovalDialog,
}));

export function ApprovingHost({ children }: { readonly children: ReactNode }) {
  const [task, setTask] = useState<string>();
  const isHere = !useIsGuest();
  const approving = useMemo(() => ({ open: setTask, isHere }), [isHere]);
  return (
    <ApprovingContext value={approving}>
      {children}
      {task !== undefined && <Asked key={task} task={task} onClose={() => setTask(undefined)} />}
    </ApprovingContext>
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
