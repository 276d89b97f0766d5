// Takes every screen of tasks, boards, My work and the inbox at three sizes, light and dark, from the app as it was built
// last, into a folder that git does not keep: `pnpm build && node apps/e2e/src/screens.ts [folder]`. They are looked at
// beside the pictures of the design. `CHROMIUM` names another browser.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, takeSeat } from './world/browser.ts';
import { type Relay, startRelay } from './world/relay.ts';
import { stepCard } from './world/steps/board.ts';
import { askFor, openHome, waitingRow } from './world/steps/department.ts';
import { foundWorkspace, join, openDemo } from './world/steps/door.ts';
import { fileRow, fileSays, pickFiles, pictureFile, textFile } from './world/steps/files.ts';
import { takingInto } from './world/steps/looking.ts';
import { giveTo, inboxRow, openInbox, openMyWork, workMenu, workRow } from './world/steps/my-work.ts';
import { openPeek, peek } from './world/steps/task.ts';
import { goToProjects, goToSettings, invite, openProject } from './world/steps/workspace.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = resolve(process.argv[2] ?? resolve(root, '.cache/screens'));
type Browser = Awaited<ReturnType<typeof openBrowser>>;

const sizes = [
  { width: 1_440, height: 900 },
  { width: 1_024, height: 768 },
  { width: 390, height: 844 },
] as const;
const take = takingInto(folder, sizes);

/** The board, its settings, a task beside it, as a page, and its history. */
async function takeBoard(page: Page): Promise<void> {
  const film = 'Launch film: rough cut';
  const board = page.url();
  await take(page, '03-board', page.locator('[data-drag-card]'));
  await page.getByRole('button', { name: /menu of the board$/ }).click();
  await page.getByRole('menuitem', { name: 'Board settings' }).click();
  await take(page, '22-board-settings', page.getByRole('heading', { name: /^Board settings/ }));
  await page.goto(board);
  await openPeek(page, film);
  const words = page.getByText('Ninety seconds, no voice.');
  await take(page, '05b-peek', words);
  await peek(page).getByRole('button', { name: 'Open as page' }).click();
  await take(page, '05-item', words);
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await take(page, '26-task-history', page.getByRole('region', { name: 'History' }));
  await page.goto(board);
}

/** What somebody else gave and asked for. */
async function tomWorks(browser: Browser, link: string): Promise<void> {
  const tom = (await takeSeat(browser)).page;
  await join(tom, link, 'Tom Okafor');
  await openProject(tom, 'Spring launch');
  for (const title of ['EAN codes into the ERP', 'Retail price list']) await giveTo(tom, title, 'Ines');
  await openHome(tom, 'Marketing');
  await askFor(tom, 'Marketing', { what: 'Banner for the Porto shop' });
  await tom.getByRole('button', { name: 'Saved on relay' }).waitFor();
  await tom.context().close();
}

async function takeMine(page: Page): Promise<void> {
  await openMyWork(page);
  const codes = workRow(page, 'EAN codes into the ERP');
  await codes.waitFor();
  await workMenu(page, 'Launch film: rough cut', 'Keep hours for it', 'Today');
  await take(page, '01-home', page.getByText('EAN codes into the ERP'));
  for (const form of ['Board', 'Days']) {
    await page.getByRole('button', { name: form, exact: true }).click();
    await take(page, `01-home-${form.toLowerCase()}`, page.getByRole('button', { name: form, exact: true }));
  }
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await openInbox(page);
  await take(page, '02-inbox', inboxRow(page, 'Retail price list'));
}

async function takeDepartment(page: Page): Promise<void> {
  await openHome(page, 'Marketing');
  await take(page, '25-department-home', waitingRow(page, 'Banner for the Porto shop'));
  await page.getByRole('button', { name: /: holidays$/ }).click();
  await page.getByLabel('Day', { exact: true }).fill('25 december');
  await page.getByLabel('Day', { exact: true }).press('Enter');
  await page.getByLabel('What day it is').fill('Christmas Day');
  await page.getByLabel('What day it is').press('Enter');
  await take(page, '25-holidays', page.getByText('Christmas Day'));
  await page.keyboard.press('Escape');
  await goToSettings(page);
  await take(page, 'settings-profile', page.getByText('Holidays'));
}

