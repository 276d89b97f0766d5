// What the set-up of the browser tests hands to each of them.
import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the whole browser, whose profile outlives it. */
    chromium: string;
    /** Path of the browser without windows, for playwright-core's `executablePath`. */
    chromiumShell: string;
    /** Folder of the built web app, for the relay to serve. */
    webFolder: string;
  }
}
