// Before the browser tests: the web app as people get it, and the browsers. Each file starts a relay of its own.
import type { TestProject } from 'vitest/node';
import { buildWeb, webFolder } from './build-web.mjs';
import { bringBrowsers } from './debian.mjs';

/** Called by vitest. @public */
export function setup(project: TestProject) {
  if (!buildWeb()) throw new Error('The web app could not be built, so no browser test can run.');
  const { whole, shell } = bringBrowsers();
  project.provide('chromium', whole);
  project.provide('chromiumShell', shell);
  project.provide('webFolder', webFolder);
}
