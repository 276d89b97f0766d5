// What stands behind a mention in a text: a person by their name of now, a task by its title, status and holder of now.
// Who has no more than the text gets its word, and no title: what they may not see is not on their device.
import { findTasks, type PeekAnswer, taskByKey, taskPeek } from '@baton/model/task/queries';
import { isId, letters, type TeamId } from '@baton/model/ids';
import type { ChipProps, Chips, FindProps, Found } from '@baton/editor/chips';
import { Icon } from '@baton/ui/icon';
import { StatusSign } from '@baton/ui/status-sign';
import { Link, useParams } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useMemo } from 'react';
import { askOnce } from '../lib/ask-once.ts';
import { fits, wordsIn } from '../lib/search.ts';
import { useLive, useLiveOne } from '../lib/use-live.ts';
import { useMe, useWorld } from '../lib/use-world.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { kindWords } from './kind-words.ts';
import styles from './mention-chips.module.css';
import { firstName, useFaces, usePeople } from './people.tsx';
import { PersonAvatar } from './person-avatar.tsx';

const most = 8;

/** Departments and teams that have a title here, by title. */
function useTeams() {
  const { directory, titles } = useWorld();
  const all = Object.entries(directory.teams) as [TeamId, (typeof directory.teams)[TeamId]][];
  return all
    .map(([id, { members }]) => ({ id, title: titles.teams[id] ?? '', members }))
    .filter(({ title }) => title !== '')
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

function TeamChip({ id, label }: ChipProps) {
  const me = useMe();
  const team = useTeams().find((one) => one.id === id);
  return (
    <span className={styles.team} data-me={team?.members.includes(me) || undefined}>
      @{team?.title ?? label}
    </span>
  );
}

function PersonChip({ id, label }: ChipProps) {
  return isId(id, letters.team) ? <TeamChip id={id} label={label} /> : <FaceChip id={id} label={label} />;
}

function FaceChip({ id, label }: ChipProps) {
  const { isKnown, isReader, name } = useFaces()(id);
  if (!isKnown) return <span>@{label}</span>;
  return (
    <button
      type="button"
      className={styles.person}
      data-me={isReader || undefined}
      data-person-card={id}
      aria-haspopup="dialog"
      title={name}
    >
      @{firstName(name)}
    </button>
  );
}

function TaskChip({ id, label }: ChipProps) {
  const task = useLiveOne(taskPeek, { task: id });
  return task ? <TaskLink task={task} /> : <span>{label}</span>;
}

function TaskLink({ task }: { task: PeekAnswer }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { key, title, kind, holder, archived, binned } = task;
  const isAway = archived !== null || binned !== null;
  return (
    <Link
      to="/w/$workspace/task/$key"
      params={{ workspace, key }}
      className={styles.task}
      data-away={isAway || undefined}
      title={`${key} ${title}, ${task.statusName}${holder === null ? '' : `, ${holder.name}`}`}
    >
      <StatusSign kind={kind} label={kindWords[kind]} size={12} />
      <span className={styles.key}>{key}</span>
      <span className={styles.title}>{title}</span>
      {holder !== null && <PersonAvatar id={holder.id} size={16} said={holder} />}
    </Link>
  );
}

function People({ typed, children }: FindProps) {
  const people = usePeople();
  const words = wordsIn(typed);
  const found = people
    .filter(({ name, account, matched }) => account && matched === null && fits(name, words))
    .slice(0, most)
    .map(({ id, name }): Found => ({
      id,
      label: firstName(name),
      title: name,
      before: <PersonAvatar id={id} size={20} decorative />,
    }));
  const teams = useTeams()
    .filter(({ title }) => fits(title, words))
    .map(({ id, title, members }): Found => ({
      id,
      label: title,
      title,
      before: <Icon icon={Users} size={16} />,
      end: members.length === 1 ? '1 person' : `${members.length} people`,
    }));
  return children([...found, ...teams].slice(0, most));
}

function Tasks({ typed, children }: FindProps) {
  const tasks = useLive(findTasks, { text: typed, limit: most }) ?? [];
  const found = tasks.map(({ id, key, title, kind }): Found => ({
    id,
    label: key,
    title,
    before: <StatusSign kind={kind} label={kindWords[kind]} />,
    end: key,
  }));
  return children(found);
}

/** The key of a task that an address of this workspace leads to; the text itself where it is no address. */
export function keyIn(text: string, { origin, workspace }: { origin: string; workspace: string }): string | null {
  if (!URL.canParse(text)) return text;
  const { origin: from, pathname } = new URL(text);
  const [, w, of, task, key] = pathname.split('/');
  return from === origin && w === 'w' && of === workspace && task === 'task' && key ? decodeURIComponent(key) : null;
}

export function useMentions(): Chips {
  const open = useWorkspace();
  return useMemo(
    () => ({
      Person: PersonChip,
      Task: TaskChip,
      People,
      Tasks,
      async taskAt(text) {
        const key = keyIn(text, { origin: location.origin, workspace: open.world.me.workspace });
        const [task] = key === null ? [] : await askOnce(open, taskByKey, { key });
        return task ? { id: task.id, label: task.key, title: task.title } : null;
      },
    }),
    [open],
  );
}
