// Access, given and withdrawn by an owner. No screen signs it yet: Ann does it at a terminal that comes back with her link.
import { comeBackAtTerminal } from '@baton/testkit/terminal';
import type { Relay } from '../relay.ts';
import { until } from '../until.ts';

type Terminal = Awaited<ReturnType<typeof comeBackAtTerminal>>;

async function atTerminal(
  relay: Relay,
  ownersRecoveryLink: string,
  act: (at: Terminal) => Promise<void>,
): Promise<void> {
  const terminal = await comeBackAtTerminal(relay.url, ownersRecoveryLink);
  try {
    await act(terminal);
  } finally {
    await terminal.close();
  }
}

async function sign({ workspace }: Terminal, ledger: string, decision: object): Promise<void> {
  const signed = await workspace.sign(ledger, decision, null);
  if (!('number' in signed)) throw new Error(`It was not decided: ${JSON.stringify(signed)}`);
}
const others = ({ workspace }: Terminal): readonly string[] =>
  Object.entries(workspace.world.directory.persons).flatMap(([person, { role }]) => (role === 'owner' ? [] : [person]));

/** Something decided about every guest. */
export const decideAboutGuests = (
  relay: Relay,
  ownersRecoveryLink: string,
  type: 'person-suspended' | 'person-resumed' | 'person-removed',
): Promise<void> =>
  atTerminal(relay, ownersRecoveryLink, async (at) => {
    const guests = (): readonly string[] =>
      Object.entries(at.workspace.world.directory.persons).flatMap(([person, { role }]) =>
        role === 'guest' ? [person] : [],
      );
    // A terminal that has just come back is still told who is here.
    await until(async () => guests().length > 0, true);
    for (const person of guests()) await sign(at, 'dir', { type, person });
  });

/** Everybody but the owners reads, and writes no longer. Resolves when the relay has numbered it. */
export const makeTheOthersViewers = (relay: Relay, ownersRecoveryLink: string): Promise<void> =>
  atTerminal(relay, ownersRecoveryLink, async (at) => {
    for (const space of Object.keys(at.workspace.world.directory.spaces))
      for (const person of others(at)) await sign(at, space, { type: 'role-set', space, person, role: 'viewer' });
  });

/** Something decided about everybody but the owners. Answers when it began to be signed. */
export async function decideAboutTheOthers(
  relay: Relay,
  ownersRecoveryLink: string,
  type: 'person-suspended' | 'person-resumed' | 'person-removed',
): Promise<number> {
  let began = 0;
  await atTerminal(relay, ownersRecoveryLink, async (at) => {
    began = Date.now();
    for (const person of others(at)) await sign(at, 'dir', { type, person });
  });
  return began;
}
