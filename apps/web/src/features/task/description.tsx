// The description: a page of its own from the first day, edited in plain paragraphs. Loaded when a task is opened.
import type { PeekAnswer } from '@baton/model/task/queries';
import { PlainEditor } from '@baton/editor/plain-editor';
import { useCallback, useState } from 'react';
import { useMe } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { firstName, useFaces } from '../../parts/people.tsx';
import { focusField } from './task-fields.ts';

export function Description({ task }: { task: Pick<PeekAnswer, 'id' | 'pageSpace'> }) {
  const workspace = useWorkspace();
  const me = useMe();
  const faces = useFaces();
  const faceOf = useCallback(
    (person: string) => {
      const { name, hue } = faces(person);
      return { name: firstName(name), hue };
    },
    [faces],
  );
  const [turn, setTurn] = useState(0);
  const open = useCallback(async () => {
    const link = await workspace.openPage(`p/${task.pageSpace}/${task.id}`);
    // What was refused lies in the tray; the page is begun anew without it.
    link.onReset(() => setTurn((before) => before + 1));
    return link;
  }, [workspace, task.pageSpace, task.id]);
  if (task.pageSpace === null) return null;
  return (
    <PlainEditor
      key={turn}
      open={open}
      label="Description"
      placeholder="What this is about"
      faceOf={faceOf}
      me={me}
      onLeave={() => focusField('title')}
    />
  );
}
