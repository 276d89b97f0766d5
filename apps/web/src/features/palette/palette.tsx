// Find or do (17a): what can be done, with the focused task first, and everything that has a name or a key.
import { isAdmin } from '@baton/model/directory/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { taskPeek } from '@baton/model/task/queries';
import { CommandHint, CommandMenu } from '@baton/ui/command-menu';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type ActionId, useActionRegistry } from '../../lib/actions.tsx';
import { written } from '../../lib/locale.ts';
import { usePersonCards } from '../../lib/person-cards.tsx';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';
import { type Act, actGroups } from './act-groups.ts';
import { useAtHand } from './use-at-hand.tsx';
import { type Finding, useFinding } from './use-finding.tsx';

export interface PaletteProps {
  /** What had focus when it was asked for: acts speak of it. */
  readonly from: Element | null;
  readonly acts: readonly Act[];
  readonly onClose: () => void;
}
const all = {};

const number = written((locale) => new Intl.NumberFormat(locale));
const searchedText = ({ searched, ms }: Finding): string =>
  ms === null
    ? `${number().format(searched)} things on this device`
    : `Searched ${number().format(searched)} things on this device in ${ms} ms`;

const taskAt = (from: Element | null): string =>
  from?.closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'] ?? '';

export function Palette({ from, acts, onClose }: PaletteProps) {
  const [query, setQuery] = useState('');
  const task = useLiveOne(taskPeek, { task: taskAt(from) });
  const finding = useFinding(query);
  const atHand = useAtHand();
  const choose = useChoose(from, onClose);
  const about = task ? `${task.key}, ${task.title}` : null;
  const { directory, me } = useWorld();
  const own = actGroups({ acts, query, about, isAdmin: isAdmin(directory, me.person) });
  const groups =
    query.trim() === ''
      ? [
          ...own.filter(({ id }) => id === 'task'),
          ...atHand,
          ...own.filter(({ id }) => id !== 'task'),
          ...finding.groups,
        ]
      : [...own.filter(({ id }) => id === 'task'), ...finding.groups, ...own.filter(({ id }) => id !== 'task')];
  return (
    <CommandMenu
      open
      onClose={onClose}
      label="Find or do"
      placeholder="A task, its key, words of a comment, a project, a person, or what to do"
      query={query}
      onQuery={setQuery}
      groups={groups}
      onChoose={choose}
      empty={query.trim() === '' ? undefined : `Nothing here is called ${query.trim()}.`}
      footer={
        <>
          <CommandHint keys={['↑', '↓']}>choose</CommandHint>
          <CommandHint keys={['Enter']}>open</CommandHint>
          <span>{searchedText(finding)}</span>
        </>
      }
    />
  );
}

/** Acts wait until the menu has gone and the focus is back where it was: they speak of what has focus. */
function useChoose(from: Element | null, onClose: () => void): (id: string) => void {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  const actions = useActionRegistry();
  const cards = usePersonCards();
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const go: Readonly<Record<string, (of: string) => void>> = {
    act: (id) =>
      setTimeout(() => {
        if (from instanceof HTMLElement) from.focus();
        actions.run(id as ActionId);
      }, 50),
    task: (key) => void navigate({ to: '/w/$workspace/task/$key', params: { workspace, key } }),
    comment: (of) => {
      const [key = '', comment = ''] = of.split(' ');
      void navigate({ to: '/w/$workspace/task/$key', params: { workspace, key }, search: { comment } });
    },
    // After the menu has gone, so that focus comes back to where it was and not into the menu.
    person: (id) => setTimeout(() => cards.open(id, null), 50),
    board: (board) => void navigate({ to: '/w/$workspace/board/$board', params: { workspace, board } }),
    project: (id) => {
      const board = projects.find((project) => project.id === id)?.board;
      if (board) void navigate({ to: '/w/$workspace/board/$board', params: { workspace, board } });
      else void navigate({ to: '/w/$workspace/projects', params: { workspace } });
    },
    room: (room) => {
      if (room === 'sync') actions.run('sync');
      else if (room === 'settings') void navigate({ to: '/w/$workspace/settings', params: { workspace } });
      else if (room === 'admin') void navigate({ to: '/w/$workspace/admin', params: { workspace } });
      else
        void navigate({
          to: '/w/$workspace/projects',
          params: { workspace },
          search: room === 'archived' || room === 'bin' ? { show: room } : {},
        });
    },
  };
  return (id) => {
    const [kind = '', ...of] = id.split(' ');
    onClose();
    go[kind]?.(of.join(' '));
  };
}
