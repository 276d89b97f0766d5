// The world of one file of tests: a relay, a browser, and people who sit down. After each test nobody's page may have
// complained; then everybody leaves.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openBrowser, takeSeat, type Seat } from './browser.ts';
import { startRelay, type Relay } from './relay.ts';

export interface World {
  /** The file's relay. */
  readonly relay: Relay;
  seat(options?: BrowserContextOptions): Promise<Seat>;
  /** A relay of the test's own, because it will be killed or pinned to a day. */
  ownRelay(env?: Readonly<Record<string, string>>): Promise<Relay>;
}
interface WorldOptions {
  /** The app is kept by the browsers, as people have it, for what starts or goes on without the relay. It costs time. */
  readonly keepsApp?: boolean;
  /** Each test starts the relay that it needs: none is started for the file. */
  readonly ownRelaysOnly?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly browserArgs?: readonly string[];
}

/** What everybody saw when a test failed. */
async function photograph(name: string, seats: readonly Seat[]): Promise<void> {
  const pages = seats.flatMap(({ context }) => context.pages());
  const file = (at: number) =>
    join('.cache', 'e2e', `${name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}-${at + 1}.png`);
  await Promise.allSettled(pages.map((page, at) => page.screenshot({ path: file(at), timeout: 5_000 })));
}

export function openWorld(options: WorldOptions = {}): World {
  const { keepsApp = false, ownRelaysOnly = false, env = {}, browserArgs = [] } = options;
  const serviceWorkers = keepsApp ? 'allow' : 'block';
  const webFolder = inject('webFolder');
  let relay: Relay | undefined;
  let browser: Browser | undefined;
  let seats: Seat[] = [];
  let own: Relay[] = [];
  beforeAll(async () => {
    [relay, browser] = await Promise.all([
      ownRelaysOnly ? undefined : startRelay({ webFolder, env }),
      openBrowser(inject('chromiumShell'), browserArgs),
    ]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(task.name, seats);
    const left = seats;
    const ended = own;
    seats = [];
    own = [];
    await Promise.all(left.map(({ context }) => context.close()));
    await Promise.all(ended.map((one) => one.end()));
    expect(left.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await relay?.end();
  });
  const opened = <T>(one: T | undefined): T => {
    if (one === undefined)
      throw new Error('It opens before the first test, and a relay only where the file shares one.');
    return one;
  };
  return {
    get relay() {
      return opened(relay);
    },
    async seat(options = {}) {
      const seat = await takeSeat(opened(browser), { serviceWorkers, ...options });
      seats.push(seat);
      return seat;
    },
    async ownRelay(more = {}) {
      const one = await startRelay({ webFolder, env: { ...env, ...more } });
      own.push(one);
      return keepsApp
        ? one
        : { ...one, kill: () => Promise.reject(new Error('Without a relay: openWorld({ keepsApp })')) };
    },
  };
}
