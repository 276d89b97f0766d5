// The description: a page of its own from the first day. Its reading comes when a task is opened, its editor when somebody
// begins to write.
import type { PeekAnswer } from '@baton/model/task/queries';
import { pageOfTask } from '@baton/workspace/pages/writing';
import { PageEditor } from '@baton/editor/page-editor';
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import { useCallback, useState } from 'react';
import { useOnChange } from '../../lib/use-event.ts';
import { useOnDevice } from '../../lib/use-sync.ts';
import { useMe } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { Elsewhere } from '../../parts/elsewhere.tsx';
import { useMentions } from '../../parts/mention-chips.tsx';
import { firstName, useFaces } from '../../parts/people.tsx';
import { focusField } from './task-fields.ts';
import { usePagePictures } from './use-page-pictures.ts';

type Described = Pick<PeekAnswer, 'id' | 'beside'>;

export function Description({ task }: { task: Described }) {
  const on = useOnDevice(task.id);
  const person = useMe();
  if (task.beside === null || on === null) return null;
  // A name, not the answer that it is made of: another answer is no other page.
  const doc = pageOfTask({ home: task.beside, task: task.id, person });
  return on.page === 'here' ? <Here doc={doc} task={task.id} /> : <Away doc={doc} stand={on.page} />;
}

/** It is asked for, and stands here as soon as it comes. */
function Away({ doc, stand }: { doc: string; stand: 'coming' | 'not-here' }) {
  const workspace = useWorkspace();
  useOnChange(() => void workspace.openPage(doc).then((link) => link?.close()), [workspace, doc]);
  return <Elsewhere stand={stand} />;
}

function Here({ doc, task }: { doc: string; task: string }) {
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
    const link = await workspace.openPage(doc);
    // What was refused lies in the tray; the page is begun anew without it.
    link?.onReset(() => setTurn((before) => before + 1));
    return link;
  }, [workspace, doc]);
  const toast = useToast();
  const { polite } = useAnnounce();
  const chips = useMentions();
  const say = (text: string) => {
    toast.show({ text });
    polite(text);
  };
  const pictures = usePagePictures(task, say);
  return (
    <PageEditor
      key={turn}
      chips={chips}
      pictures={pictures}
      onSay={say}
      open={open}
      label="Description"
      placeholder="What this is about"
      faceOf={faceOf}
      me={me}
      onLeave={() => focusField('title')}
    />
  );
}
