// The terms of an approval, each as people meet them: four eyes, some of several, a deputy, a passkey, and a signer who is away.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, stepCard } from './world/steps/board.ts';
import {
  approvalOf,
  article,
  letStandIn,
  letStandInFor,
  makeGate,
  nameSigners,
  openAsking,
  openToSign,
  sendAsking,
  signHere,
  toSign,
} from './world/steps/deciding.ts';
import { join } from './world/steps/door.ts';
import { take } from './world/steps/handing.ts';
import { meetOnABoard } from './world/steps/meeting.ts';
import { openInbox, openMyWork } from './world/steps/my-work.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { addPasskey, giveAuthenticator } from './world/steps/sign-in.ts';
import { openPeek, retitle } from './world/steps/task.ts';
import { invite, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });
const title = 'Launch brief';

/** Ann, Bo and Cy on one board; the brief is there and Ann has it open. */
async function three(): Promise<{ readonly ann: Page; readonly bo: Page; readonly cy: Page }> {
  const { ann, bo } = await meetOnABoard(world, await world.ownRelay());
  const cy = (await world.seat()).page;
  await join(cy, await invite(ann), 'Cy Brandt');
  await openProject(cy, 'Garden');
  await openProject(ann, 'Garden');
  await addCards(ann, 'Ready', title);
  for (const page of [bo, cy]) await card(page, title).waitFor();
  return { ann, bo, cy };
}

test(
  'with four eyes who worked on it may not sign alone, is not asked, and one of the two others is enough',
  { tags: 'deep' },
  async () => {
    const { ann, bo, cy } = await three();
    await openPeek(bo, title);
    await retitle(bo, 'Launch brief for May');
    await untilChipSays(bo, 'Saved on relay');
    await bo.keyboard.press('Escape');
    await openPeek(ann, 'Launch brief for May');
    await openAsking(ann);
    await nameSigners(ann, 'Bo');
    await ann.keyboard.press('Control+Enter');
    await ann
      .getByText('Too few are left who may sign it: nobody signs what they have worked on. Ask somebody who has not.')
      .first()
      .waitFor();
    const sheet = await nameSigners(ann, 'Cy');
    await sheet.getByLabel('How many must sign').selectOption('1');
    expect(await violationsOn(ann)).toEqual([]);
    await sendAsking(ann);
    await openInbox(cy);
    await toSign(cy, 'Launch brief for May').waitFor();
    await openMyWork(bo);
    expect(await toSign(bo, 'Launch brief for May').count()).toBe(0);
    await openToSign(cy);
    await signHere(cy);
    await cy.getByText('Version 1, approved').waitFor();
    await approvalOf(ann).getByText('Approved, version 1').first().waitFor();
  },
);

test(
  'of three two must sign: the first leaves it open, the second approves, and who is left is not asked any more',
  { tags: 'deep' },
  async () => {
    const { ann, bo, cy } = await three();
    const dee = (await world.seat()).page;
    await join(dee, await invite(ann), 'Dee Moss');
    await openProject(ann, 'Garden');
    await openPeek(ann, title);
    await openAsking(ann);
    const sheet = await nameSigners(ann, 'Bo', 'Cy', 'Dee');
    await sheet.getByLabel('How many must sign').selectOption('2');
    await sendAsking(ann);
    await openInbox(dee);
    await toSign(dee, title).waitFor();
    await openToSign(bo);
    await signHere(bo);
    await bo.getByText(/^1 of 3, 2 of 3 must sign/).waitFor();
    await bo.getByText('Version 1, in approval').waitFor();
    await openToSign(cy);
    await signHere(cy);
    await cy.getByText('Version 1, approved').waitFor();
    await approvalOf(ann)
      .getByText(/^Signed by Bo Dahl, Cy Brandt/)
      .waitFor();
    await toSign(dee, title).waitFor({ state: 'detached' });
  },
);

