// Takes the pictures of docs/pictures from the demo company, of the app as it was built last:
// `pnpm build && node apps/e2e/src/pictures.ts`. `CHROMIUM` names another browser.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, takeSeat } from './world/browser.ts';
import { startRelay, type Relay } from './world/relay.ts';
import { makeTheOthersViewers } from './world/steps/access.ts';
import { addCards, card, cutLanes, renameCard, stepCard } from './world/steps/board.ts';
import { askForAll, makeGate, nameSigners, openAsking, sendAsking } from './world/steps/deciding.ts';
import { openHome } from './world/steps/department.ts';
import { createButton, join, openDemo } from './world/steps/door.ts';
import { chooseExport } from './world/steps/files.ts';
import { handOver } from './world/steps/handing.ts';
import { giveTo, inboxRow, openInbox, openMyWork, workMenu, workRow } from './world/steps/my-work.ts';
import { openSync } from './world/steps/sync.ts';
import { peek } from './world/steps/task.ts';
import { goToProjects, goToSettings, invite, openProject, workspaceOf } from './world/steps/workspace.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = resolve(root, 'docs/pictures');
const fixture = resolve(root, '../shared/fixtures/01-boards-trello/web-development.json');
type Browser = Awaited<ReturnType<typeof openBrowser>>;
const phone = { width: 390, height: 844 };

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const running = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map((animation) => animation.finished));
  });
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
  console.log(`${name}.png`);
}

/** Somebody's card beside their face on the board, and one's own profile in the settings. */
async function takePeople(page: Page): Promise<void> {
  const board = page.url();
  await card(page, 'EAN codes into the ERP').locator('[data-person-card]').click();
  await page.getByRole('heading', { name: /^Has \d+ open tasks$/ }).waitFor();
  await take(page, 'person-card');
  await page.keyboard.press('Escape');
  await goToSettings(page);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText(/^It is .* there now\.$/).waitFor();
  await take(page, 'profile');
  await page.goto(board);
}

/** The board, its peek, the list of projects, a look at an import. */
async function takeRooms(page: Page): Promise<void> {
  const film = card(page, 'Launch film: rough cut');
  await film.waitFor();
  await take(page, 'board');
  await film.click();
  await page.getByText('Ninety seconds, no voice.').waitFor();
  await take(page, 'peek');
  await page.keyboard.press('Escape');
  await takePeople(page);
  await openHome(page, 'Marketing');
  await page.getByText('Signs for the Porto opening').waitFor();
  await take(page, 'department');
  await goToProjects(page);
  await take(page, 'projects');
  await page.goto(`${workspaceOf(page)}/import`);
  await chooseExport(page, fixture);
  await page.getByRole('heading', { name: /brings 8 tasks/ }).waitFor();
  await take(page, 'import');
}

/** My work as a list and as days, what I wait for, and the inbox; Tom has given two tasks. */
async function takeMine(page: Page, browser: Browser): Promise<void> {
  const tom = (await takeSeat(browser)).page;
  await join(tom, await invite(page), 'Tom Okafor');
  await openProject(tom, 'Spring launch');
  for (const title of ['EAN codes into the ERP', 'Retail price list']) await giveTo(tom, title, 'Ines');
  await tom.context().close();
  await openMyWork(page);
  await workRow(page, 'EAN codes into the ERP').waitFor();
  await workMenu(page, 'Launch film: rough cut', 'Keep hours for it', 'Today');
  await take(page, 'my-work');
  await page.getByRole('button', { name: 'Days' }).click();
  await page.getByRole('listitem', { name: /^Launch film: rough cut, / }).waitFor();
  await take(page, 'my-work-days');
  await openInbox(page);
  await inboxRow(page, 'Retail price list').waitFor();
  await take(page, 'inbox');
}

async function takeAll(url: string, browser: Browser): Promise<void> {
  const light = (await takeSeat(browser)).page;
  await light.goto(url);
  await createButton(light).waitFor();
  await take(light, 'first-run');
  await openDemo(light, url);
  const board = light.url();
  await takeRooms(light);
  await takeMine(light, browser);

  await light.goto(board);
  await light.emulateMedia({ colorScheme: 'dark' });
  await card(light, 'Launch film: rough cut').waitFor();
  await take(light, 'board-dark');
  await light.emulateMedia({ colorScheme: 'light' });
  await light.setViewportSize(phone);
  await card(light, 'EAN codes into the ERP').waitFor();
  await take(light, 'board-mobile');
}

/** Somebody's panel in the admin screen: what they see and why; and who has their work next when they leave. */
async function takeAdmin(url: string, browser: Browser): Promise<void> {
  const ann = (await takeSeat(browser)).page;
  await openDemo(ann, url);
  const board = ann.url();
  const link = await invite(ann, 2);
  for (const name of ['Bo Dahl', 'Cy Brandt']) await join((await takeSeat(browser)).page, link, name);
  await ann.goto(board);
  for (const title of ['Paid social set-up, four markets', 'Window display kit']) await giveTo(ann, title, 'Bo');
  await handOver(ann, 'Launch film: rough cut', { to: 'Bo' });
  await ann.goto(`${workspaceOf(ann)}/admin`);
  await ann.getByRole('table', { name: 'People' }).getByRole('button', { name: 'Bo Dahl' }).click();
  await ann.getByRole('heading', { name: 'What Bo can see' }).waitFor();
  await take(ann, 'admin');
  await ann.getByRole('button', { name: 'End access now' }).click();
  await ann.getByRole('region', { name: 'What Bo has' }).waitFor();
  await take(ann, 'leaving');
}

