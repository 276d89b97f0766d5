import { newPerson, newSpace } from '@baton/model/directory/made';
import { addComment } from '@baton/model/comment/commands';
import { setProfile } from '@baton/model/person/commands';
import { shareTask } from '@baton/model/sharing/commands';
import { addTask } from '@baton/model/task/add-commands';
import { setBudget } from '@baton/model/task/budget-commands';
import { person, space } from '@baton/model/test/memory';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ann, bo, scene } from '../test/scene.tsx';
import { WhoSees } from './who-sees.tsx';

const [main, cy] = [space('main'), person('cy')];

test('[D55] who leads sees a department as another person does', async () => {
  const begin = (role: 'owner' | 'member') => {
    const at = scene({
      directory: {
        persons: {
          [ann]: newPerson(role, 1, null),
          [bo]: newPerson('member', 2, null),
          [cy]: newPerson('member', 3, null),
        },
        spaces: { [main]: { ...newSpace(1), groups: { few: [ann, cy] } }, [space('team')]: newSpace(2, [ann]) },
      },
    });
    at.workspace.memory.does(addTask, { project: at.company.project, title: 'For few', readers: { group: 'few' } });
    return at;
  };
  const seen = { kind: 'space', title: 'Marketing', space: main, group: null, record: null } as const;
  const led = begin('owner');
  await led.show(<WhoSees seen={seen} onClose={() => {}} />);
  await userEvent.click(await screen.findByRole('combobox', { name: 'See it as' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Yuki Tanaka' }));
  await screen.findByText(/^Yuki Tanaka edits here: 17 tasks with pages and comments, without budgets\.$/u);
  const projects = within(screen.getByRole('list', { name: 'Projects that Yuki Tanaka sees' }));
  expect(projects.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Spring launch',
    'Store site',
  ]);
  screen.getByText('Not: 1 task given to fewer, which you read.');
  await userEvent.click(screen.getByRole('combobox', { name: 'See it as' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Lena Brandt' }));
  await screen.findByText('Given by name: “For few”.');
});

test('a task is seen as a guest sees it: without the budget, without what colleagues say among themselves', async () => {
  const gil = person('gil');
  const at = scene({
    directory: {
      persons: {
        [ann]: newPerson('owner', 1, null),
        [bo]: newPerson('member', 2, null),
        [cy]: newPerson('member', 3, null),
        [gil]: newPerson('guest', 4, null),
      },
      spaces: { [main]: { ...newSpace(1), groups: { clients: [ann, gil], 'clients~money': [ann] } } },
    },
  });
  const { memory } = at.workspace;
  const { task } = memory.does(addTask, { project: at.company.project, title: 'Claims check' });
  memory.does(shareTask, { task, group: 'clients' });
  memory.does(setBudget, { task, budget: { minor: 90_000, currency: 'EUR' } });
  memory.does(addComment, { task, text: 'for us' });
  memory.does(addComment, { task, text: 'for all', to: 'guests' });
  memory.as(gil, () => memory.does(setProfile, { name: 'Gil Park' }));
  const seen = { kind: 'task', title: 'Claims check', space: main, group: 'clients', record: task } as const;
  await at.show(<WhoSees seen={seen} onClose={() => {}} />);
  const choose = async (name: string) => {
    await userEvent.click(await screen.findByRole('combobox', { name: 'See it as' }));
    await userEvent.click(await screen.findByRole('option', { name: new RegExp(name, 'u') }));
  };
  await choose('guest$');
  await screen.findByText(/ edits it, and sees title, facts and checklist, the description and 1 of 2 comments\.$/u);
  expect(screen.getByText(/^Not:/u).textContent).toBe(
    'Not: the budget, 1 comment among colleagues, the project and its other tasks and the list of people.',
  );
  await choose('^Yuki Tanaka$');
  await screen.findByText('For Yuki Tanaka this task is not there.');
});
