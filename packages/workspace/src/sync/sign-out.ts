// Signing out: what waits is sent first, or given up by name; then the session ends at the relay, and everything of the
// workspace on this device goes: bytes, key, and the line in the list of workspaces.
import { refuse, type Refusal } from '@baton/model/refusal';
import type { Core } from '../core.ts';
import { isPending } from '../disk/intent.ts';

const longest = 60_000;

const waits = ({ held, files }: Core): boolean =>
  held.outbox.size + held.unsaved.size + files.waiting().length > 0 || [...held.intents.values()].some(isPending);

/** Resolves with whether everything was taken; at once when the relay cannot be reached. */
function sent(core: Core): Promise<boolean> {
  return new Promise((resolve) => {
    let isOver = false;
    let cancel = (): void => {};
    let stop = (): void => {};
    const end = (isSent: boolean): void => {
      isOver = true;
      cancel();
      stop();
      resolve(isSent);
    };
    cancel = core.options.scheduler.after(longest, () => end(false));
    stop = core.statuses.topic.hear(({ link }) => {
      if (isOver) return;
      if (!waits(core)) end(true);
      else if (link === 'away' || link === 'ended') end(false);
    });
    if (isOver) stop();
  });
}

export async function signOut(core: Core, how: 'send-first' | 'discard'): Promise<Refusal | null> {
  const { options, held, link, journal } = core;
  if (!options.erase) return refuse('not-allowed', 'signOut');
  if (how === 'send-first') {
    // What was asked for before is an edit too, though nothing of it is written yet.
    await Promise.allSettled(core.running.values());
    if (!(await sent(core))) return refuse('needs-relay', 'signOut');
    // What the relay would not take is only here: the person saves or dismisses it, or discards by name.
    if (held.refused.size > 0) return refuse('not-allowed', 'refused');
  }
  await options.relayCalls?.endSession();
  for (const stop of core.stops) stop();
  link.hear({ type: 'stop' });
  await journal.flush();
  await options.erase();
  return null;
}
