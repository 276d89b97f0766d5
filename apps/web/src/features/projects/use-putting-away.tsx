// A project that is put away while somebody is asked about its tasks: said first, task by task. It rests with the project, and is
// asked again once that is back; or it ends for good, as of a task that is put away.
import { type HangingAnswer, hangingIn } from '@baton/model/decided/ending-queries';
import { archiveProject, binProject } from '@baton/model/project/commands';
import type { ProjectAnswer } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useToast } from '@baton/ui/toast';
import { useAskHere } from '../../lib/ask-here.tsx';
import { askOnce } from '../../lib/ask-once.ts';
import { useRun } from '../../lib/use-run.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { endsText, endVerb } from '../../parts/ending-words.ts';
import { HangingList } from '../../parts/hanging-list.tsx';
import { useSigningEnds } from '../../parts/use-ending.tsx';

type Away = 'archive' | 'bin';
type Of = Pick<ProjectAnswer, 'id' | 'name'>;
const verbs: Readonly<Record<Away, string>> = { archive: 'Archive', bin: 'Move to the bin' };
const acts = { archive: archiveProject, bin: binProject } as const;
const done: Readonly<Record<Away, string>> = {
  archive: 'is archived. It keeps its tasks and boards; nobody is asked about them meanwhile.',
  bin: 'is in the bin for 30 days, with its tasks; nobody is asked about them meanwhile.',
};

const restText: Readonly<Record<Away, string>> = {
  archive:
    'It can rest: nobody is asked while the project is in the archive, and once it is back they are asked again.',
  bin: 'It can rest: nobody is asked while the project is in the bin, and taken out of it they are asked again.',
};

export function usePuttingAway({ id, name }: Of): (to: Away) => Promise<void> {
  const workspace = useWorkspace();
  const ask = useAskHere();
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const end = useSigningEnds();
  return async (to) => {
    const rows = await askOnce(workspace, hangingIn, { project: id });
    const goes = async (ended: readonly HangingAnswer[]) => {
      if ((await run(acts[to], { project: id })) === undefined) return;
      toast.show({ text: `“${name}” ${done[to]}`, onUndo });
      const tasks = ended.map((row) => row.id);
      await end(ended, tasks);
    };
    if (rows.length === 0) return goes([]);
    return ask((close) => (
      <PutAwayDialog
        name={name}
        to={to}
        rows={rows}
        onClose={close}
        onGo={(isEnded) => {
          close();
          void goes(isEnded ? rows : []);
        }}
      />
    ));
  };
}

interface DialogProps {
  readonly name: string;
  readonly to: Away;
  readonly rows: readonly HangingAnswer[];
  readonly onGo: (isEnded: boolean) => void;
  readonly onClose: () => void;
}
function PutAwayDialog({ name, to, rows, onGo, onClose }: DialogProps) {
  const isReached = useStatusOf('link') === 'live';
  const verb = verbs[to];
  const away = isReached ? '' : ' The relay is away: it ends when the relay has it, unless it is answered before.';
  const endText = `Or it ends for good. ${endsText(rows)} Undo brings back the project, not what ended.${away}`;
  return (
    <Dialog
      open
      width={560}
      onClose={onClose}
      title={`${verb}: “${name}”`}
      description={
        rows.length === 1
          ? 'One of its tasks still waits for somebody’s word.'
          : `${rows.length} of its tasks still wait for somebody’s word.`
      }
      actions={
        <>
          <Button onClick={onClose}>Leave as it is</Button>
          <Button onClick={() => onGo(true)}>{endVerb(verb, rows)}</Button>
          <Button tone="primary" onClick={() => onGo(false)}>
            {verb} and let it rest
          </Button>
        </>
      }
    >
      <HangingList rows={rows} foot={[restText[to], endText]} />
    </Dialog>
  );
}
