// pnpm bench board --case description: keys in a task's description of 500 paragraphs, from the key to the frame that shows it.
import type { Page } from 'playwright-core';
import { openCompany } from '../browser/company.ts';
import { goToBoard, openBrowser, takeSeat } from '../browser/seat.ts';
import { untilSaved } from '../browser/start.ts';
import type { Gathering } from '../figures.ts';
import { pause } from '../sync/subject.ts';

const subject = 'Baton';
const sizes = [5, 500] as const;
const keys = 120;
const field = '[aria-label="Description"][role="textbox"]';

/** Pasted at the end, as text of another program is. */
async function paste(page: Page, count: number): Promise<void> {
  const text = Array.from(
    { length: count },
    (_, at) => `Paragraph ${at}: what is written here is as long as most.`,
  ).join('\n\n');
  await page.evaluate(
    ([selector, said]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', said);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(selector)?.dispatchEvent(event);
    },
    [field, text] as const,
  );
  await page.waitForFunction(([selector, wanted]) => document.querySelectorAll(`${selector} > p`).length >= wanted, [
    field,
    count,
  ] as const);
}

async function measureTyping(page: Page, count: number, gathering: Gathering): Promise<void> {
  await page.evaluate(() => {
    const took: number[] = [];
    Object.assign(globalThis, { took });
    addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - timeStamp)));
    });
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('a');
    await pause(40);
  }
  const took = await page.evaluate(() => (globalThis as unknown as { took: number[] }).took.splice(0));
  gathering.addLatency({ case: `description of ${count} paragraphs: key → painted`, subject }, took);
}

export async function measureDescription(gathering: Gathering): Promise<void> {
  const [company, browser] = [await openCompany(), await openBrowser()];
  try {
    company.bring({ name: 'Small', cards: 5, from: 1 });
    for (const [at, count] of sizes.entries()) {
      const { page, leave } = await takeSeat(browser, company.invitation, `Ann ${at}`);
      await goToBoard(page, 'Small');
      await page.locator('[data-drag-card]').nth(at).click();
      await page.getByRole('button', { name: 'What this is about' }).click();
      await page.locator(field).waitFor();
      await page.waitForFunction((selector) => document.activeElement === document.querySelector(selector), field);
      await paste(page, count);
      await untilSaved(page);
      await measureTyping(page, count, gathering);
      await leave();
    }
  } finally {
    await browser.close();
    await company.end();
  }
}
