// A screen as it is looked at: at rest, in each size, light and dark.
import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';

interface Size {
  readonly width: number;
  readonly height: number;
}
async function atRest(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const running = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map((animation) => animation.finished));
  });
}

interface Shown {
  readonly shows: Locator;
  /** Done in each size, before it is waited for: what is half typed does not outlive another size. */
  readonly before: () => Promise<void>;
}
/** One screen in all its forms; what it shows is waited for in each. */
type Take = (page: Page, name: string, of: Locator | Shown) => Promise<void>;

/** @param sizes the first is that in which people go on. */
export function takingInto(folder: string, sizes: readonly [Size, ...Size[]]): Take {
  return async (page, name, of) => {
    const { shows, before } = 'shows' in of ? of : { shows: of, before: async () => undefined };
    for (const size of sizes) {
      await page.setViewportSize(size);
      await before();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await shows.filter({ visible: true }).first().waitFor();
        await atRest(page);
        const path = resolve(folder, `${name}-${size.width}${colorScheme === 'dark' ? '-dark' : ''}.png`);
        await page.screenshot({ path });
      }
    }
    console.log(name);
    await page.setViewportSize(sizes[0]);
    await page.emulateMedia({ colorScheme: 'light' });
  };
}
