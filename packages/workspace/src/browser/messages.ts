// Between a tab and its own worker: what goes on to the leader, and what is for the worker itself.
import type { DeviceRow } from '@baton/store/browser/devices';
import type { Identity } from '../identity.ts';
import type { Ask, Tell } from '../seat/messages.ts';

export type ToWorker =
  | { readonly to: 'leader'; readonly asks: readonly Ask[] }
  | {
      readonly to: 'worker';
      readonly word: 'open';
      readonly identity: Identity;
      /** On a shared computer: its key comes from the window, and nothing is kept on this device. */
      readonly row?: DeviceRow | undefined;
      /** Which build of the web app opens it. */
      readonly app?: string | undefined;
    }
  | { readonly to: 'worker'; readonly word: 'visible' | 'hidden' | 'online' | 'close' };

export type FromWorker =
  | { readonly from: 'leader'; readonly tells: readonly Tell[] }
  | { readonly from: 'lead' }
  /** Why it is not open yet; it goes on by itself. */
  | { readonly from: 'wait'; readonly sentence: string }
  | { readonly from: 'end'; readonly sentence: string };
