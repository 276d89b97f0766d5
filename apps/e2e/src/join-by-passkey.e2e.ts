// Invited by a link: in one go in, and with a passkey that lets its person in elsewhere.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { giveAuthenticator } from './world/steps/sign-in.ts';
import { goToSettings, invite, newProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const main = { name: 'Main' } as const;

async function invited(url: string, byPasskey = false): Promise<{ readonly ann: Page; readonly link: string }> {
  const seat = await world.seat();
  const ann = seat.page;
  if (byPasskey) await giveAuthenticator(seat.context, ann);
  await foundWorkspace(ann, url, { name: 'Ann Lee', team: 'Fern', byPasskey });
  await newProject(ann, 'Garden');
  return { ann, link: await invite(ann) };
}
async function sayName(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name, as others see it').fill(name);
}

test('the owner founds with a passkey and invites by link, a member joins by passkey, and comes in with it on another browser', async () => {
  const relay = await world.ownRelay();
  const { ann, link } = await invited(relay.url, true);
  const bo = await world.seat();
  const key = await giveAuthenticator(bo.context, bo.page);
  await sayName(bo.page, link, 'Bo Dahl');
  expect(await violationsOn(bo.page)).toEqual([]);
  await bo.page.getByRole('button', { name: 'Join with a passkey' }).click();
  await bo.page.getByText('Your passkey is made. It lets you in on any device of yours.').waitFor();
  expect(await violationsOn(bo.page)).toEqual([]);
  await bo.page.getByRole('button', { name: 'Open Fern' }).click();
  await bo.page.getByRole('navigation', main).getByRole('link', { name: 'Garden' }).waitFor();
  await goToSettings(bo.page);
  await bo.page.getByText(/^Chrome on Linux, /).waitFor();
  const credentials = await key.credentials();
  expect(credentials).toHaveLength(1);
  await Promise.all([bo.context.close(), ann.context().close()]);

  const other = await world.seat();
  await (await giveAuthenticator(other.context, other.page)).take(credentials);
  await other.page.goto(`${relay.url}/sign-in`);
  await other.page.getByRole('button', { name: 'Use a passkey' }).click();
  await other.page.getByRole('navigation', main).getByRole('link', { name: 'Garden' }).waitFor();
});

test(
  'whose finger is not known is in without a passkey, and makes one with the next press',
  { tags: 'deep' },
  async () => {
    const { link } = await invited((await world.ownRelay()).url);
    const bo = await world.seat();
    const key = await giveAuthenticator(bo.context, bo.page);
    await key.knowsFinger(false);
    await sayName(bo.page, link, 'Bo Dahl');
    await bo.page.getByRole('button', { name: 'Join with a passkey' }).click();
    await bo.page.getByText('You are in, without a passkey. None was made.').waitFor();
    await bo.page.getByLabel('Recovery link', { exact: true }).waitFor();
    expect(await violationsOn(bo.page)).toEqual([]);
    expect(await key.credentials()).toEqual([]);
    await key.knowsFinger(true);
    await bo.page.getByRole('button', { name: 'Make a passkey now' }).click();
    await bo.page.getByText(/^Your passkey is made\./).waitFor();
    expect(await key.credentials()).toHaveLength(1);
    await bo.page.getByRole('button', { name: 'Open Fern' }).click();
    await bo.page.getByRole('navigation', main).getByRole('link', { name: 'Garden' }).waitFor();
  },
);

test(
  'a browser that knows no passkeys speaks of none, and its person is in all the same',
  { tags: 'deep' },
  async () => {
    const { link } = await invited((await world.ownRelay()).url);
    const bo = await world.seat();
    await bo.context.addInitScript('delete globalThis.PublicKeyCredential');
    await sayName(bo.page, link, 'Bo Dahl');
    expect(await bo.page.getByText(/passkey/).count()).toBe(0);
    await bo.page.getByRole('button', { name: 'Join Fern' }).click();
    await bo.page.getByRole('button', { name: 'Open Fern' }).click();
    await bo.page.getByRole('navigation', main).getByRole('link', { name: 'Garden' }).waitFor();
  },
);
