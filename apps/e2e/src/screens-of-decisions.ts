// Takes the screens on which work is decided, in four forms each, beside those of screens.ts and into the same folder:
// `pnpm build && node apps/e2e/src/screens-of-decisions.ts [folder]`. They are looked at beside 18, 24, 01, 02 and 15a.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, takeSeat } from './world/browser.ts';
import { startRelay } from './world/relay.ts';
import { handOver } from './world/steps/handing.ts';
import { takingInto } from './world/steps/looking.ts';
import { stepCard } from './world/steps/board.ts';
import {
  approvalOf,
  askForAll,
  letStandInFor,
  makeGate,
  nameSigners,
  openAsking,
  openToSign,
  sendAsking,
  signHere,
  toSign,
} from './world/steps/deciding.ts';
import { join, openDemo } from './world/steps/door.ts';
import { openInbox, openMyWork } from './world/steps/my-work.ts';
import { openPeek, retitle } from './world/steps/task.ts';
import { goToSettings, invite, openProject } from './world/steps/workspace.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = resolve(process.argv[2] ?? resolve(root, '.cache/screens'));
const take = takingInto(folder, [
  { width: 1_440, height: 900 },
  { width: 390, height: 844 },
]);

const film = 'Launch film: rough cut';
const asked = [film, 'Window display kit', 'Paid social set-up, four markets'] as const;

/** What waits, what is chosen, the sheet, and what became of it. */
async function takeSeveral(bo: Page): Promise<void> {
  await openMyWork(bo);
  await toSign(bo, asked[2]).waitFor();
  await take(bo, 'decide-asked', toSign(bo, film));
  await openInbox(bo);
  await bo.getByRole('button', { name: 'Answer several' }).click();
  for (const title of asked) await bo.getByRole('checkbox', { name: `Select: ${title}` }).click();
  await take(bo, 'decide-chosen', bo.getByRole('toolbar', { name: '3 selected' }));
  await bo.getByRole('button', { name: /^Sign 3 approvals/ }).click();
  const sheet = bo.getByRole('dialog', { name: 'Sign approvals' });
  await take(bo, 'decide-several', sheet.getByText(`“I approve version 1 of ${film}.”`));
  await bo.keyboard.press('Control+Enter');
  await take(bo, 'decide-said', sheet.getByText('3 approvals signed.'));
  await sheet.getByRole('button', { name: 'Done' }).click();
}

/** The difference alone: as it stands on the task, among several, and on its page. */
async function takeDifference(ines: Page, bo: Page): Promise<void> {
  await openPeek(ines, film);
  await retitle(ines, 'Launch film: fine cut');
  const changed = ines.getByRole('region', { name: 'Changed since approval' });
  await take(ines, 'decide-changed', changed);
  await changed.getByRole('button', { name: 'Ask for approval of the difference' }).click();
  await nameSigners(ines, 'Bo');
  await sendAsking(ines);
  await approvalOf(ines).getByText('Not signed yet, version 2').waitFor();
  await take(ines, 'decide-remind', ines.getByRole('button', { name: /^Remind/ }));
  await ines.keyboard.press('Escape');
  await openMyWork(bo);
  await toSign(bo, 'Launch film: fine cut').waitFor();
  await toSign(bo, 'Launch film: fine cut').getByRole('link').focus();
  await bo.keyboard.press('x');
  await bo.keyboard.press('a');
  await take(bo, 'decide-difference', bo.getByRole('region', { name: 'Changed since version 1' }));
  await bo.keyboard.press('Escape');
  await openToSign(bo);
  await take(bo, 'decide-page', bo.getByRole('article', { name: 'Version 2' }));
  await signHere(bo);
}

/** Said by an admin, and then told wherever Bo is asked. */
async function takeAway(ines: Page): Promise<void> {
  await letStandInFor(ines, 'Bo Dahl', { name: 'Cy', last: 'in 5 days' });
  await take(ines, 'decide-away-said', ines.getByText(/Signed, on record\.$/));
  await ines.getByRole('table', { name: 'People' }).getByRole('button', { name: 'Cy Brandt', exact: true }).click();
  await take(ines, 'decide-away-form', ines.getByRole('group', { name: 'Who stands in for Cy Brandt' }));
  await goToSettings(ines);
  await ines.getByRole('group', { name: 'Who stands in for you' }).scrollIntoViewIfNeeded();
  await take(ines, 'decide-away-own', ines.getByRole('group', { name: 'Who stands in for you' }));
  await openProject(ines, 'Spring launch');
  await makeGate(ines, 'Brand review', 'Bo Dahl');
  await stepCard(ines, asked[1], 'Right');
  await take(ines, 'decide-enter', ines.getByRole('dialog', { name: /^Offer to Bo at/ }));
  await ines.keyboard.press('Escape');
  await openPeek(ines, asked[2]);
  await openAsking(ines);
  await nameSigners(ines, 'Bo');
  await take(ines, 'decide-ask-away', ines.getByText(/^Bo Dahl is away until/));
}

await mkdir(folder, { recursive: true });
const relay = await startRelay({ webFolder: resolve(root, 'apps/web/dist') });
const browser = await openBrowser(process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell');
try {
  const [ines, bo, cy] = [
    (await takeSeat(browser)).page,
    (await takeSeat(browser)).page,
    (await takeSeat(browser)).page,
  ];
  await openDemo(ines, relay.url);
  const board = ines.url();
  const link = await invite(ines, 2);
  await join(bo, link, 'Bo Dahl');
  await join(cy, link, 'Cy Brandt');
  await ines.goto(board);
  await askForAll(ines, asked, 'Bo');
  await handOver(ines, 'EAN codes into the ERP', { to: 'Bo' });
  await takeSeveral(bo);
  await takeDifference(ines, bo);
  await takeAway(ines);
  console.log(`They are in ${folder}`);
} finally {
  await browser.close();
  await relay.end();
}
