// Access, given and withdrawn by an owner. No screen signs it yet: Ann does it at a terminal that comes back with her link.
import { comeBackAtTerminal } from '@baton/testkit/terminal';
import type { Relay } from '../relay.ts';

/** Everybody but the owners reads, and writes no longer. Resolves when the relay has numbered it. */
export async function makeTheOthersViewers(relay: Relay, ownersRecoveryLink: string): Promise<void> {
  const terminal = await comeBackAtTerminal(relay.url, ownersRecoveryLink);
  try {
    const { workspace } = terminal;
    const { persons, spaces } = workspace.world.directory;
    const others = Object.entries(persons).flatMap(([person, { role }]) => (role === 'owner' ? [] : [person]));
    for (const space of Object.keys(spaces))
      for (const person of others) {
        const signed = await workspace.sign(space, { type: 'role-set', space, person, role: 'viewer' }, null);
        if (!('number' in signed)) throw new Error(`The role was not set: ${JSON.stringify(signed)}`);
      }
  } finally {
    await terminal.close();
  }
}
