// The sheets about a task, one of each for all places where a task stands; each comes when it is first asked for.
import type { SpaceId } from '@baton/model/ids';
import { type PeekAnswer, taskPeek } from '@baton/model/task/queries';
import { type ComponentType, type Context, lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { ApprovingContext, HandOverContext, type TaskSheet } from '../lib/task-sheets.tsx';
import { useIsGuest } from '../lib/use-guest.ts';
import { useLiveOne } from '../lib/use-live.ts';

const HandOver = lazy(async () => ({
  default: (await import('../features/hand-over/hand-over-dialog.tsx')).HandOverDialog,
}));
const AskApproval = lazy(async () => ({
  default: (await import('../features/approve/ask-approval-dialog.tsx')).AskApprovalDialog,
}));

export function TaskSheets({ children }: { readonly children: ReactNode }) {
  return (
    <SheetHost context={HandOverContext} sheet={HandOver}>
      <SheetHost context={ApprovingContext} sheet={AskApproval}>
        {children}
      </SheetHost>
    </SheetHost>
  );
}

type Sheet = ComponentType<{ readonly task: PeekAnswer; readonly space: SpaceId; readonly onClose: () => void }>;
interface SheetHostProps {
  readonly context: Context<TaskSheet>;
  readonly sheet: Sheet;
  readonly children: ReactNode;
}
function SheetHost({ context: Here, sheet, children }: SheetHostProps) {
  const [task, setTask] = useState<string>();
  const isHere = !useIsGuest();
  const value = useMemo(() => ({ open: setTask, isHere }), [isHere]);
  return (
    <Here value={value}>
      {children}
      {task !== undefined && <Asked key={task} task={task} sheet={sheet} onClose={() => setTask(undefined)} />}
    </Here>
  );
}

interface AskedProps extends Pick<SheetHostProps, 'sheet'> {
  readonly task: string;
  readonly onClose: () => void;
}
function Asked({ task, sheet: Shown, onClose }: AskedProps) {
  const peek = useLiveOne(taskPeek, { task });
  if (peek == null || peek.space === null) return null;
  return (
    <Suspense fallback={null}>
      <Shown task={peek} space={peek.space as SpaceId} onClose={onClose} />
    </Suspense>
  );
}
