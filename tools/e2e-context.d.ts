// What the set-up of the browser tests hands to each of them.
import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser, for playwright-core's `executablePath`. */
    chromium: string;
    /** Folder of the built web app, for the relay to serve. */
    webFolder: string;
  }
}
