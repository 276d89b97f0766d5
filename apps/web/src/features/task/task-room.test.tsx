import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { tasksOnBoard } from '@baton/model/board/queries';
import { taskByKey } from '@baton/model/task/queries';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { addComment } from '@baton/model/comment/commands';
import { binTask, setDue } from '@baton/model/task/commands';
import { addDays } from '@baton/model/day';
import type { PersonId } from '@baton/model/ids';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { keptTexts } from '../../lib/kept-text.ts';
import { prefer } from '../../lib/preferences.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { todayHere } from '../../parts/day-text.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { writtenField } from '../../test/written-field.ts';
import { TaskRoom } from './task-room.tsx';

let at: Scene;
const onOpen = vi.fn<(key: string) => void>();
const onClose = vi.fn<() => void>();
const key = 'SPR-121';

function Room({ isPage = false }: { isPage?: boolean }) {
  const task = useLiveOne(taskByKey, { key });
  if (!task) return null;
  return (
    <TaskRoom
      task={task}
      board={at.company.board}
      isPage={isPage}
      field={undefined}
      show="task"
      onShow={() => {}}
      onOpen={onOpen}
      onPage={() => {}}
      onClose={onClose}
    />
  );
}
beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  at = scene();
});
const task = () => at.company.tasks['Press kit: words and stills'] ?? '';
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const fact = (name: string) => screen.getByRole('group', { name });
const lines = () =>
  within(screen.getByRole('region', { name: 'Checklist' }))
    .queryAllByRole('button', { name: /^Line: / })
    .map((line) => line.textContent);

test('the panel names the task, says where it stands and goes to the next and the previous', async () => {
  await at.show(<Room />);
  expect(screen.getByRole('dialog', { name: 'SPR-121, Press kit: words and stills' })).toBeTruthy();
  expect(screen.getByText('11 of 17')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
  expect(onOpen.mock.calls.flat()).toEqual(['SPR-141', 'SPR-137']);
});

test('where only mine are looked at, the next one is mine too', async () => {
  const { board } = at.company;
  prefer(`mine.${board}`, 'yes');
  onTestFinished(() => prefer(`mine.${board}`, ''));
  at.workspace.memory.tx.tasks.patch(task(), { assigned: ann });
  await at.show(<Room />);
  const mine = at.workspace.memory.ask(tasksOnBoard, { board }).filter(({ holder }) => holder?.id === ann);
  expect(screen.getByText(new RegExp(`^\\d+ of ${mine.length}$`, 'u'))).toBeTruthy();
});

test('the title is saved as it is left; Escape returns the old one and offers what was typed', async () => {
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('button', { name: /^Title/ }));
  await press('{Control>}a{/Control}Press kit{Enter}');
  expect(screen.getByRole('button', { name: 'Title: Press kit' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Title/ }));
  await press(', half{Escape}');
  expect(screen.getByRole('button', { name: 'Title: Press kit' })).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Use what you typed' }));
  await at.settle();
  expect(screen.getByRole('button', { name: /half$/ })).toBeTruthy();
});

