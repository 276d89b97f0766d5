// Before the browser tests: the web app as people get it, and the browser. Each file starts a relay of its own.
import type { TestProject } from 'vitest/node';
import { buildWeb, webFolder } from './build-web.mjs';
import { bringChromium } from './debian.mjs';

/** Called by vitest. @public */
export function setup(project: TestProject) {
  if (!buildWeb()) throw new Error('The web app could not be built, so no browser test can run.');
  project.provide('chromium', bringChromium());
  project.provide('webFolder', webFolder);
}
