// What the workers of one workspace in one browser say to each other over their BroadcastChannel.
import type { Ask, Tell } from '../seat/messages.ts';

export type LeaderMessage =
  /** Each second, and in answer to `who`. */
  | { readonly type: 'beat'; readonly leader: string }
  | { readonly type: 'who' }
  /** Each second by a tab that has the lock and is still reading its disk: it cannot be asked yet, and is not dead. */
  | { readonly type: 'opening' }
  /** A tab that has found its leader: it is told the world before it asks anything. */
  | { readonly type: 'sit'; readonly leader: string; readonly seat: string }
  | { readonly type: 'ask'; readonly leader: string; readonly seat: string; readonly ask: Ask }
  | { readonly type: 'tell'; readonly seat: string; readonly tell: Tell };

export interface Channel {
  post(message: LeaderMessage): void;
  listen(handler: (message: LeaderMessage) => void): void;
  close(): void;
}
