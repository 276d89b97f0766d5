// Complete: the link is live and nothing that was made here waits.
import { relayNow, type Core } from '../core.ts';

/** Told at each look at what is saved. */
export function completed(core: Core): void {
  const { held, link } = core;
  const isComplete = link.state().phase === 'live' && held.outbox.size === 0 && held.unsaved.size === 0;
  if (isComplete) held.completeAt = relayNow(core);
  core.sync.look();
}
