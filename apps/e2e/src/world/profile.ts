// A browser of one person's own, with a profile on the disk that outlives it: for what happens when it is killed. It is
// started here and not by the test tool, so that the process to be killed is known.
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Page } from 'playwright-core';
import { quiet } from './browser.ts';

export interface Profile {
  readonly page: Page;
  /** SIGKILL to the browser: nothing is flushed, no page hears of it. */
  kill(): Promise<void>;
}

/** The address at which the browser listens, from what it says at its start. */
const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser ended: ${said.slice(-500)}`)));
  });

export async function openProfile(executablePath: string, directory: string): Promise<Profile> {
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${directory}`];
  const child = spawn(executablePath, [...quiet, ...own, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const browser = await chromium.connectOverCDP(await listening(child));
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no profile');
  context.setDefaultTimeout(40_000);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
