// One task out of all, found by words or key.
import { findTasks } from '@baton/model/task/queries';
import { CommandHint, CommandMenu } from '@baton/ui/command-menu';
import { StatusSign } from '@baton/ui/status-sign';
import { useState } from 'react';
import { rangesIn, wordsIn } from '../lib/search.ts';
import { useLive } from '../lib/use-live.ts';
import { kindWords } from './kind-words.ts';

interface PickTaskProps {
  /** What it is for: "Waits for". */
  readonly label: string;
  /** Those that cannot be chosen. */
  readonly without: readonly string[];
  readonly onPick: (task: string) => void;
  readonly onClose: () => void;
}
const most = 12;

export function PickTask({ label, without, onPick, onClose }: PickTaskProps) {
  const [query, setQuery] = useState('');
  const text = query.trim();
  const found = useLive(findTasks, { text, limit: most }) ?? [];
  const words = wordsIn(query);
  const items = found
    .filter(({ id, binned }) => binned === null && !without.includes(id))
    .map(({ id, key, title, kind }) => ({
      id,
      label: `${key} ${title}`,
      ranges: rangesIn(`${key} ${title}`, words),
      sign: <StatusSign kind={kind} label={kindWords[kind]} />,
    }));
  return (
    <CommandMenu
      open
      onClose={onClose}
      label={label}
      placeholder={`${label}: a title or a key`}
      query={query}
      onQuery={setQuery}
      groups={items.length === 0 ? [] : [{ id: 'tasks', label: 'Tasks', items }]}
      onChoose={(id) => {
        onPick(id);
        onClose();
      }}
      empty={text === '' ? 'Type a title or a key.' : `No task here is called ${text}.`}
      footer={
        <>
          <CommandHint keys={['↑', '↓']}>choose</CommandHint>
          <CommandHint keys={['Enter']}>take it</CommandHint>
        </>
      }
    />
  );
}
