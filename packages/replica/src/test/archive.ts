// What the relay does when a task goes to its archive, over two lists of bytes.
import { clientIdOf, relaySession } from '../client-id.ts';
import { enlarged, lackingIn, leaversIn, Survey, type ClosedTask } from '../compacting/archiving.ts';
import type { DocName } from '../contract.ts';
import { renewalWithout } from '../compacting/renewal.ts';

const relayClient = clientIdOf(1, 0, relaySession);

export interface Carried {
  /** The archive of each quarter, as it stands afterwards. */
  readonly archives: ReadonlyMap<string, Uint8Array>;
  /** The partition as it begins anew. */
  readonly base: Uint8Array;
  readonly left: readonly string[];
}

export function closedIn(name: DocName, bytes: readonly Uint8Array[], before: number): ReadonlyMap<string, ClosedTask> {
  const survey = new Survey();
  survey.add(name, bytes);
  return survey.closed(before);
}

/** @param before in seconds. @param known what archives have already. */
export function carriedOut(
  name: DocName,
  bytes: readonly Uint8Array[],
  { before, known = new Map() }: { readonly before: number; readonly known?: ReadonlyMap<string, Uint8Array> },
): Carried {
  const leavers = leaversIn(name, bytes, { closed: closedIn(name, bytes, before), before });
  const archives = new Map(known);
  for (const [quarter, going] of Map.groupBy(leavers, (leaver) => leaver.quarter)) {
    const there = archives.get(quarter);
    const held = there === undefined ? [] : [there];
    archives.set(quarter, enlarged(held, lackingIn(`a/s1/${quarter}`, held, going), relayClient).snapshot);
  }
  const { bytes: base } = renewalWithout(name, bytes, { clientFor: () => relayClient, leavers });
  return { archives, base, left: leavers.map(({ id }) => id) };
}
