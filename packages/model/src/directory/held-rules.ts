// What a removed device had not sent waits at the relay: who may let it in, and who may give it up. Whether there is such a
// thing, with that hash, is the relay's to know.
import type { Act, Of } from './act.ts';
import { deviceIn, personIn } from './queries.ts';
import type { Directory, Illegal } from './schema.ts';

function fault(act: Act, { device }: Of<'held-released' | 'held-discarded'>): string | null {
  const found = deviceIn(act.directory, device);
  if (found === undefined) return 'there is no such device';
  if (!act.admin) return 'only an admin decides about what is held';
  if (found.revoked === null) return 'the device is not removed: it sends its edits itself';
  const isOwners = personIn(act.directory, found.person)?.role === 'owner';
  return isOwners && !act.owner ? 'only an owner decides about what an owner wrote' : null;
}

/** Again, too: what the relay could not take the first time stays with it. */
export function releaseHeld(act: Act, decision: Of<'held-released'>): Directory | Illegal {
  const why = fault(act, decision);
  if (why !== null || act.by === null) return { illegal: why ?? 'the relay decides nothing about what is held' };
  const release = { by: act.by, since: act.entry.number };
  return { ...act.directory, released: { ...act.directory.released, [decision.device]: release } };
}

export function discardHeld(act: Act, decision: Of<'held-discarded'>): Directory | Illegal {
  const why = fault(act, decision);
  return why === null ? act.directory : { illegal: why };
}
