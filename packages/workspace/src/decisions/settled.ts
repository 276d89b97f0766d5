// Whether all that this device wrote is with the relay: only then may it decide on it.
import type { Core } from '../core.ts';

/** The device is level, all of its own is on the relay, and none of it was lost there and is not back. */
export const isSettled = ({ link, held }: Pick<Core, 'link' | 'held'>): boolean =>
  link.state().phase === 'live' && held.outbox.size + held.unsaved.size + held.asideOwn.size === 0;
