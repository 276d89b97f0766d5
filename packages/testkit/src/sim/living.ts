// What a world is while it lives: the people's devices, the relay, time, chance, and the record of what was asked.
import type { PersonId } from '@baton/model/ids';
import { createRandom, type Random } from '../random.ts';
import { createTime, type Time } from '../time.ts';
import { Network } from '../network.ts';
import { SimDevice } from './device.ts';
import type { Fault } from './faults.ts';
import { beginning, type Genesis } from './genesis.ts';
import type { Act } from './record.ts';
import { RelayView } from './relay-view.ts';
import { SimRelay } from './relay.ts';

export interface World {
  readonly time: Time;
  readonly random: Random;
  readonly network: Network;
  readonly relay: SimRelay;
  readonly devices: SimDevice[];
  readonly acts: Act[];
  readonly view: RelayView;
  readonly fault: Fault | null;
  readonly genesis: Genesis;
  /** What happened, for the one who replays the seed. */
  readonly story: string[];
  /** Disks that are gone for good, and what was on them. */
  readonly lost: SimDevice[];
  /** Who says in cells what nobody signed. They are let in nowhere. */
  readonly forgers: Set<PersonId>;
}

interface Meeting {
  /** Devices meet the relay over HTTP, and look whom they speak to. */
  readonly asks?: true;
}
export function createWorld(seed: number, fault: Fault | null, made: Genesis & Meeting): World {
  const random = createRandom(seed);
  const time = createTime(beginning + 60_000);
  const network = new Network({ time, random: random.fork('network'), latency: [1, 40] });
  const relay = new SimRelay({ time, random: random.fork('relay'), network, genesis: made, fault });
  const count = 3 + random.int(2);
  const devices = made.machines.slice(0, count).map((machine, at) => {
    const twin = fault === 'device number given twice' && at === 1;
    return new SimDevice({
      time,
      random: random.fork(machine.name),
      relay,
      genesis: made,
      machine: twin ? { ...machine, deviceNo: made.machines[0]?.deviceNo ?? 1 } : machine,
      skew: at === 0 ? 0 : random.int(14_400_000) - 7_200_000,
      fault,
      ...(made.asks ? { network } : {}),
    });
  });
  return {
    time,
    random,
    network,
    relay,
    devices,
    acts: [],
    view: new RelayView(relay.disk),
    fault,
    genesis: made,
    story: [],
    lost: [],
    forgers: new Set(),
  };
}

/** Opening waits for time to pass, so it is begun, and time is let run. */
export async function opened(world: World, device: SimDevice, ms = 600): Promise<void> {
  const opening = device
    .open()
    .catch((error: unknown) => world.story.push(`${device.name} cannot open: ${String(error)}`));
  await world.time.runFor(ms);
  void opening;
}
