// Who leads a department looks at it as another person: what the rules give them, at once when the rules change.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { openHome } from './world/steps/department.ts';
import { join, openDemo } from './world/steps/door.ts';
import { invite } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });

test(
  'the owner sees Marketing as a colleague does, and after it was closed to them that it is not there; the colleague is not asked',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const [ann, bo] = [(await world.seat()).page, (await world.seat()).page];
    await openDemo(ann, relay.url);
    await join(bo, await invite(ann), 'Bo Dahl');
    await openHome(ann, 'Marketing');
    await ann.getByRole('button', { name: 'Who can see this?' }).click();
    const dialog = ann.getByRole('dialog', { name: 'Who can see “Marketing”' });
    await dialog.getByRole('combobox', { name: 'See it as' }).click();
    await ann.getByRole('option', { name: 'Bo Dahl' }).click();
    await dialog.getByText(/^Bo Dahl edits here: \d+ tasks with pages and comments, without budgets\.$/u).waitFor();
    await dialog.getByRole('list', { name: 'Projects that Bo Dahl sees' }).getByText('Spring launch').waitFor();
    expect(await violationsOn(ann)).toEqual([]);

    await openHome(bo, 'Marketing');
    await bo.getByRole('button', { name: 'Who can see this?' }).click();
    const his = bo.getByRole('dialog', { name: 'Who can see “Marketing”' });
    await his.getByText('Roles, and who is in it, are changed by', { exact: false }).waitFor();
    expect(await his.getByRole('combobox', { name: 'See it as' }).count()).toBe(0);
    await his.getByRole('button', { name: 'Done' }).click();

    await dialog.getByRole('button', { name: 'Close it' }).click();
    await dialog.getByRole('button', { name: 'Close Marketing' }).click();
    await dialog.getByText('For Bo Dahl Marketing is not there.').waitFor();
    await bo.getByRole('heading', { name: 'This department is not here' }).waitFor({ timeout: 30_000 });
  },
);
