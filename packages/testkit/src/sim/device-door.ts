// A device that meets its relay over HTTP as it does in life: it signs in, asks for tickets, and looks whom it speaks to.
import type { Disk } from '@baton/store/disk';
import type { EngineOptions } from '@baton/workspace/core';
import { knownRelay } from '@baton/workspace/doors/known-relay';
import { propose, provenDoor } from '@baton/workspace/doors/proven-door';
import { heldDecisions } from '@baton/workspace/doors/refilling';
import { signRelayKey } from '@baton/workspace/doors/new-key';
import { askTicket, withSession } from '@baton/workspace/doors/session';
import type { Transport } from '@baton/workspace/ports';
import type { SimDeviceOptions } from './device.ts';
import { relayDoor } from './relay-door.ts';

export function meeting(
  { relay, random, machine, genesis, time, skew, fault, network }: SimDeviceOptions,
  { disk, generation }: { readonly disk: Disk; readonly generation: number },
): Pick<EngineOptions, 'propose' | 'relayCalls'> & Pick<Transport, 'ticket'> {
  const { workspace } = genesis;
  const rolls = random.fork('door');
  const of = { workspace, device: machine.device };
  const bare = relayDoor({
    relay,
    random: rolls,
    machine,
    workspace,
    isAway: () => network?.isAway(machine.name) ?? false,
    now: () => time.now(),
  });
  const known = knownRelay({ disk, generation, random: (count) => rolls.bytes(count) });
  const held = (): ReturnType<typeof heldDecisions> => heldDecisions(disk);
  // Planted: it takes a relay for the one whose key it names.
  const isGullible = fault === 'relay believed by its name';
  const asked = isGullible ? undefined : known;
  const door = withSession(bare, { ...of, key: machine.key, held, ...(asked ? { known: asked } : {}) });
  const proven = provenDoor(door, of, known);
  return {
    ticket: () => askTicket(door, of, asked),
    propose: (statement) => propose(isGullible ? { ...proven, prove: async () => null } : proven, statement),
    relayCalls: {
      history: async () => null,
      endSession: async () => true,
      signRelayKey: (said) =>
        signRelayKey(bare, { ...of, ...said, workspace, known, held, now: () => time.now() + skew }),
    },
  };
}
