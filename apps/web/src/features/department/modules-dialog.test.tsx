import { newPerson, newSpace } from '@baton/model/directory/made';
import type { DirectorySpace } from '@baton/model/directory/schema';
import { person, space } from '@baton/model/test/memory';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { ModulesDialog } from './modules-dialog.tsx';

const [main, cy] = [space('main'), person('cy')];
const withSpace = (part: Partial<DirectorySpace>, role: 'owner' | 'member' = 'owner'): Scene =>
  scene({
    directory: {
      persons: {
        [ann]: newPerson(role, 1, null),
        [bo]: newPerson('owner', 2, null),
        [cy]: newPerson('member', 3, null),
      },
      spaces: { [main]: { ...newSpace(1), ...part }, [space('team')]: newSpace(2, [ann]) },
    },
  });

test('[D33] each module has a sentence and a switch, and a lead’s press says the whole list', async () => {
  const at = withSpace({ modules: ['estimates'] });
  await at.show(<ModulesDialog space={main} onClose={() => {}} />);
  const dialog = within(await screen.findByRole('dialog', { name: 'What Marketing shows' }));
  expect(dialog.getByText('A task says how long it will take.')).toBeTruthy();
  expect(dialog.getByRole('switch', { name: 'Estimates' }).getAttribute('aria-checked')).toBe('true');
  expect(dialog.getByRole('switch', { name: 'Checklists' }).getAttribute('aria-checked')).toBe('false');
  await userEvent.click(dialog.getByRole('switch', { name: 'Checklists' }));
  expect(at.workspace.decided.signed).toMatchObject([
    { ledger: main, decision: { type: 'modules-set', space: main, modules: ['estimates', 'checklists'] } },
  ]);
});

test('[D33] who does not lead reads what is on and who switches it, and switches nothing', async () => {
  const at = withSpace({ modules: [] }, 'member');
  await at.show(<ModulesDialog space={main} onClose={() => {}} />);
  const one = await screen.findByRole('switch', { name: 'Estimates' });
  await userEvent.click(one);
  expect(at.workspace.decided.signed).toEqual([]);
  expect(screen.getByText('This is switched by Yuki Tanaka.')).toBeTruthy();
});
