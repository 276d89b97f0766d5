// Signing in on a device that is new, by each way that there is; and signing out everywhere.
import { startSignOn } from '@baton/testkit/sign-on';
import { expect, test } from 'vitest';
import { foundWorkspace, join } from './world/steps/door.ts';
import { addPasskey, giveAuthenticator, setPassword, typePassword, wordsAtTheDoor } from './world/steps/sign-in.ts';
import { goToSettings, invite, newProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const team = 'Northwind Outdoor';
const main = { name: 'Main' } as const;
const anns = { mail: 'ann@northwind.example', password: 'seven lanterns walk' };

test('a member with a passkey comes in on a second browser with nobody else awake', async () => {
  const relay = await world.ownRelay();
  const [ann, bo] = [await world.seat(), await world.seat()];
  await foundWorkspace(ann.page, relay.url, { name: 'Ann', team });
  await newProject(ann.page, 'Spring launch');
  await join(bo.page, await invite(ann.page), 'Bo');
  const key = await giveAuthenticator(bo.context, bo.page);
  await addPasskey(bo.page);
  const credentials = await key.credentials();
  await ann.context.close();
  await bo.context.close();

  const other = await world.seat();
  const its = await giveAuthenticator(other.context, other.page);
  await other.page.goto(`${relay.url}/sign-in`);
  await other.page.getByRole('heading', { name: `Sign in to ${team}` }).waitFor();
  await other.page.getByRole('button', { name: 'Use a passkey' }).click();
  // This browser has none yet.
  await other.page.getByRole('alert').getByText('No passkey was used.').waitFor();
  await its.take(credentials);
  await other.page.getByRole('button', { name: 'Use a passkey' }).click();
  await other.page.getByRole('navigation', main).getByRole('link', { name: 'Spring launch' }).waitFor();
  await goToSettings(other.page);
  await other.page.getByRole('list', { name: 'Devices' }).getByText('This device').waitFor();
  expect(await other.page.getByLabel('Your name', { exact: true }).inputValue()).toBe('Bo');
});

test(
  'a password asks the first device, which shows the same words; signed out everywhere, the second is locked until its person was there',
  { tags: 'deep' },
  async () => {
    const relay = await world.ownRelay();
    const [laptop, phone] = [await world.seat(), await world.seat()];
    await foundWorkspace(laptop.page, relay.url, { name: 'Ann', team });
    await newProject(laptop.page, 'Spring launch');
    await setPassword(laptop.page, anns);

    await phone.page.goto(`${relay.url}/sign-in`);
    await typePassword(phone.page, { ...anns, password: 'seven lanterns run' });
    await phone.page.getByText('4 more tries, then wait 15 minutes.').waitFor();
    await typePassword(phone.page, anns);
    const words = await wordsAtTheDoor(phone.page);
    // Nothing of the workspace is there before somebody said yes.
    const kept = () => phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    // The list of workspaces that this browser holds, which is empty.
    expect(await kept()).toEqual(['baton']);
    const knock = laptop.page.getByRole('alert').filter({ hasText: 'asks to come in as you' });
    await knock.getByText(words).waitFor();
    await knock.getByRole('button', { name: 'Same, let it in' }).click();
    await phone.page.getByRole('navigation', main).getByRole('link', { name: 'Spring launch' }).waitFor();
    await knock.waitFor({ state: 'detached' });

    await goToSettings(laptop.page);
    await laptop.page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await laptop.page.getByRole('button', { name: 'Sign out my other devices' }).click();
    await phone.page.getByRole('heading', { name: `Sign in to ${team}` }).waitFor();
    expect(await phone.page.getByText('Spring launch').count()).toBe(0);
    // It stays locked when the page is loaded anew, and while the relay is away.
    await phone.page.reload();
    await phone.page.getByRole('heading', { name: `Sign in to ${team}` }).waitFor();
    await typePassword(phone.page, anns);
    await phone.page.getByRole('navigation', main).getByRole('link', { name: 'Spring launch' }).waitFor();
    await laptop.page.getByRole('list', { name: 'Devices' }).getByText('This device').waitFor();
  },
);

test('the company’s sign-on is linked by whoever is in, and then shows who they are in another browser', async () => {
  const signOn = await startSignOn();
  const { issuer, client, secret, name } = signOn.wish;
  const relay = await world.ownRelay({
    BATON_OIDC_ISSUER: issuer,
    BATON_OIDC_CLIENT: client,
    BATON_OIDC_SECRET: secret,
    BATON_OIDC_NAME: name,
  });
  signOn.serve([`${relay.url}/api/sign-in/came`]);
  const [laptop, phone] = [await world.seat(), await world.seat()];
  await foundWorkspace(laptop.page, relay.url, { name: 'Ann', team });
  await goToSettings(laptop.page);
  await laptop.page.getByRole('button', { name: 'Link', exact: true }).click();
  await laptop.page.getByRole('heading', { name: 'You are linked' }).waitFor();
  await laptop.page.getByRole('link', { name: 'Back to Settings' }).click();
  await laptop.page.getByText('Linked since').waitFor();

  await phone.page.goto(`${relay.url}/sign-in`);
  await phone.page.getByRole('button', { name: 'Continue with Northwind ID' }).click();
  const words = await wordsAtTheDoor(phone.page);
  const knock = laptop.page.getByRole('alert').filter({ hasText: 'asks to come in as you' });
  await knock.getByText(words).waitFor();
  await knock.getByRole('button', { name: 'Same, let it in' }).click();
  await phone.page.getByRole('navigation', main).waitFor();
  await signOn.close();
});
