// Tabs of one browser: each with its own worker, all over one disk.
import { openReplica } from '@baton/replica/replica';
import type { Workspace } from '../contract.ts';
import { notDone } from '../doors/door.ts';
import { openEngine, type Engine } from '../engine/engine.ts';
import { joinLeadership, type Leadership } from '../leader/leader.ts';
import type { Port, PortHandlers, Tell } from '../seat/messages.ts';
import { sit } from '../seat/seat.ts';
import type { FakeBrowser } from './browser.ts';
import { identityOf, type Scene } from './scene.ts';
import { during } from './watching.ts';

export interface Tab {
  readonly workspace: Workspace;
  readonly leadership: Leadership;
  readonly led: number[];
  readonly ended: string[];
  /** Every engine that it ever opened. */
  readonly engines: Engine[];
}

/** Its seat; how long its disk takes before somebody else's lead is over, and how long the rest of opening takes after. */
export interface Opening {
  readonly seat: string;
  readonly before?: number;
  readonly after?: number;
}

export function openTab(scene: Scene, browser: FakeBrowser, { seat, before, after }: Opening): Promise<Tab> {
  const { time, relay, ann } = scene;
  let handlers: PortHandlers | null = null;
  const led: number[] = [];
  const ended: string[] = [];
  const engines: Engine[] = [];
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void time.scheduler.after(ms, resolve));
  const { device, key } = ann;
  const identity = identityOf(ann, relay.workspace);
  const leadership = joinLeadership({
    clock: time.clock,
    scheduler: time.scheduler,
    name: 'northwind',
    seat,
    locks: browser.locksOf(seat),
    channel: browser.channelOf(seat),
    async lead() {
      if (before) await wait(before);
      const disk = ann.memory.open();
      const generation = await disk.lead();
      if (after) await wait(after);
      const engine = await openEngine({
        ...time,
        identity,
        disk,
        generation,
        key,
        openReplica,
        transport: relay.transport(device),
        propose: async () => notDone('away', 'away'),
      });
      engines.push(engine);
      return engine;
    },
    tell: (tell: Tell) => handlers?.tell(structuredClone(tell)),
    led() {
      led.push(time.clock());
      handlers?.led();
    },
    ended(sentence) {
      ended.push(sentence);
      handlers?.ended(sentence);
    },
  });
  const port: Port = {
    post: (ask) => leadership.ask(structuredClone(ask)),
    listen(given) {
      handlers = given;
    },
    close: () => void leadership.close(),
  };
  const opening = sit(port).then((workspace) => ({ workspace, leadership, led, ended, engines }));
  return during(scene, opening, 200 + (before ?? 0) + (after ?? 0));
}
