// WebSockets at /yjs/<page>: a session's cookie and the relay's own Origin let another program's provider in, to one page.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { cookiesOf } from '../access/cookies.ts';
import type { Services } from '../services.ts';
import { isPageFor, StockDoor, type StockGuest } from '../stock/stock-door.ts';
import { maxStockBytes } from '../stock/wire.ts';

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

/** By any of the workspaces that this browser is signed in to: a page is in one of them. */
async function guestOf({ sessions, relay }: Services, request: IncomingMessage): Promise<StockGuest | undefined> {
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
  const door = new StockDoor(services.relay);
  const unfollow = services.sessions.onSignOut((workspace, devices) => door.shutOut(workspace, devices));
  return {
    wss,
    upgrade(request, socket, { head, refuse }) {
      if (wss.clients.size >= mostStock) return refuse('503 Service Unavailable');
      guestOf(services, request).then(
        (guest) => {
          if (!guest) return refuse('404 Not Found');
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
