// An open workspace in a terminal: the same engine as in a browser, with a seat at it.
import { openReplica } from '@baton/replica/replica';
import type { Workspace } from '../contract.ts';
import type { Further } from '../core.ts';
import { portTo } from '../seat/desk.ts';
import { handOver } from '../doors/held.ts';
import { knownRelay } from '../doors/known-relay.ts';
import { propose, provenDoor } from '../doors/proven-door.ts';
import { heldDecisions } from '../doors/refilling.ts';
import { relayCalls } from '../doors/relay-calls.ts';
import { withSession } from '../doors/session.ts';
import { openEngine } from '../engine/engine.ts';
import { nodeDoor, nodeSurroundings, nodeTransport } from './node-door.ts';
import type { Home } from './node-home.ts';
import type { Surroundings } from '../ports.ts';
import { sit } from '../seat/seat.ts';

export interface Terminal {
  readonly workspace: Workspace;
  /** Resolves when the relay has everything; rejects with a sentence when it does not answer for so long. */
  saved(ms: number): Promise<void>;
  /** The network is back, or the machine woke. */
  wake(): void;
  close(): Promise<void>;
}

/** @param home one that has joined a workspace. @param surroundings a clock and timers of another kind, in tests. */
export async function openTerminal(
  home: Home,
  further: Further,
  surroundings: Surroundings = nodeSurroundings,
): Promise<Terminal> {
  const identity = home.identity();
  if (!identity) throw new Error('This terminal has not joined a workspace yet.');
  const key = await home.key();
  const disk = home.openDisk();
  const held = (): ReturnType<typeof heldDecisions> => heldDecisions(disk);
  const generation = await disk.lead();
  const known = knownRelay({ disk, generation, random: surroundings.random });
  const as = { ...identity, key, held, known };
  const door = withSession(nodeDoor(identity.relay, home), as);
  const proven = provenDoor(door, as, known);
  const engine = await openEngine({
    ...surroundings,
    identity,
    further,
    disk,
    generation,
    key,
    openReplica,
    relayCalls: relayCalls(proven, { ...as, now: surroundings.clock }),
    leave: async (left) => home.leave(left),
    handOver: (file) => handOver(door, as, file),
    async erase() {
      disk.close();
      home.erase();
    },
    transport: nodeTransport(door, identity, known),
    propose: (statement) => propose(proven, statement),
  });
  const workspace = await sit(portTo(engine, `terminal ${surroundings.clock()}`));
  return {
    workspace,
    saved: (ms) => untilSaved(workspace, ms),
    wake: () => engine.wake(),
    close: () => engine.close(),
  };
}

function untilSaved(workspace: Workspace, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop = (): void => undefined;
    const cancel = nodeSurroundings.scheduler.after(ms, () => {
      stop();
      reject(
        new Error(
          'The relay does not answer. Everything is saved on this device and goes there with the next command.',
        ),
      );
    });
    stop = workspace.onStatus(({ save, saving, link, removed, ended }) => {
      if (removed !== null) {
        cancel();
        reject(new Error(ended ?? ''));
      } else if (save.state === 'unsaved') {
        cancel();
        reject(new Error(save.sentence));
      } else if (link === 'live' && save.state === 'relay' && saving === 0) {
        cancel();
        resolve();
      }
    });
  });
}
