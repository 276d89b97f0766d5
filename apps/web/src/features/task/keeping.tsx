// What one does with a task as a whole: watch it, keep it at hand, copy it, keep it as a template.
import { favouritesOfMine } from '@baton/model/favourite/queries';
import { setFavourite } from '@baton/model/favourite/commands';
import { watchTask } from '@baton/model/task/watch-command';
import type { PeekAnswer } from '@baton/model/task/queries';
import { seriesAround } from '@baton/model/task/series-queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Menu } from '@baton/ui/menu';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { Copy, Eye, EyeOff, Star, StarOff } from 'lucide-react';
import { useState } from 'react';
import { useIsGuest } from '../../lib/use-guest.ts';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useMe } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';
import { type Left, leftText } from '../../parts/along.ts';
import { counted, listText } from '../../parts/number-text.ts';
import { PickProject } from '../../parts/move-to-project.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { useHangingOn } from '../../parts/resting-line.tsx';
import styles from './keeping.module.css';
import { type Copied, useCopying } from './use-copying.ts';

const all = {};

export function Keeping({ task }: { task: PeekAnswer }) {
  const isReadOnly = useReadOnly() !== null;
  const isGuest = useIsGuest();
  if (isGuest) return null;
  return (
    <div className={styles.keeping}>
      <AtHand task={task} />
      {!isReadOnly && <Watching task={task} />}
      {!isReadOnly && <Copying task={task} />}
    </div>
  );
}

function AtHand({ task }: { task: PeekAnswer }) {
  const run = useRun();
  const favourites = useLive(favouritesOfMine, all) ?? [];
  const isOne = favourites.some(({ of }) => of === task.id);
  return (
    <Button
      size={24}
      tone="quiet"
      icon={isOne ? StarOff : Star}
      aria-pressed={isOne}
      onClick={() => void run(setFavourite, { of: task.id, favourite: !isOne })}
    >
      {isOne ? 'No favourite any more' : 'Favourite'}
    </Button>
  );
}

function Watching({ task }: { task: PeekAnswer }) {
  const run = useRun();
  const me = useMe();
  const nameOf = useNames();
  const isOne = task.watchers.includes(me);
  const others = task.watchers.filter((person) => person !== me).map(nameOf);
  return (
    <>
      <Button
        size={24}
        tone="quiet"
        icon={isOne ? EyeOff : Eye}
        aria-pressed={isOne}
        onClick={() => void run(watchTask, { task: task.id, watching: !isOne })}
      >
        {isOne ? 'Watch no more' : 'Watch'}
      </Button>
      {others.length > 0 && (
        <span className={styles.others}>
          {others.join(', ')} {others.length === 1 ? 'watches' : 'watch'} it
        </span>
      )}
    </>
  );
}

/** Of what only the task itself has, that which there is. */
function ownOf({ waitsFor, budget }: PeekAnswer, comesAgain: boolean): readonly string[] {
  return [
    ...(waitsFor === null ? [] : ['what it waits for']),
    ...(comesAgain ? ['how it comes again'] : []),
    ...(budget?.value == null ? [] : ['its budget']),
  ];
}

function copiedText({ parts, ...left }: Copied, own: readonly string[]): string {
  const less = leftText(left);
  const fewer = parts === 0 ? [] : [`${counted(parts, 'sub-task')} that fewer people see`];
  const stays = ['Its comments', ...own, ...fewer, ...(less === null ? [] : [less])];
  return `${listText(stays)} stay with it.`;
}

function Copying({ task }: { task: PeekAnswer }) {
  const { copy: copyTask } = useCopying();
  const toast = useToast();
  const onUndo = useUndo();
  const [asked, setAsked] = useState<'project' | 'template' | null>(null);
  const isAsked = useHangingOn(task.decided?.local ?? task.decided?.matter).length > 0;
  const comesAgain = useLiveOne(seriesAround, { task: task.id })?.repeat != null;
  const own = [...(isAsked ? ['what is offered and asked about it'] : []), ...ownOf(task, comesAgain)];
  const copy = async (project: string) => {
    setAsked(null);
    const copied = await copyTask(task.id, project);
    if (copied !== undefined) toast.show({ text: `“${task.title}” is copied. ${copiedText(copied, own)}`, onUndo });
  };
  const items = [
    { id: 'here', label: 'In this project', onSelect: () => void copy(task.project) },
    { id: 'other', label: 'To another project', onSelect: () => requestAnimationFrame(() => setAsked('project')) },
    { id: 'template', label: 'As a template', onSelect: () => requestAnimationFrame(() => setAsked('template')) },
  ];
  const trigger = (
    <Button size={24} tone="quiet" icon={Copy}>
      Copy
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger} items={items} />
      {asked === 'project' && (
        <PickProject
          label={`Copy “${task.title}” to a project`}
          verb="copy"
          note="With its text, files, sub-tasks, checklist and links. Its comments stay here, as their authors’ own."
          without={task.project}
          first={task.space ?? ''}
          onChoose={(project) => void copy(project)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'template' && <SaveTemplate task={task} onClose={() => setAsked(null)} />}
    </>
  );
}

const withoutText = 'Who has it, its comments, links, reminders and what it waits for stay with the task.';
const keptText = (left: Left): string => {
  const less = leftText(left);
  return `: the board’s menu adds tasks from it.${less === null ? '' : ` It lacks ${less}.`}`;
};

function SaveTemplate({ task, onClose }: { task: PeekAnswer; onClose: () => void }) {
  const { keep } = useCopying();
  const toast = useToast();
  const onUndo = useUndo();
  const [name, setName] = useState(task.title);
  const save = async () => {
    const left = await keep(task.id, name);
    if (left === undefined) return;
    onClose();
    toast.show({ text: `“${name}” is a template of this department${keptText(left)}`, onUndo });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Keep as a template"
      description={`With its sub-tasks, texts, files, checklists, estimates, tags and the days between them. ${withoutText}`}
      width={400}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={name.trim() === '' ? 'Give it a name.' : undefined}
            onClick={() => void save()}
          >
            Keep as a template
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} />
    </Dialog>
  );
}
