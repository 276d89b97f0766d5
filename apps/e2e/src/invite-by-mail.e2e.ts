// Invitations that are bound to an address: by letter, and by a link for the addresses of a domain.
import { startMail, type TestMail } from '@baton/testkit/mail';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { goToSettings, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
let mail: TestMail;
beforeAll(async () => {
  mail = await startMail();
});
afterAll(() => mail.close());
beforeEach(() => void mail.arrived.splice(0));

const relayWithMail = () =>
  world.ownRelay({
    BATON_HOST: '127.0.0.1',
    BATON_SMTP_URL: `smtp://127.0.0.1:${mail.wish.port}`,
    BATON_MAIL_FROM: 'baton@fern.example',
  });
const letterTo = async (address: string) => {
  await until(() => mail.arrived.some(({ to }) => to.includes(address)), true);
  const at = mail.arrived.findLastIndex(({ to }) => to.includes(address));
  return mail.arrived.splice(at, 1)[0]?.text ?? '';
};
const linkIn = (text: string): string => /https?:\S+\/join#\S+/u.exec(text)?.[0] ?? '';
const codeIn = (text: string): string => /\b\d{6}\b/u.exec(text)?.[0] ?? '';
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Invite people' });

async function openInvite(page: Page): Promise<void> {
  await goToSettings(page);
  await page.getByRole('button', { name: 'Invite people' }).click();
  await dialog(page).waitFor();
}

test('the owner invites by mail, the letter arrives, its link is opened, and the member is in, and one that fails is sent anew', async () => {
  const relay = await relayWithMail();
  const ann = (await world.seat()).page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await addCards(ann, 'Ready', 'Rake');
  mail.refuses.add('cy@fern.example');

  await openInvite(ann);
  await dialog(ann).getByRole('button', { name: 'A list of people' }).click();
  await dialog(ann).getByLabel('Names and addresses').fill('Bo Dahl, bo@fern.example\nCy Brandt, cy@fern.example');
  await dialog(ann).getByText('Each letter goes to its address alone').waitFor();
  expect(await violationsOn(ann)).toEqual([]);
  await dialog(ann).getByRole('button', { name: 'Send the letters' }).click();
  const table = dialog(ann).getByRole('table', { name: 'Invitation links' });
  await table.getByRole('row', { name: /bo@fern\.example Sent/u }).waitFor();
  await table.getByRole('row', { name: /cy@fern\.example The mail server takes nothing for this address/u }).waitFor();
  await dialog(ann).getByRole('button', { name: 'Done' }).click();

  const letter = await letterTo('bo@fern.example');
  expect(letter).toContain('Ann Lee invites you to work in Fern');
  const bo = (await world.seat()).page;
  await join(bo, linkIn(letter), 'Bo Dahl');
  await openProject(bo, 'Garden');
  await card(bo, 'Rake').waitFor();

  // In the admin list it says which address failed; once the mailbox is there the letter goes out anew.
  mail.refuses.clear();
  await ann.getByRole('link', { name: 'Roles, guests, devices, audit' }).click();
  await ann.getByRole('link', { name: 'From outside' }).click();
  await ann.getByText('The letter was not sent. The mail server takes nothing for this address.').waitFor();
  await ann.getByRole('button', { name: 'Send the letter to cy@fern.example anew' }).click();
  const cy = (await world.seat()).page;
  await join(cy, linkIn(await letterTo('cy@fern.example')), 'Cy Brandt');

  await ann.getByRole('link', { name: 'Relay', exact: true }).click();
  await ann.getByText('Letters come from baton@fern.example.').waitFor();
  await ann.getByLabel('Send a trial letter to').fill('ann@fern.example');
  await ann.getByRole('region', { name: 'Mail' }).getByRole('button', { name: 'Send' }).click();
  await ann.getByText('The mail server took it for ann@fern.example.', { exact: false }).waitFor();
  expect(await letterTo('ann@fern.example')).toContain('trial letter of Fern');
  expect(await violationsOn(ann)).toEqual([]);
});

test(
  'a link for the addresses of a domain that is passed on opens nothing for another address',
  { tags: 'deep' },
  async () => {
    const relay = await relayWithMail();
    const ann = (await world.seat()).page;
    await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
    await openInvite(ann);
    await dialog(ann).getByRole('combobox', { name: 'Who may use the link' }).click();
    await ann.getByRole('option', { name: 'Only addresses of a domain' }).click();
    await dialog(ann).getByLabel('Domain').fill('fern.example');
    await dialog(ann).getByLabel('How many people may use it').fill('9');
    await dialog(ann).getByRole('button', { name: 'Make a link' }).click();
    const link = (await dialog(ann).getByLabel('Invitation link', { exact: true }).textContent()) ?? '';

    const eve = (await world.seat()).page;
    await eve.goto(link);
    await eve.getByLabel('Your name, as others see it').fill('Eve');
    await eve.getByLabel('Your mail address').fill('eve@evil.example');
    await eve.getByRole('button', { name: 'Send a code' }).click();
    await eve.getByText('This invitation is for addresses at fern.example.').waitFor();
    await eve.getByRole('button', { name: 'Join without a passkey' }).click();
    await eve.getByText('This invitation is for addresses at fern.example.').waitFor();
    expect(mail.arrived).toEqual([]);

    const bo = (await world.seat()).page;
    await bo.goto(link);
    await bo.getByLabel('Your name, as others see it').fill('Bo Dahl');
    await bo.getByLabel('Your mail address').fill('bo@fern.example');
    await bo.getByRole('button', { name: 'Send a code' }).click();
    const code = codeIn(await letterTo('bo@fern.example'));
    await bo.getByLabel('Code from the letter').fill(code === '000000' ? '111111' : '000000');
    await bo.getByRole('button', { name: 'Join without a passkey' }).click();
    await bo.getByText('That is not the code. 4 more.').waitFor();
    expect(await violationsOn(bo)).toEqual([]);
    await bo.getByLabel('Code from the letter').fill(code);
    await bo.getByRole('button', { name: 'Join without a passkey' }).click();
    await bo.getByRole('heading', { name: 'Keep this link' }).waitFor();
  },
);
