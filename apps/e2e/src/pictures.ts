// Takes the pictures of docs/pictures from the demo company, of the app as it was built last:
// `pnpm build && node apps/e2e/src/pictures.ts`. `CHROMIUM` names another browser.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, takeSeat } from './world/browser.ts';
import { startRelay } from './world/relay.ts';
import { card } from './world/steps/board.ts';
import { openDemo } from './world/steps/door.ts';
import { goToProjects, workspaceOf } from './world/steps/workspace.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = resolve(root, 'docs/pictures');
const fixture = resolve(root, '../shared/fixtures/01-boards-trello/web-development.json');
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

/** The board, its peek, the list of projects, a look at an import. */
async function takeRooms(page: Page): Promise<void> {
  const film = card(page, 'Launch film: rough cut');
  await film.waitFor();
  await take(page, 'board');
  await film.click();
  await page.getByText('Ninety seconds, no voice.').waitFor();
  await take(page, 'peek');
  await page.keyboard.press('Escape');
  await goToProjects(page);
  await take(page, 'projects');
  await page.goto(`${workspaceOf(page)}/import`);
  await page.getByLabel('Trello export').setInputFiles(fixture);
  await page.getByRole('heading', { name: /brings 8 tasks/ }).waitFor();
  await take(page, 'import');
}

async function takeAll(url: string, browser: Awaited<ReturnType<typeof openBrowser>>): Promise<void> {
  const light = (await takeSeat(browser)).page;
  await light.goto(url);
  await light.getByRole('button', { name: 'Create workspace' }).waitFor();
  await take(light, 'first-run');
  await openDemo(light, url);
  const board = light.url();
  await takeRooms(light);

  await light.goto(board);
  await light.emulateMedia({ colorScheme: 'dark' });
  await card(light, 'Launch film: rough cut').waitFor();
  await take(light, 'board-dark');
  await light.emulateMedia({ colorScheme: 'light' });
  await light.setViewportSize(phone);
  await card(light, 'EAN codes into the ERP').waitFor();
  await take(light, 'board-mobile');
}

await mkdir(folder, { recursive: true });
const relay = await startRelay({ webFolder: resolve(root, 'apps/web/dist') });
const browser = await openBrowser(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
try {
  await takeAll(relay.url, browser);
} finally {
  await browser.close();
  await relay.end();
}
