// The worker of one tab: it leads or follows. The composition root has an entry of its own that calls serveWorkspace with
// what it knows of further commands, and hands the worker to openWorkspace (client.ts).
import { openReplica } from '@baton/replica/replica';
import type { DeviceRow } from '@baton/store/browser/devices';
import type { Disk } from '@baton/store/disk';
import { browserDoor, browserSurroundings, deviceRowOf } from './surroundings.ts';
import { inWindow, onDevice, type Disks, type Home } from './home.ts';
import { browserTransport } from './transport.ts';
import { handOver } from '../doors/held.ts';
import { knownRelay } from '../doors/known-relay.ts';
import { propose, provenDoor } from '../doors/proven-door.ts';
import { heldDecisions } from '../doors/refilling.ts';
import { relayCalls } from '../doors/relay-calls.ts';
import { withSession } from '../doors/session.ts';
import type { EngineOptions, Further } from '../core.ts';
import { openEngine, type Engine } from '../engine/engine.ts';
import type { Identity } from '../identity.ts';
import type { Channel, LeaderMessage } from '../leader/messages.ts';
import { joinLeadership, type Leadership } from '../leader/leader.ts';
import type { Tell } from '../seat/messages.ts';
import { together } from '../leader/together.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** The worker itself; tests let several live in one program. */
export interface WorkerScope {
  postMessage(message: FromWorker): void;
  close(): void;
  addEventListener(type: 'message', handler: (event: MessageEvent<ToWorker>) => void): void;
}
interface Voice {
  readonly tells: { add(tell: Tell): void; flush(): void };
  post(message: FromWorker): void;
  end(sentence: string): void;
}
function voiceOf(scope: WorkerScope): Voice {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
  const post = (message: FromWorker): void => scope.postMessage(message);
  const tells = together<Tell>((all) => post({ from: 'leader', tells: all }));
  return {
    tells,
    post,
    end(sentence) {
      tells.flush();
      post({ from: 'end', sentence });
    },
  };
}
const wanted =
  'The storage of this page is wanted elsewhere: another version was opened, or it is being deleted. Reload.';
const heldElsewhere =
  'An older version of Baton is open in another tab, and the store of this browser cannot be brought to the new one meanwhile. Close that tab, or reload it; this one opens by itself then.';

function channelOf(name: string): Channel {
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel's has none
    post: (message) => channel.postMessage(message),
    listen: (handler) => channel.addEventListener('message', ({ data }: MessageEvent<LeaderMessage>) => handler(data)),
    close: () => channel.close(),
  };
}

interface Opening {
  readonly identity: Identity;
  readonly row: DeviceRow;
  readonly further: Further | undefined;
  readonly disks: Disks;
  readonly home: Home;
  readonly first: EngineOptions['first'];
  readonly app: string | undefined;
}
/** This device held the workspace, and its database knows nothing of it: the browser has cleared it. */
async function wipedAt(disk: Disk, row: DeviceRow): Promise<number | null> {
  const isKnown = (await disk.get('meta', 'owner')) !== undefined;
  return row.held === true && !isKnown ? browserSurroundings.clock() : null;
}

async function openEngineOn({ identity, row, further, disks, home, first, app }: Opening): Promise<Engine> {
  const key = { privateKey: row.key, publicKey: row.publicKey };
  const disk = await disks.take();
  const held = (): ReturnType<typeof heldDecisions> => heldDecisions(disk);
  const wiped = await wipedAt(disk, row);
  const generation = await disk.lead();
  const known = knownRelay({ disk, generation, random: browserSurroundings.random });
  const as = { workspace: row.workspace, device: row.device, key, held, known, brief: !home.isKept };
  const door = withSession(browserDoor(identity.relay), as);
  const proven = provenDoor(door, as, known);
  const engine = await openEngine({
    ...browserSurroundings,
    identity,
    further,
    disk,
    generation,
    key,
    openReplica,
    storage: home.storage,
    relayCalls: relayCalls(proven, { ...as, workspace: identity.workspace, now: browserSurroundings.clock }),
    wiped,
    leave: home.leave,
    handOver: (file) => handOver(browserDoor(identity.relay), as, file),
    first,
    async erase() {
      disk.close();
      await home.erase();
    },
    transport: browserTransport(door, { workspace: identity.workspace, device: identity.device, app }, known),
    propose: (statement) => propose(proven, statement),
  });
  disks.holder = engine;
  return engine;
}

