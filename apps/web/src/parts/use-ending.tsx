// The one way in which a screen puts tasks away or moves them: what would be left hanging is said first, and ends with the act,
// by a statement of whoever does it. Where nothing is open the act goes on at once.
import { type HangingAnswer, hangingOf } from '@baton/model/decided/ending-queries';
import type { WorkDecision } from '@baton/model/decided/schema';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useAskHere } from '../lib/ask-here.tsx';
import { askOnce } from '../lib/ask-once.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { endVerb } from './ending-words.ts';
import { HangingList } from './hanging-list.tsx';
import { useWorkDeciding } from './use-work-deciding.ts';

export interface Ending {
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  /** Null: they are archived or binned. */
  readonly to: { readonly project: string } | null;
  /** "Archive", "Move to the bin", "Move to Autumn". */
  readonly verb: string;
  /** Of these it was said before. */
  readonly isSaid?: boolean;
  /** The act itself: the ids that it took, none where it was refused. */
  readonly act: () => Promise<readonly string[]>;
}

export function useEnding(): (ending: Ending) => Promise<void> {
  const workspace = useWorkspace();
  const ask = useAskHere();
  const end = useSigningEnds();
  return async (ending) => {
    const tasks = ending.tasks.map(({ id }) => id);
    const rows = await askOnce(workspace, hangingOf, { tasks, going: ending.to });
    const isOpen = rows.some(({ hanging }) => hanging.length > 0);
    const go = async () => end(rows, await ending.act());
    if (!isOpen || ending.isSaid === true) return go();
    return ask((close) => (
      <EndDialog
        ending={ending}
        rows={rows}
        onClose={close}
        onEnd={() => {
          close();
          void go();
        }}
      />
    ));
  };
}

const mostAtOnce = 100;

/** One statement for all of a space that go the same way, as many as one holds. */
function endingsOf(rows: readonly HangingAnswer[], taken: readonly string[]): readonly WorkDecision[] {
  const gone = new Set(taken);
  const own = rows.filter(({ id, endsBy }) => endsBy === 'statement' && gone.has(id));
  return [...Map.groupBy(own, ({ space, left }) => `${space} ${left ?? ''}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { space, left } = first;
    const ids = group.map(({ id }) => id);
    return Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, at): WorkDecision => ({
      type: 'asking-ended',
      space,
      tasks: ids.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
      ...(left === null ? {} : { left }),
    }));
  });
}

/** Of those that the act took. What was done is said by the act: nothing is said twice. */
export function useSigningEnds() {
  const decide = useWorkDeciding();
  return async (rows: readonly HangingAnswer[], taken: readonly string[]): Promise<void> => {
    for (const decision of endingsOf(rows, taken)) await decide({ decision, done: null, isBeside: true });
  };
}

interface EndDialogProps {
  readonly ending: Ending;
  readonly rows: readonly HangingAnswer[];
  readonly onEnd: () => void;
  readonly onClose: () => void;
}
function EndDialog({ ending: { tasks, verb }, rows, onEnd, onClose }: EndDialogProps) {
  const isReached = useStatusOf('link') === 'live';
  const open = rows.filter(({ hanging }) => hanging.length > 0);
  const [only] = tasks;
  const what = tasks.length === 1 && only !== undefined ? `“${only.title}”` : `${tasks.length} tasks`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${verb}: ${what}`}
      description={waitsText(open.length, tasks.length)}
      actions={
        <>
          <Button onClick={onClose}>Leave as it is</Button>
          <Button tone="primary" onClick={onEnd}>
            {endVerb(verb, open)}
          </Button>
        </>
      }
    >
      <HangingList rows={open} />
      <p>
        Undo brings back the {tasks.length === 1 ? 'task' : 'tasks'}, not what ended.
        {!isReached && ' The relay is away: it ends when the relay has it, unless it is answered before.'}
      </p>
    </Dialog>
  );
}

function waitsText(open: number, all: number): string {
  if (all === 1 && open === 1) return 'It still waits for somebody’s word.';
  return open === 1
    ? 'One of them still waits for somebody’s word.'
    : `${open} of them still wait for somebody’s word.`;
}