/** A hand-over before it is sent, an approval as its signer reads it, and a board with a gate. */
async function takeDecisions(url: string, browser: Browser): Promise<void> {
  const [ines, bo] = [(await takeSeat(browser)).page, (await takeSeat(browser)).page];
  await openDemo(ines, url);
  const board = ines.url();
  await join(bo, await invite(ines), 'Bo Dahl');
  await ines.goto(board);
  const film = card(ines, 'Launch film: rough cut');
  await film.focus();
  await ines.keyboard.press('h');
  const offering = ines.getByRole('dialog', { name: /^Hand over / });
  await offering.getByRole('combobox', { name: 'To whom' }).fill('Bo');
  await offering.getByRole('option', { name: /Bo/, selected: true }).waitFor();
  await offering.getByRole('textbox', { name: 'Note' }).fill('The second cut is in the files.');
  await take(ines, 'hand-over');
  await ines.keyboard.press('Escape');
  await film.click();
  await openAsking(ines);
  await nameSigners(ines, 'Bo');
  await sendAsking(ines);
  await openInbox(bo);
  await bo.getByRole('link', { name: 'Read and sign' }).click();
  await bo.getByRole('article', { name: 'Version 1' }).waitFor();
  await take(bo, 'approve');
  await ines.keyboard.press('Escape');
  await peek(ines).waitFor({ state: 'detached' });
  await askForAll(ines, ['Window display kit'], 'Bo');
  await openInbox(bo);
  await bo.getByRole('button', { name: 'Answer several' }).click();
  for (const title of ['Launch film: rough cut', 'Window display kit'])
    await bo.getByRole('checkbox', { name: `Select: ${title}` }).click();
  await bo.keyboard.press('a');
  await bo.getByText('Nothing of it was approved before').nth(1).waitFor();
  await take(bo, 'several');
  await makeGate(ines, 'Legal check', 'Bo Dahl');
  await ines.getByRole('region', { name: 'At the gate of Legal check' }).waitFor();
  await take(ines, 'gate');
}

/** Closes the page and opens its address anew, with its profile. */
async function backAgain(page: Page, meanwhile: () => Promise<void>): Promise<Page> {
  const address = page.url();
  const next = await page.context().newPage();
  await page.close();
  await meanwhile();
  await next.goto(address);
  return next;
}
const saved = (page: Page) => page.getByRole('button', { name: 'Saved on relay' }).waitFor({ timeout: 30_000 });

/** Two work while the relay is away: what merged, what was replaced; then one may only read any more. */
async function takeSync(relay: Relay, browser: Browser): Promise<void> {
  const clara = (await takeSeat(browser)).page;
  const bo = (await takeSeat(browser)).page;
  const recoveryLink = await openDemo(clara, relay.url);
  await join(bo, await invite(clara), 'Bo Dahl');
  for (const page of [clara, bo]) await openProject(page, 'Spring launch');
  // A line typed into a column stands in none of its lanes.
  await cutLanes(clara, 'None');
  await Promise.all([saved(clara), saved(bo)]);
  await bo.getByRole('button', { name: 'Add to Ready', exact: true }).waitFor();
  await relay.kill();
  await renameCard(clara, 'Launch film: rough cut', 'Launch film: second cut');
  await addCards(clara, 'Ready', 'Thank the film crew\nPrices on the hang-tags');
  // Cells count whole seconds: who is to be newer writes well after the other.
  await new Promise((done) => setTimeout(done, 3_000));
  await renameCard(bo, 'Launch film: rough cut', 'Launch film: ninety seconds');
  await stepCard(bo, 'EAN codes into the ERP', 'Right');
  await addCards(bo, 'Ready', 'Call the printer');
  const back = await backAgain(clara, async () => {
    await relay.start();
    await saved(bo);
  });
  await saved(back);
  await openSync(back, 'While you were away');
  await back.getByRole('heading', { name: /^You were offline for .* merged/ }).waitFor();
  await take(back, 'sync-centre');

  await relay.kill();
  await bo.getByRole('button', { name: /^Offline/ }).waitFor({ timeout: 30_000 });
  await renameCard(bo, 'Call the printer', 'Call the printer about the blue');
  await addCards(bo, 'Ready', 'Send the blue to Clara');
  const reader = await backAgain(bo, async () => {
    await relay.start();
    await makeTheOthersViewers(relay, recoveryLink);
  });
  await reader.getByRole('button', { name: /^Not saved: access was withdrawn/ }).waitFor({ timeout: 30_000 });
  await openSync(reader, 'Not saved');
  await reader
    .getByRole('heading', { name: /not saved/ })
    .first()
    .waitFor();
  await take(reader, 'not-saved');
}

await mkdir(folder, { recursive: true });
const relay = await startRelay({ webFolder: resolve(root, 'apps/web/dist') });
const browser = await openBrowser(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
try {
  await takeAll(relay.url, browser);
  await takeAdmin(relay.url, browser);
  await takeDecisions(relay.url, browser);
  await takeSync(relay, browser);
} finally {
  await browser.close();
  await relay.end();
}