test('status and priority are chosen from their lists', async () => {
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('button', { name: 'Status: Making' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Legal check' }));
  await at.settle();
  expect(screen.getByRole('button', { name: 'Status: Legal check' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Priority: High' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'No priority' }));
  await at.settle();
  expect(screen.getByRole('button', { name: 'Priority: None' })).toBeTruthy();
});

test('a day typed in words is saved; words that mean nothing stay with a reason', async () => {
  await at.show(<Room />);
  const field = within(fact('Due')).getByRole('textbox');
  await userEvent.clear(field);
  await userEvent.type(field, 'tomorrow{Enter}');
  await at.settle();
  expect(at.workspace.memory.tx.tasks.get(task())?.due).toBe(addDays(todayHere(), 1));
  await userEvent.clear(field);
  await userEvent.type(field, 'some day{Enter}');
  expect((field as HTMLInputElement).value).toBe('some day');
  expect(at.workspace.memory.tx.tasks.get(task())?.due).toBe(addDays(todayHere(), 1));
});

test('an estimate is read as hours and minutes', async () => {
  await at.show(<Room />);
  const field = within(fact('Estimate')).getByRole('textbox');
  await userEvent.type(field, '1h 30{Enter}');
  await at.settle();
  expect(at.workspace.memory.tx.tasks.get(task())?.estimate).toBe(90);
});

test('the holder is one baton, and its list gives the task to somebody else', async () => {
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('button', { name: 'Tom Okafor has it' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Ines Carvalho, you/ }));
  await at.settle();
  expect(screen.getByRole('button', { name: 'You have it' })).toBeTruthy();
});

test('the checklist: a line by Enter, many by pasting, a tick, a name', async () => {
  await at.show(<Room />);
  const add = screen.getByRole('textbox', { name: 'Add to the checklist' });
  await userEvent.click(add);
  await press('Fourth{Enter}');
  await userEvent.paste('[ ] Fifth\n[x] Sixth');
  expect(screen.getByText('Enter adds 2 lines')).toBeTruthy();
  await press('{Enter}');
  expect(lines()).toEqual(['Part 1', 'Part 2', 'Part 3', 'Fourth', 'Fifth', 'Sixth']);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Fourth' }));
  await at.settle();
  expect(screen.getByText('3 of 6')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Line: Fifth' }));
  await press('{Control>}a{/Control}Number five{Enter}');
  expect(lines()).toContain('Number five');
});

test('lines of the checklist move by Alt and arrows and go by Delete, focus to the neighbour', async () => {
  await at.show(<Room />);
  screen.getByRole('checkbox', { name: 'Part 3' }).focus();
  await press('{Alt>}{ArrowUp}{/Alt}');
  expect(lines()).toEqual(['Part 1', 'Part 3', 'Part 2']);
  await press('{Delete}');
  expect(lines()).toEqual(['Part 1', 'Part 2']);
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Part 2' }));
});

test('an unfinished line of the checklist outlives Escape and the panel', async () => {
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('textbox', { name: 'Add to the checklist' }));
  await press('Half a line{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  expect([...keptTexts('draft.').values()]).toEqual(['Half a line']);
});

test('Ctrl Enter sends a comment; Escape keeps what was typed', async () => {
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('textbox', { name: 'Comment' }));
  await press('The price is in{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  const field = await writtenField('Comment');
  expect(field.textContent).toBe('The price is in');
  await userEvent.click(field);
  await press('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(field.textContent).toBe(''));
  expect(screen.getByText('The price is in')).toBeTruthy();
});

test('only my own comment has a menu; editing shows that it was edited, removing can be undone', async () => {
  at.workspace.memory.does(addComment, { task: task(), text: 'Mine' });
  await at.show(<Room />);
  expect(screen.getAllByRole('button', { name: 'Your comment, menu' })).toHaveLength(1);
  const others = screen.getAllByRole('button', { name: /^Comment of .*, menu$/u });
  await userEvent.click(others[0] as HTMLElement);
  await screen.findByRole('menuitem', { name: 'Copy the address' });
  expect(screen.queryByRole('menuitem', { name: /Edit|Remove/u })).toBeNull();
  await press('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Your comment, menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  await at.settle();
  const field = await writtenField('Your comment');
  await waitFor(() => expect(document.activeElement).toBe(field));
  await press(', changed{Control>}{Enter}{/Control}');
  await at.settle();
  expect(screen.getByText('Mine, changed')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'edited' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Your comment, menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  await at.settle();
  expect(screen.queryByText('Mine, changed')).toBeNull();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('a value that lost a merge shows the split sign: both values, who, and one press to use mine', async () => {
  await at.show(<Room />);
  const cell = (value: unknown, by: string, t: number) => ({
    key: 'x',
    value,
    by: by as PersonId,
    t,
    item: [1, 1] as const,
  });
  at.workspace.memory.does(setDue, { task: task(), due: addDays(todayHere(), 9) });
  at.workspace.lose(task(), [
    {
      id: 'lost-1',
      doc: 'r/s/1',
      record: task(),
      field: 'due',
      lost: cell(addDays(todayHere(), 1), ann ?? '', 1),
      won: cell(addDays(todayHere(), 9), bo ?? '', 2),
    },
  ]);
  await at.settle();
  await userEvent.click(within(fact('Due')).getByRole('button', { name: 'Due: two values were set apart' }));
  const sheet = await screen.findByRole('dialog', { name: 'Due was set apart' });
  expect(within(sheet).getByText('Tomorrow').tagName).toBe('S');
  expect(within(sheet).getByText(/^Yuki Tanaka, /)).toBeTruthy();
  await userEvent.click(within(sheet).getByRole('button', { name: 'Use mine' }));
  expect(at.workspace.calls).toContain('restore lost-1');
});

test('who else reads it is said in words', async () => {
  at.workspace.setHere([{ person: bo, deviceNo: 2, at: at.company.board, on: task(), field: null, me: false }]);
  await at.show(<Room />);
  expect(screen.getByText('Yuki is reading')).toBeTruthy();
});

test('J and K go on from the panel, Escape closes it', async () => {
  await at.show(<Room />);
  screen.getByRole('button', { name: /^Title/ }).focus();
  await press('j');
  expect(onOpen).toHaveBeenLastCalledWith('SPR-141');
  await press('k');
  expect(onOpen).toHaveBeenLastCalledWith('SPR-137');
  await press('{Escape}');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('a task in the bin says so, with the way back', async () => {
  at.workspace.memory.does(binTask, { task: task() });
  await at.show(<Room isPage />);
  expect(screen.getByText(/^In the bin since/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
  await at.settle();
  expect(screen.queryByText(/^In the bin since/)).toBeNull();
});

test('a line that somebody else adds appears while the panel is open', async () => {
  await at.show(<Room />);
  at.workspace.byOther(bo ?? '', (memory) => memory.does(addCheckItems, { task: task(), texts: ['From Yuki'] }));
  await at.settle();
  expect(lines()).toContain('From Yuki');
});
