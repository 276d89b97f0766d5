// What a browser does with what it keeps, and to its tabs: said to it over its own protocol for developers.
import type { CDPSession, Page } from 'playwright-core';

const originOf = (page: Page): string => new URL(page.url()).origin;

async function toldOver<T>(page: Page, tell: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await tell(session);
  } finally {
    await session.detach();
  }
}

/** A page of the same origin without the app: it holds no database and no lock. */
export async function standAside(page: Page): Promise<void> {
  await page.goto(`${originOf(page)}/healthz`);
}

/** The databases of workspaces alone; the list of workspaces stays. From a page that stands aside. */
export async function clearWorkspaces(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (name === 'baton') continue;
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
      });
    }
  });
}

/** As a browser evicts an origin when the device runs full. From a page that stands aside. */
export const evict = (page: Page): Promise<void> =>
  toldOver(page, async (session) => {
    const storageTypes = 'indexeddb,cache_storage,service_workers,file_systems';
    await session.send('Storage.clearDataForOrigin', { origin: originOf(page), storageTypes });
  });

/** Another tab opens the store in a version to come, and lets go again. */
export async function openAsNewerVersion(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name !== 'baton');
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(found?.name ?? '', 1_000);
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    });
  });
}

/** How much this origin may keep; null: as before. The session must stay for as long as it is to be so. */
export async function giveRoom(page: Page, bytes: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const origin = originOf(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await session.detach();
  };
}

/** As a phone does with a tab that nobody looks at: nothing in it runs until it is thawed. */
export const freeze = (page: Page): Promise<void> =>
  toldOver(page, async (session) => {
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  });
export const thaw = (page: Page): Promise<void> =>
  toldOver(page, async (session) => {
    await session.send('Page.setWebLifecycleState', { state: 'active' });
  });

/** The tab's process is gone, as when a browser discards it: no handler of it runs. */
export async function crash(page: Page): Promise<void> {
  const gone = new Promise<void>((resolve) => void page.once('crash', () => resolve()));
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await gone;
}
