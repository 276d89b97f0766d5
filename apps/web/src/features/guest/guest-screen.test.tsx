// What a guest lands on: tasks and slices of boards that were given to them, and who gave them. What is not a guest's never reaches them (relay/guest-histories).
import { newPerson, newSpace } from '@baton/model/directory/made';
import { setProfile } from '@baton/model/person/commands';
import { addProject } from '@baton/model/project/commands';
import { shareTask } from '@baton/model/sharing/commands';
import { addTask } from '@baton/model/task/add-commands';
import { assignTask } from '@baton/model/task/commands';
import { openMemory, person, space } from '@baton/model/test/memory';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { openApp } from '../../test/app.tsx';
import { workspaceOver } from '../../test/memory-workspace.ts';

const [ann, gil] = [person('ann'), person('gil')];

test('of a board stand the columns in which something was given, with that alone', async () => {
  const memory = openMemory({
    person: gil,
    directory: {
      persons: { [ann]: newPerson('owner', 1, null), [gil]: newPerson('guest', 2, null) },
      spaces: { [space('main')]: { ...newSpace(1), groups: { clients: [ann, gil] }, groupRoles: {} } },
    },
  });
  memory.as(ann, () => {
    memory.does(setProfile, { name: 'Ann Lee' });
    const made = memory.does(addProject, { space: space('main'), name: 'Spring launch', hue: 1, prefix: 'SPR' });
    const put = (title: string) => memory.does(addTask, { project: made.project, board: made.board ?? '', title }).task;
    const [claims, label] = [put('Claims check'), put('Care label')];
    for (const task of [claims, label]) memory.does(shareTask, { task, group: 'clients' });
    memory.does(assignTask, { task: claims, to: gil });
  });
  memory.as(gil, () => memory.does(setProfile, { name: 'Gil Park' }));
  const workspace = workspaceOver(memory, gil);
  const app = await openApp({ at: `/w/${workspace.world.me.workspace}`, workspace });
  await app.settle();
  const slice = within(screen.getByRole('region', { name: 'Board: Spring launch' }));
  expect(slice.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent?.trim())).toEqual([
    'Ready 2 of yours',
  ]);
  expect(slice.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Care label'),
    expect.stringContaining('Claims check'),
  ]);
  expect(within(screen.getByRole('region', { name: 'With you' })).getByText('Claims check')).toBeTruthy();
  expect(within(screen.getByRole('region', { name: 'Shared with you' })).getByText('Care label')).toBeTruthy();
  expect(screen.getByText(/Ann Lee shared this with you\./u)).toBeTruthy();
  const { workspace: title } = workspace.world.titles;
  await userEvent.click(screen.getByRole('button', { name: `What ${title} sees of me` }));
  const seen = within(screen.getByRole('dialog', { name: `What ${title} sees of me` }));
  expect(seen.getByRole('region', { name: `Admins of ${title}` }).textContent).toContain('your devices by name');
  expect(seen.getByText(/^your name, /u).textContent).toContain('Gil Park');
  await userEvent.click(seen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
