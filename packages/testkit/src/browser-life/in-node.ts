// A browser without its screen: the worker as it is shipped, over a browser's database in memory, with the locks and
// channels that Node has, cookies and an origin. What no real browser can be brought to do at a wish (a database that
// refuses the third write, one that an older tab holds) is done here; what is the browser's own doing is in apps/e2e.
import 'fake-indexeddb/auto';
import type { Status, Workspace } from '@baton/workspace/contract';
import { isNotDone } from '@baton/workspace/doors/door';
import { makeInvitation } from '@baton/workspace/doors/invitations';
import { foundWorkspace } from '@baton/workspace/doors/found';
import { browserDoor, browserDoorOf } from '@baton/workspace/browser/surroundings';
import { listIdentities, type Identity } from '@baton/workspace/identity';
import type { PortHandlers } from '@baton/workspace/seat/messages';
import { sit } from '@baton/workspace/seat/seat';
import type { SyncState } from '@baton/workspace/sync-contract';
import { addName } from '@baton/model/person/commands';
import { peopleOfWorkspace } from '@baton/model/person/queries';
import { isRefusal } from '@baton/model/refusal';
import { serveWorkspace, type WorkerScope } from '@baton/workspace/browser/worker';
import type { FromWorker, ToWorker } from '@baton/workspace/browser/messages';

/** What the relay gave this browser to show again. */
export const cookies = new Map<string, string>();

const nodesFetch = globalThis.fetch;
const NodesSocket = globalThis.WebSocket as unknown as new (url: string, options: object) => WebSocket;

async function fetchAsBrowser(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  // Somebody else in this program, with an origin and cookies of their own.
  if (headers.has('origin')) return nodesFetch(input, init);
  headers.set('origin', new URL(input instanceof Request ? input.url : input).origin);
  headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  const answer = await nodesFetch(input, { ...init, headers });
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return answer;
}

function socketAsBrowser(url: string, more: object | string): WebSocket {
  if (typeof more !== 'string') return new NodesSocket(url, more);
  return new NodesSocket(url, {
    protocols: [more],
    headers: { origin: url.replace(/^ws/u, 'http').replace('/sync', '') },
  });
}

/** @returns what makes it Node again: other files share the process. */
export function becomeBrowser(): () => void {
  globalThis.fetch = fetchAsBrowser;
  const Socket = function Socket(url: string, more: object | string) {
    return socketAsBrowser(url, more);
  };
  globalThis.WebSocket = Object.assign(Socket, { OPEN: 1, CONNECTING: 0, CLOSING: 2, CLOSED: 3 }) as never;
  return () => {
    globalThis.fetch = nodesFetch;
    globalThis.WebSocket = NodesSocket as never;
  };
}

/** Asks until it is so; how long is nobody's claim, that it comes is. */
export async function until(is: () => boolean, what: string): Promise<void> {
  for (const deadline = performance.now() + 20_000; !is();) {
    if (performance.now() > deadline) throw new Error(`it did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export class Tab {
  readonly ended: string[] = [];
  /** What it says it waits for before it can open. */
  readonly waits: string[] = [];
  readonly statuses: Status[] = [];
  names: readonly string[] = [];
  sync: SyncState | undefined;
  workspace: Workspace | undefined;
  isOver = false;
  readonly #listeners: ((event: MessageEvent<ToWorker>) => void)[] = [];
  #handlers: PortHandlers | undefined;

  /** Its worker has been told to open the workspace; nothing is awaited. */
  constructor(identity: Identity) {
    const scope: WorkerScope = {
      postMessage: (message) => this.#hear(structuredClone(message)),
      close: () => (this.isOver = true),
      addEventListener: (_type, handler) => void this.#listeners.push(handler),
    };
    serveWorkspace(undefined, scope);
    const sitting = sit({
      post: (ask) => this.say({ to: 'leader', asks: [ask] }),
      listen: (handlers) => (this.#handlers = handlers),
      close: () => this.say({ to: 'worker', word: 'close' }),
    });
    sitting.then((workspace) => this.#sat(workspace)).catch(() => undefined);
    this.say({ to: 'worker', word: 'open', identity });
  }
  static async open(identity: Identity): Promise<Tab> {
    const tab = new Tab(identity);
    await until(() => tab.workspace !== undefined || tab.ended.length > 0, 'an open workspace');
    return tab;
  }

  say(message: ToWorker): void {
    const data = structuredClone(message);
    for (const hear of this.#listeners) hear({ data } as MessageEvent<ToWorker>);
  }
  get status(): Status | undefined {
    return this.statuses.at(-1);
  }
  get save(): string {
    const { save } = this.status ?? {};
    return save?.state === 'unsaved' ? save.reason : (save?.state ?? 'nothing');
  }
  async level(): Promise<this> {
    await until(() => this.save === 'relay' && this.status?.saving === 0, `saved on relay; it is ${this.save}`);
    return this;
  }
  /** Answered when it is saved on this device. */
  async add(name: string): Promise<void> {
    const { workspace } = this;
    const [space = ''] = Object.keys(workspace?.world.titles.spaces ?? {});
    const done = await workspace?.run(addName, { space, name });
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
  }
  async shows(...names: readonly string[]): Promise<void> {
    const wanted = [...names].sort().join();
    await until(() => [...this.names].sort().join() === wanted, `${wanted}; it shows ${this.names.join()}`);
  }
  async close(): Promise<void> {
    this.say({ to: 'worker', word: 'close' });
    await until(() => this.isOver, 'the end of the worker');
  }

  #hear(message: FromWorker): void {
    if (message.from === 'lead') this.#handlers?.led();
    else if (message.from === 'wait') this.waits.push(message.sentence);
    else if (message.from === 'end') {
      this.ended.push(message.sentence);
      this.#handlers?.ended(message.sentence);
    } else for (const tell of message.tells) this.#handlers?.tell(tell);
  }
  #sat(workspace: Workspace): void {
    this.workspace = workspace;
    workspace.onStatus((status) => void this.statuses.push(status));
    workspace.onSync((state) => (this.sync = state));
    const known = new Map<string, string>();
    workspace.live(peopleOfWorkspace, {}, ({ put, gone }) => {
      for (const { id, name, account } of put) if (!account) known.set(id, name);
      for (const id of gone) known.delete(id);
      this.names = [...known.values()];
    });
  }
}

/** A workspace of this browser's own; each test founds one, as databases bear its name. */
export async function foundHere(relay: string): Promise<Identity> {
  const founded = await foundWorkspace(browserDoor(relay), { title: 'Northwind Outdoor', spaces: ['Everybody'] });
  if (isNotDone(founded)) throw new Error(founded.sentence);
  const [identity] = await listIdentities();
  if (!identity) throw new Error('the browser does not hold what it founded');
  return identity;
}

/** For one more person. */
export async function invitationOf({ workspace }: Tab, identity: Identity): Promise<string> {
  if (!workspace) throw new Error('the tab has no workspace');
  const how = { role: 'member', spaces: null, hours: 24, uses: 1 } as const;
  const invited = await makeInvitation(await browserDoorOf(identity), workspace, how);
  if (isRefusal(invited)) throw new Error(invited.kind);
  return invited.link;
}
