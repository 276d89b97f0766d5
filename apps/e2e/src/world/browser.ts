// Chromium as people have it, headless. Each person has a profile of their own; two tabs of one person share it.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (executablePath: string, more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...quiet, ...more] });

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: uncaught errors and violations of the content policy. */
  readonly complaints: readonly string[];
  /** Another tab of the same profile. */
  tab(): Promise<Page>;
}

export async function takeSeat(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(40_000);
  const complaints: string[] = [];
  const listen = (page: Page): Page => {
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
        complaints.push(message.text());
    });
    return page;
  };
  const page = listen(await context.newPage());
  return { context, page, complaints, tab: async () => listen(await context.newPage()) };
}