/** The list of workspaces shows the title as it was last known here. */
function rememberTitle(row: DeviceRow, { remember }: Home): (tell: Tell) => void {
  let known = '';
  return (tell) => {
    if (tell.tell !== 'world' || tell.world.titles.workspace === known) return;
    known = tell.world.titles.workspace;
    void remember({ ...row, title: known, openedAt: browserSurroundings.clock(), held: true });
  };
}

type Open = Extract<ToWorker, { word: 'open' }>;
interface Tab {
  readonly voice: Voice;
  readonly further: Further | undefined;
  readonly scope: WorkerScope;
  /** Null: there is nothing to lead. */
  leadership: Promise<Leadership | null> | null;
}

async function open(
  { identity, row: held, app }: Pick<Open, 'identity' | 'row' | 'app'>,
  { voice, further, leave }: Pick<Tab, 'voice' | 'further'> & { readonly leave: () => void },
): Promise<Leadership | null> {
  const { tells, end, post } = voice;
  const blocked = (): void => post({ from: 'wait', sentence: heldElsewhere });
  const home = held ? inWindow(identity) : onDevice(identity, { wanted: () => end(wanted), blocked });
  const disks = home.openDisks();
  const row = held ?? (await deviceRowOf(identity));
  if (!row) {
    end(
      'This browser does not hold this workspace. Join it with a code from another device, or with the recovery link.',
    );
    return null;
  }
  const { name } = home;
  const remember = rememberTitle(row, home);
  let isShown = false;
  function tell(one: Tell): void {
    isShown ||= one.tell === 'world';
    remember(one);
    tells.add(one);
    // This worker still has the key in memory: it must not lead an empty database.
    if (one.tell === 'status' && one.status.removed === 'erased') leave();
  }
  /** For a tab that shows nothing yet. One that followed another leader knows more than the disk does. */
  const first: EngineOptions['first'] = (world, status) => {
    if (isShown) return;
    tell({ tell: 'world', world });
    tell({ tell: 'status', status });
    tells.flush();
  };
  return joinLeadership({
    ...browserSurroundings,
    name,
    seat: crypto.randomUUID(),
    locks: navigator.locks,
    channel: channelOf(name),
    lead: () => openEngineOn({ identity, row, further, disks, home, first, app }),
    tell,
    led() {
      tells.flush();
      post({ from: 'lead' });
    },
    ended: end,
  });
}

async function hear(message: ToWorker, tab: Tab): Promise<void> {
  if (message.to === 'worker' && message.word === 'open') {
    const leave = (): void => void tab.leadership?.then((joined) => joined?.close());
    tab.leadership ??= open(message, { ...tab, leave });
    await tab.leadership;
    return;
  }
  const joined = await tab.leadership;
  if (!joined) return;
  if (message.to === 'leader') for (const ask of message.asks) joined.ask(ask);
  else if (message.word === 'close') {
    await joined.close();
    tab.scope.close();
  } else if (message.word === 'online') joined.wake();
  else joined.setVisible(message.word === 'visible');
}

/** To be called once, at once, by the worker's entry: messages are waiting already. */
export function serveWorkspace(further?: Further, scope = globalThis as unknown as WorkerScope): void {
  const tab: Tab = { voice: voiceOf(scope), further, scope, leadership: null };
  scope.addEventListener('message', ({ data }) => {
    hear(data, tab).catch((error: unknown) =>
      tab.voice.end(`This workspace could not be opened: ${(error as Error).message}`),
    );
  });
}
