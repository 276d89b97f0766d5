// A task whose page or older comments are not on this device, and one that is to stay.
import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { taskByKey } from '@baton/model/task/queries';
import { beforeEach, expect, test } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { scene, type Scene } from '../../test/scene.tsx';
import { TaskBody } from './task-body.tsx';

const shown = 'SPR-121';
function Body() {
  const task = useLiveOne(taskByKey, { key: shown });
  return task ? <TaskBody task={task} field={undefined} /> : null;
}
const away = 'Not on this device · it is fetched when the relay can be reached';
const begin = () => screen.queryByRole('button', { name: 'What this is about' });
let at: Scene;
let task: string;
beforeEach(() => {
  localStorage.clear();
  at = scene();
  task = at.company.tasks['Press kit: words and stills'] ?? '';
});

test('a description that is not on this device says so and is asked for; it stands there as soon as it is here', async () => {
  const asked: string[] = [];
  const { openPage } = at.workspace;
  at.workspace.openPage = (doc) => {
    asked.push(doc);
    return openPage(doc);
  };
  at.workspace.setOnDevice(task, { page: 'not-here' });
  await at.show(<Body />);
  expect(await screen.findByText(away, {}, { timeout: 10_000 })).toBeTruthy();
  expect(begin()).toBeNull();
  expect(asked).toEqual([expect.stringMatching(new RegExp(`^p/.*/${task}$`, 'u'))]);
  act(() => at.workspace.setOnDevice(task, { page: 'coming' }));
  expect(screen.getByText('Not on this device yet · it is being fetched')).toBeTruthy();
  act(() => at.workspace.setOnDevice(task, { page: 'here' }));
  expect(await screen.findByRole('button', { name: 'What this is about' })).toBeTruthy();
  expect(screen.queryByText(/^Not on this device/)).toBeNull();
});

test('older comments that are not here are said above those that are', async () => {
  at.workspace.setOnDevice(task, { comments: 'not-here' });
  await at.show(<Body />);
  const conversation = screen.getByRole('region', { name: 'Conversation' });
  expect(conversation.textContent).toContain(
    'Older comments are not on this device · they are fetched when the relay can be reached',
  );
  act(() => at.workspace.setOnDevice(task, { comments: 'here' }));
  expect(conversation.textContent).not.toContain('Older comments');
});

test('a task in an archive says of which quarter, offline as well, is asked for, and says no more than that when it is here', async () => {
  const asked: string[] = [];
  const { openPage } = at.workspace;
  at.workspace.openPage = (doc) => {
    asked.push(doc);
    return openPage(doc);
  };
  await at.show(<Body />);
  expect(screen.queryByText(/archive of/)).toBeNull();
  const before = asked.length;
  act(() => at.workspace.setOnDevice(task, { archive: { quarter: '2026q3', stand: 'not-here' } }));
  expect(
    screen.getByText('In the archive of 2026 Q3, not on this device · it is fetched when the relay can be reached'),
  ).toBeTruthy();
  expect(asked.length).toBe(before + 1);
  act(() => at.workspace.setOnDevice(task, { archive: { quarter: '2026q3', stand: 'coming' } }));
  expect(screen.getByText('In the archive of 2026 Q3, not on this device yet · it is being fetched')).toBeTruthy();
  act(() => at.workspace.setOnDevice(task, { archive: { quarter: '2026q3', stand: 'here' } }));
  expect(screen.getByText('In the archive of 2026 Q3. Reopen it and it is back.')).toBeTruthy();
  expect(asked.length).toBe(before + 1);
});

test('one press keeps a task on this device, another lets it go; kept with its project it says so', async () => {
  await at.show(<Body />);
  const keep = screen.getByRole('button', { name: 'Keep on this device' });
  expect(keep.getAttribute('aria-pressed')).toBe('false');
  await userEvent.click(keep);
  await userEvent.click(screen.getByRole('button', { name: 'Kept on this device', pressed: true }));
  expect(at.workspace.calls).toEqual([`pin ${task} true`, `pin ${task} false`]);
  act(() => at.workspace.setOnDevice(task, { pinned: 'with-project' }));
  expect(screen.getByText('Kept on this device with its project.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /on this device$/ })).toBeNull();
});
