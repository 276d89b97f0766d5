// Between a tab and its own worker: what goes on to the leader, and what is for the worker itself.
import type { Identity } from './identity.ts';
import type { Ask, Tell } from './messages.ts';

export type ToWorker =
  | { readonly to: 'leader'; readonly ask: Ask }
  | { readonly to: 'worker'; readonly word: 'open'; readonly identity: Identity }
  | { readonly to: 'worker'; readonly word: 'visible' | 'hidden' | 'online' | 'close' };

export type FromWorker =
  | { readonly from: 'leader'; readonly tells: readonly Tell[] }
  | { readonly from: 'lead' }
  | { readonly from: 'end'; readonly sentence: string };