test(
  'while the signer is away their deputy signs: who asks is told before, and both names stand on record',
  { tags: 'deep' },
  async () => {
    const { ann, bo, cy } = await three();
    await letStandIn(bo, 'Cy', 'in 5 days');
    await openPeek(ann, title);
    await openAsking(ann);
    const sheet = await nameSigners(ann, 'Bo');
    await sheet.getByText(/^Bo Dahl is away until .*\. Cy stands in\.$/).waitFor();
    expect(await violationsOn(ann)).toEqual([]);
    await sendAsking(ann);
    await openInbox(cy);
    await toSign(cy, title).getByText('You stand in for Bo Dahl.').waitFor();
    await openToSign(cy);
    await signHere(cy);
    await cy.getByText('Cy Brandt for Bo Dahl').waitFor();
    await cy.getByText('Version 1, approved').waitFor();
  },
);

test(
  'for who cannot say it an admin says who stands in; at a gate that is told before it is offered, and the deputy signs',
  { tags: 'deep' },
  async () => {
    const { ann, bo, cy } = await three();
    await letStandInFor(ann, 'Bo Dahl', { name: 'Cy', last: 'in 5 days' });
    expect(await violationsOn(ann)).toEqual([]);
    await openProject(ann, 'Garden');
    await makeGate(ann, 'Making', 'Bo Dahl');
    await take(ann, title);
    await stepCard(ann, title, 'Right');
    const sheet = ann.getByRole('dialog', { name: 'Offer to Bo at Making' });
    await sheet.getByText(/^Bo Dahl is away until .*\. Cy stands in\.$/).waitFor();
    expect(await violationsOn(ann)).toEqual([]);
    await ann.keyboard.press('Control+Enter');
    await card(ann, title)
      .getByRole('img', { name: /^Offered by you to Bo Dahl/ })
      .waitFor();
    await stepCard(cy, title, 'Right');
    await cy.getByText(`“I sign ${title} at Making.”`).waitFor();
    await cy.keyboard.press('Control+Enter');
    await bo
      .getByRole('list', { name: /^Review, \d+$/ })
      .getByText(title)
      .waitFor();
  },
);

test(
  'one that needs a passkey is signed with it, by itself; whoever turns round has signed nothing',
  { tags: 'deep' },
  async () => {
    const { ann, bo } = await meetOnABoard(world, await world.ownRelay());
    await addCards(ann, 'Ready', `${title}\nPoster`);
    await giveAuthenticator(bo.context(), bo);
    await addPasskey(bo);
    for (const [one, isStrong] of [
      [title, true],
      ['Poster', false],
    ] as const) {
      await openPeek(ann, one);
      await openAsking(ann);
      const sheet = await nameSigners(ann, 'Bo');
      if (isStrong) await sheet.getByRole('checkbox', { name: 'Each signature needs a passkey' }).click();
      await sendAsking(ann);
      await approvalOf(ann).getByText('Not signed yet, version 1').waitFor();
      await ann.keyboard.press('Escape');
    }
    await openInbox(bo);
    await toSign(bo, 'Poster').waitFor();
    await toSign(bo, title).waitFor();
    await bo.keyboard.press('x');
    await bo.keyboard.press('Control+a');
    await bo.keyboard.press('a');
    const several = bo.getByRole('dialog', { name: 'Sign approvals' });
    await several.getByText(/^Its signature needs your passkey/).waitFor();
    await several.getByRole('button', { name: /^Sign 1 approval/ }).waitFor();
    await several.getByRole('link', { name: 'Open its page' }).click();
    await article(bo, 1).waitFor();
    const dialog = bo.getByRole('dialog', { name: 'Sign with your passkey' });
    await signHere(bo);
    await dialog.getByText(/^“I approve the version sealed as /).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await bo.getByText('This is signed with your passkey too, and none was used.').first().waitFor();
    await bo.getByText('Version 1, in approval').waitFor();
    await bo.keyboard.press('Control+Enter');
    await dialog.getByRole('button', { name: 'Sign with passkey' }).click();
    await bo.getByText('Version 1, approved').waitFor();
  },
);