/** What a column asks for, asked of who brings a card; and words in a field that are none of its own. */
async function takeRefused(page: Page, board: string): Promise<void> {
  const asked = 'Launch-day support rota';
  await page.goto(board);
  await page.getByRole('button', { name: /menu of the board$/ }).click();
  await page.getByRole('menuitem', { name: 'Board settings' }).click();
  await page.getByRole('button', { name: 'Rules and words of Making' }).click();
  await page.getByRole('button', { name: '+ rule for Making' }).click();
  await page.getByRole('menuitem', { name: 'a finished checklist', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.goto(board);
  await stepCard(page, asked, 'Right');
  await take(page, '22-refused', page.getByRole('dialog', { name: 'Making asks for a finished checklist' }));
  await page.goto(board);
  await openPeek(page, asked);
  const due = page.getByRole('textbox', { name: 'Due', exact: true });
  await take(page, '05b-peek-refused', {
    shows: page.locator('[aria-invalid="true"]'),
    before: async () => {
      await due.fill('when it is done');
      await page.keyboard.press('Enter');
    },
  });
  await page.goto(board);
}

/** The same with the relay gone: what was there is there, what is written is saved here, and a file waits. */
async function takeAway(page: Page, relay: Relay, board: string): Promise<void> {
  const film = 'Launch film: rough cut';
  await page.goto(board);
  await openPeek(page, film);
  await pickFiles(page, textFile('shot list.txt', 'Beach, harbour, tent.'), await pictureFile(page, 'beach.png'));
  await fileSays(page, 'beach.png', 'On this device and the relay');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await relay.kill();
  await page.getByRole('button', { name: /^Offline/ }).waitFor();
  await pickFiles(page, textFile('voice over.txt', 'None.'));
  await fileSays(page, 'voice over.txt', 'waits for the relay');
  await take(page, '05b-peek-offline', fileRow(page, 'voice over.txt'));
  await peek(page).getByRole('button', { name: 'Open as page' }).click();
  await take(page, '05-item-offline', page.getByText('Ninety seconds, no voice.'));
  await page.goto(board);
  await take(page, '03-board-offline', page.locator('[data-drag-card]'));
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await take(page, 'files-offline', page.getByText('voice over.txt'));
  await openMyWork(page);
  await take(page, '01-home-offline', page.getByText('EAN codes into the ERP'));
  await openInbox(page);
  await take(page, '02-inbox-offline', page.getByRole('heading', { name: 'Inbox', level: 1 }));
}

/** What is there before anything is. */
async function takeEmpty(url: string, browser: Browser): Promise<void> {
  const { page, context } = await takeSeat(browser);
  await foundWorkspace(page, url, { name: 'Ana Reis', team: 'Reis & Co' });
  await openMyWork(page);
  await take(page, '16b-empty-home', page.getByRole('heading', { name: 'My work', level: 1 }));
  await openInbox(page);
  await take(page, '16b-empty-inbox', page.getByRole('heading', { name: 'Inbox', level: 1 }));
  await goToProjects(page);
  await take(page, '16b-empty-projects', page.getByRole('heading', { name: 'Projects', level: 1 }));
  await context.close();
}

await mkdir(folder, { recursive: true });
const relay = await startRelay({ webFolder: resolve(root, 'apps/web/dist') });
const browser = await openBrowser(process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell');
try {
  const { page } = await takeSeat(browser);
  await openDemo(page, relay.url);
  const board = page.url();
  await tomWorks(browser, await invite(page));
  await page.goto(board);
  await takeBoard(page);
  await takeMine(page);
  await takeDepartment(page);
  await takeEmpty(relay.url, browser);
  await takeRefused(page, board);
  await takeAway(page, relay, board);
  console.log(`They are in ${folder}`);
} finally {
  await browser.close();
  await relay.end();
}
