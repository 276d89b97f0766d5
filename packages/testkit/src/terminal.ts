// Somebody at a terminal who signs what no screen offers yet: it comes back with a person's recovery link as a device of
// theirs, lives in memory, and is gone when it is closed.
import { recover } from '@baton/workspace/doors/recover';
import { nodeDoor } from '@baton/workspace/node/node-door';
import { homeInMemory } from '@baton/workspace/node/node-home';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';

/** @param relay its origin. */
export async function comeBackAtTerminal(relay: string, recoveryLink: string): Promise<Terminal> {
  const home = homeInMemory();
  const joined = await recover(nodeDoor(relay, home), recoveryLink);
  if (!joined.done) throw new Error(joined.sentence);
  return openTerminal(home, { commands: [], questions: [] });
}
