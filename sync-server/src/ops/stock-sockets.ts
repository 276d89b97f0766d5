// WebSockets at /yjs/<page>: the relay's own Origin and a session's cookie, or a share link, let another program's provider
// in, to one page.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { secretHash } from '@baton/ledger/proofs';
import { linkNamed, linkOfSecret } from '@baton/model/directory/link-queries';
import type { PersonId } from '@baton/model/ids';
import { maxStockBytes } from '@baton/protocol/stock';
import { WebSocketServer, type WebSocket } from 'ws';
import { cookiesOf } from '../access/cookies.ts';
import type { LinkPass } from '../identity/identity.ts';
import type { Services } from '../services.ts';
import { isForLink, isPageFor, StockDoor, type StockGuest } from '../stock/stock-door.ts';

export interface StockSockets {
  readonly wss: WebSocketServer;
  /** @param refuse answers who is not let in, with an HTTP status. */
  upgrade(request: IncomingMessage, socket: Duplex, how: { head: Buffer; refuse: (status: string) => void }): void;
  close(): void;
}
const prefix = '/yjs/';
const mostStock = 2_000;

export const isStockUrl = (url: string | undefined): boolean => url?.startsWith(prefix) ?? false;

function docOf(url: string): string {
  const path = url.slice(prefix.length).split('?')[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** What the provider's option `params` puts behind the page's name. */
function linkIn(url: string): string | undefined {
  const query = url.split('?')[1];
  return (query === undefined ? undefined : new URLSearchParams(query).get('link')) ?? undefined;
}

/** A pass that opening the link gave (routes/links), or `<workspace>.<secret>` of a link without a password. */
async function linkShown({ relay, linkPasses }: Services, shown: string): Promise<LinkPass | undefined> {
  const [id = '', secret] = shown.split('.');
  if (secret === undefined) return linkPasses.look(shown);
  const directory = (await relay.workspace(id))?.rights.directory;
  const hash = await secretHash(secret);
  const found = directory && hash !== undefined ? linkOfSecret(directory, hash) : undefined;
  return found && !found.link.password ? { workspace: id, link: found.id } : undefined;
}

async function byLink(services: Services, shown: string, doc: string): Promise<StockGuest | undefined> {
  const pass = await linkShown(services, shown);
  const workspace = pass && (await services.relay.workspace(pass.workspace));
  const link = workspace?.rights.directory && linkNamed(workspace.rights.directory, pass?.link ?? '');
  if (!workspace || !link || link.link.notAfter <= services.now()) return undefined;
  const guest = { workspace, person: link.id as string as PersonId, device: null, doc };
  if (!isForLink({ ...guest, link: link.id, now: services.now() })) return undefined;
  services.links.used({ workspace: workspace.id, link: link.id });
  return guest;
}

/** By a link where one is shown, whoever shows it: it opens to a colleague no more than to a stranger. */
async function guestOf(services: Services, request: IncomingMessage): Promise<StockGuest | undefined> {
  const url = request.url ?? '';
  const shown = linkIn(url);
  return shown === undefined ? bySession(services, request) : byLink(services, shown, docOf(url));
}

/** By any of the workspaces that this browser is signed in to: a page is in one of them. */
async function bySession({ sessions, relay }: Services, request: IncomingMessage): Promise<StockGuest | undefined> {
  const doc = docOf(request.url ?? '');
  for (const token of cookiesOf(request.headers.cookie ?? '')) {
    const session = sessions.find(token);
    const workspace = session && (await relay.workspace(session.workspace));
    const device = session && workspace?.rights.liveNumber(session.device);
    if (!workspace || !device) continue;
    const guest = { workspace, person: device.person, device: session.device, doc };
    if (isPageFor(guest)) return guest;
  }
  return undefined;
}

function bind(ws: WebSocket, door: StockDoor, guest: StockGuest): void {
  ws.binaryType = 'nodebuffer';
  const connection = door.enter(guest, {
    send: (bytes) => {
      if (ws.readyState === ws.OPEN) ws.send(bytes);
    },
    close: (code, reason) => ws.close(code, reason.slice(0, 100)),
    buffered: () => ws.bufferedAmount,
  });
  ws.on('message', (message, isBinary) => {
    if (message instanceof Uint8Array) connection.onMessage(isBinary ? Uint8Array.from(message) : new Uint8Array());
  });
  ws.on('close', () => door.leave(connection));
  ws.on('error', () => undefined);
}

export function stockSockets(services: Services): StockSockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: maxStockBytes, perMessageDeflate: false });
  const door = new StockDoor(services);
  const unfollow = services.sessions.onSignOut((workspace, devices) => door.shutOut(workspace, devices));
  return {
    wss,
    upgrade(request, socket, { head, refuse }) {
      if (wss.clients.size >= mostStock) return refuse('503 Service Unavailable');
      guestOf(services, request).then(
        (guest) => {
          if (!guest) return refuse('404 Not Found');
          if (!door.hasRoomFor(guest)) return refuse('503 Service Unavailable');
          return wss.handleUpgrade(request, socket, head, (ws) => {
            bind(ws, door, guest);
            wss.emit('connection', ws, request);
          });
        },
        () => refuse('503 Service Unavailable'),
      );
    },
    close: () => {
      unfollow();
      door.close();
    },
  };
}
