// Somebody at a browser of their own: joined by the link, at a board.
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { watchBoard } from './watch-board.ts';
import { chromiumHere } from './chromium-here.ts';

export interface Seat {
  readonly page: Page;
  readonly devtools: CDPSession;
  leave(): Promise<void>;
}

const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumHere(), args: quiet });

export async function takeSeat(browser: Browser, invitation: string, name: string): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(60_000);
  await context.addInitScript(watchBoard);
  const page = await context.newPage();
  await page.goto(invitation);
  await page.getByLabel('Your name, as others see it').fill(name);
  await page.getByRole('button', { name: /^Join (?!with )/ }).click();
  await page.getByRole('heading', { name: 'Keep this link' }).waitFor();
  await page.getByRole('button', { name: /^Open / }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, devtools, leave: () => context.close() };
}

export const linkOf = (page: Page, project: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: project, exact: true });

export async function goToBoard(page: Page, project: string): Promise<void> {
  await linkOf(page, project).click();
  await page.locator('[data-drag-card]').first().waitFor();
}

/** What the page's main thread has worked so far, in ms. */
export async function workOf({ devtools }: Seat): Promise<{ task: number; script: number }> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (wanted: string): number => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1_000;
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}
