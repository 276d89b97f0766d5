// A task for whoever only reads or comments, and one that is on its way to another department.
import { newSpace } from '@baton/model/directory/made';
import { taskByKey } from '@baton/model/task/queries';
import { space } from '@baton/model/test/memory';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { ann, scene, type Scene } from '../../test/scene.tsx';
import { TaskRoom } from './task-room.tsx';

const none = () => {};
function Room() {
  const task = useLiveOne(taskByKey, { key: 'SPR-121' });
  if (!task) return null;
  return (
    <TaskRoom
      task={task}
      board={undefined}
      isPage={false}
      field={undefined}
      show="task"
      onShow={none}
      onOpen={none}
      onPage={none}
      onClose={none}
    />
  );
}
const as = (role: 'viewer' | 'commenter'): Scene =>
  scene({
    directory: {
      spaces: { [space('main')]: { ...newSpace(1), roles: { [ann]: role } } },
    },
  });
const texts = () => screen.queryAllByRole('textbox').map((field) => field.getAttribute('aria-label'));
beforeEach(() => localStorage.clear());

test('a viewer reads: the facts are text, nothing can be typed, ticked or taken away, and it is said why', async () => {
  const at = as('viewer');
  await at.show(<Room />);
  expect(screen.getByText(/^You may read here, but not change anything/)).toBeTruthy();
  expect(texts().filter((name) => name !== 'Description')).toEqual([]);
  expect(screen.queryByRole('button', { name: /^(Title|Line|Status|Priority|Project|Remove)/ })).toBeNull();
  expect(screen.getByRole('group', { name: 'Status' }).textContent).toBe('StatusMaking');
  const [first] = screen.getAllByRole('checkbox');
  if (first) await userEvent.click(first);
  expect(at.workspace.calls).toEqual([]);
});

test('where only a newer version writes the task is read, until the page is loaded anew', async () => {
  const at = scene();
  await at.show(<Room />);
  expect(texts().length).toBeGreaterThan(1);
  at.workspace.setStatus({ ahead: [`r/${space('other')}/0`] });
  await at.settle();
  expect(screen.queryByText(/^A newer version of Baton/)).toBeNull();
  at.workspace.setStatus({ ahead: [`r/${space('main')}/0`] });
  await at.settle();
  expect(screen.getByText(/^A newer version of Baton is in use here\. You can read everything/)).toBeTruthy();
  expect(texts().filter((name) => name !== 'Description')).toEqual([]);
});

test('a commenter may comment, and nothing else', async () => {
  const at = as('commenter');
  await at.show(<Room />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Comment' }), 'Agreed{Control>}{Enter}{/Control}');
  await at.settle();
  expect(at.workspace.calls).toEqual(['addComment']);
  expect(texts().filter((name) => name !== 'Description')).toEqual(['Comment']);
});

test('a task on its way says where to and that it stays until then; it can be left here', async () => {
  const at = scene();
  const id = at.company.tasks['Press kit: words and stills'] ?? '';
  at.workspace.memory.tx.tasks.patch(id, { movedTo: space('team') });
  await at.show(<Room />);
  expect(screen.getByText('Moving to Sales. Until then it stays here.')).toBeTruthy();
  at.workspace.setStatus({ link: 'away' });
  await at.settle();
  expect(screen.getByText('Moves to Sales when the relay has it. Until then it stays here.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Leave it here' }));
  await at.settle();
  expect(at.workspace.memory.tx.tasks.get(id)?.movedTo).toBeNull();
});

test('the project of a task leads to another one', async () => {
  const at = scene();
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('button', { name: /^Project: Spring launch.*Move to another$/ }));
  await at.settle();
  await userEvent.keyboard('store{Enter}');
  await at.settle();
  expect(screen.getByText('“Press kit: words and stills” stands in Store site now.')).toBeTruthy();
});
