// The only owner has lost every device and the passkey. What is left is the link that was printed at set-up.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { createButton, join } from './world/steps/door.ts';
import { addPasskey, giveAuthenticator } from './world/steps/sign-in.ts';
import { goToSettings, invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const panel = (page: Page) => page.getByRole('complementary', { name: 'About this person' });

/** Sets the workspace up, prints the link, and answers what stands on the paper. */
async function setUpAndPrint(page: Page, url: string): Promise<string> {
  await page.addInitScript('globalThis.print = () => void (globalThis.printed = document.body.innerText)');
  await page.goto(url);
  await page.getByLabel('Your name').fill('Ann Lee');
  await page.getByLabel('Company or team').fill('Fern');
  await createButton(page).click();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await page.getByRole('img', { name: 'Recovery link as a code to scan' }).waitFor();
  const printed = await page.evaluate<string>('globalThis.printed');
  await page.getByRole('button', { name: 'Open Fern' }).click();
  const [link = ''] = /https?:\/\/\S+\/recover#\S+/u.exec(printed) ?? [];
  return link;
}

test('the last admin lost everything: with the printed link they are back, end the lost device and passkey, and make a second owner', async () => {
  const relay = await world.ownRelay();
  const lost = await world.seat();
  const link = await setUpAndPrint(lost.page, relay.url);
  await newProject(lost.page, 'Garden');
  await addCards(lost.page, 'Ready', 'Written before');
  await giveAuthenticator(lost.context, lost.page);
  await addPasskey(lost.page);
  const bo = (await world.seat()).page;
  await join(bo, await invite(lost.page), 'Bo Dahl');
  await openProject(bo, 'Garden');
  await card(bo, 'Written before').waitFor();
  await lost.context.close();

  const { page } = await world.seat();
  await page.goto(link);
  await page.getByRole('button', { name: 'Come back' }).click();
  await page.getByRole('link', { name: 'You, Ann Lee' }).waitFor();
  await openProject(page, 'Garden');
  await card(page, 'Written before').waitFor();
  // The lost device and the lost passkey open nothing any more; no passkey is asked for that.
  await goToSettings(page);
  const devices = page.getByRole('list', { name: 'Devices' });
  await devices.getByRole('button', { name: /^Remove / }).click();
  await page.getByRole('button', { name: 'Remove device' }).click();
  await page.getByText(/ is removed\. /).waitFor();
  await until(() => devices.getByRole('listitem').count(), 1);
  await page.getByRole('button', { name: /^Remove Chrome on Linux/ }).click();
  await page.getByText('The passkey is removed. It opens nothing any more.').waitFor();

  // An owner as before: from now on there are two.
  await page.getByRole('button', { name: /^Fern/ }).first().click();
  await page.getByRole('menuitem', { name: 'Admin' }).click();
  await page.getByRole('table', { name: 'People' }).getByRole('button', { name: 'Bo Dahl', exact: true }).click();
  await panel(page).getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^Owner/ }).click();
  await page.getByText('Bo Dahl is owner now.').waitFor();
  await bo.getByRole('button', { name: /^Fern/ }).first().click();
  await bo.getByRole('menuitem', { name: 'Admin' }).click();
  await bo
    .getByRole('table', { name: 'People' })
    .getByRole('row', { name: /Ann Lee.*Owner/ })
    .waitFor();
  await bo.getByRole('link', { name: 'Audit' }).click();
  const audit = bo.getByRole('table', { name: 'Audit' });
  await audit.getByRole('row', { name: /Ann Lee.*Made Bo Dahl owner/ }).waitFor();
  expect(await audit.getByRole('row', { name: /recovery link/i }).count()).toBeGreaterThan(0);
});
