// Who has a passkey signs with it what must not be done on a device that they left open: the dialog says what is signed.
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { addPasskey, giveAuthenticator } from './world/steps/sign-in.ts';
import { invite } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });

test('a role is given with the passkey of who gives it; whoever turns round has given nothing', async () => {
  const relay = await world.ownRelay();
  const [ann, bo] = [await world.seat(), await world.seat()];
  await foundWorkspace(ann.page, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await join(bo.page, await invite(ann.page), 'Bo Dahl');
  await giveAuthenticator(ann.context, ann.page);
  await addPasskey(ann.page);

  const { page } = ann;
  await page.getByRole('button', { name: /^Fern/ }).first().click();
  await page.getByRole('menuitem', { name: 'Admin' }).click();
  await page.getByRole('table', { name: 'People' }).getByRole('button', { name: 'Bo Dahl', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'About this person' });
  const makeAdmin = async () => {
    await panel.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: /^Admin/ }).click();
  };
  const dialog = page.getByRole('dialog', { name: 'Sign with your passkey' });
  await makeAdmin();
  await dialog.getByText('“Bo Dahl is admin of Fern from now on.”').waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('This is signed with your passkey too, and none was used.').first().waitFor();
  await makeAdmin();
  await dialog.getByRole('button', { name: 'Sign with passkey' }).click();
  await page.getByText('Bo Dahl is admin now.').waitFor();
  await bo.page.getByRole('button', { name: /^Fern/ }).first().click();
  await bo.page.getByRole('menuitem', { name: 'Admin' }).waitFor();
});
