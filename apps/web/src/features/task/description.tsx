// The description: a page of its own from the first day, edited in plain paragraphs. Loaded when a task is opened.
import type { PeekAnswer } from '@baton/model/task/queries';
import { PlainEditor } from '@baton/editor/plain-editor';
import { useCallback } from 'react';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { focusField } from './task-fields.ts';

export function Description({ task }: { task: Pick<PeekAnswer, 'id' | 'pageSpace'> }) {
  const workspace = useWorkspace();
  const open = useCallback(
    () => workspace.openPage(`p/${task.pageSpace}/${task.id}`),
    [workspace, task.pageSpace, task.id],
  );
  if (task.pageSpace === null) return null;
  return (
    <PlainEditor open={open} label="Description" placeholder="What this is about" onLeave={() => focusField('title')} />
  );
}
