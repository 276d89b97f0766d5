// Work is offered to a team: whoever of it is first has it, and who was later is told; left lying, it comes to who leads the team.
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { makeTeam } from './world/steps/admin.ts';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { baton, handOver, offer } from './world/steps/handing.ts';
import { openInbox, openMyWork } from './world/steps/my-work.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const title = 'Extra store staff';

/** Bo and Cy are the florists, and Bo leads them. */
async function withATeam() {
  const seats = [await world.seat(), await world.seat(), await world.seat()] as const;
  const [ann, bo, cy] = [seats[0].page, seats[1].page, seats[2].page];
  await foundWorkspace(ann, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  const link = await invite(ann, 2);
  await join(bo, link, 'Bo Dahl');
  await join(cy, link, 'Cy Brandt');
  await makeTeam(ann, 'Florists', ['Bo Dahl', 'Cy Brandt']);
  for (const page of [ann, bo, cy]) await openProject(page, 'Garden');
  await addCards(ann, 'Ready', title);
  await card(cy, title).waitFor();
  return { ann, bo, cy, seats };
}

async function accept(page: Page): Promise<void> {
  await offer(page, title).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: /^Sign and accept/ }).click();
}

test('two of a team take the same work, one with the cable out: the first on record has it, the other is told and loses nothing', async () => {
  const { ann, bo, cy } = await withATeam();
  await handOver(ann, title, { to: 'Florists' });
  for (const page of [bo, cy]) {
    await baton(page, title, /^Offered by Ann Lee to Florists/).waitFor();
    await card(page, title).focus();
    await page.keyboard.press('Space');
  }
  await offer(bo, title).waitFor();
  await bo.context().setOffline(true);
  await untilChipSays(bo, /^Offline/);
  await accept(bo);
  await bo.getByText('Accepted here, not on record yet').waitFor();
  await accept(cy);
  await baton(ann, title, /^Cy Brandt accepted it from you/).waitFor();

  await bo.context().setOffline(false);
  await baton(bo, title, /^Cy Brandt (accepted|has) it/).waitFor();
  await bo.keyboard.press('Escape');
  await bo.keyboard.press('g');
  await bo.keyboard.press('y');
  await bo.getByRole('link', { name: /^Not saved/ }).click();
  await bo.getByText('Somebody took it first. Nothing of yours is lost; the task is with them.').waitFor();
  expect(await violationsOn(bo)).toEqual([]);
});

const day = 86_400_000;
/** The clock of the worker, which holds everything, and of the page; the relay is out of reach meanwhile. */
async function moveOn(context: BrowserContext, clock: { readonly ahead: number }): Promise<void> {
  await context.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await context.route(/worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const moved = `{ const now = Date.now; Date.now = () => now() + ${clock.ahead}; }\n`;
    await route.fulfill({ response, body: moved + (await response.text()) });
  });
}
/** A Wednesday, a week from now or more: who waits is told on working days. */
const aWednesday = (): number => 7 + ((10 - new Date(Date.now()).getUTCDay()) % 7);

test(
  'an offer to a team whose time is over: its members are told once, then its lead, and who waits in one line; the lead gives it out',
  { tags: 'deep' },
  async () => {
    const { ann, bo, cy, seats } = await withATeam();
    await handOver(ann, title, { to: 'Florists', answerBy: 'today' });
    for (const page of [bo, cy]) await baton(page, title, /^Offered by Ann Lee to Florists/).waitFor();
    for (const page of [ann, bo, cy]) await untilChipSays(page, 'Saved on relay');
    const clock = { ahead: day };
    for (const { context } of seats) await moveOn(context, clock);

    for (const page of [bo, cy]) {
      await page.reload();
      await openInbox(page);
      await page.getByText('Nobody of the team has taken it, and its time is over.').first().waitFor();
      expect(await page.getByText(/^It is still in the queue of your team/).count()).toBe(0);
    }
    clock.ahead = aWednesday() * day;
    for (const page of [ann, bo, cy]) {
      await page.reload();
      await openInbox(page);
    }
    await bo.getByText('It is still in the queue of your team. Give it to somebody.').first().waitFor();
    expect(await cy.getByText(/^It is still in the queue of your team/).count()).toBe(0);
    expect(await cy.getByText('Nobody of the team has taken it, and its time is over.').count()).toBe(1);
    await ann.getByText('You still wait for an answer.').first().waitFor();
    expect(await violationsOn(bo)).toEqual([]);

    // Back in the present: whoever leads the team has it done by somebody.
    for (const { context } of seats) await context.unrouteAll();
    for (const page of [ann, bo, cy]) await page.reload();
    await openMyWork(bo);
    await offer(bo, title).getByRole('button', { name: 'Give it to' }).click();
    await bo.getByRole('menuitem', { name: 'Cy Brandt' }).click();
    await openProject(ann, 'Garden');
    await baton(ann, title, /^Cy Brandt (accepted|has) it/).waitFor();
  },
);
