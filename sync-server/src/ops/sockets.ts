// WebSockets at /sync: Origin checked before the upgrade, bounded frames, no deflate, a ping each 25 s that also finds
// the half-open. Binds ws to relay/connection.ts.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { maxFrameBytes } from '@baton/protocol/limits';
import { closeCodes } from '@baton/protocol/frames';
import { WebSocketServer, type WebSocket } from 'ws';
import { isOwnOrigin } from '../access/origin.ts';
import { networkOf } from '../access/rate.ts';
import { Connection } from '../relay/connection.ts';
import type { Services } from '../services.ts';
import { Arriving } from './arriving.ts';
import { cameBy } from './asking-of.ts';
import { isStockUrl, stockSockets } from './stock-sockets.ts';

export interface SocketOptions {
  readonly services: Services;
  readonly origins: readonly string[];
}
const pingMs = 25_000;
const mostSockets = 10_000;

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** @param arrived to be told when it has said hello with a good ticket, or is gone. */
function bind(ws: WebSocket, services: Services, arrived: () => void): void {
  ws.binaryType = 'nodebuffer';
  const line = {
    send: (bytes: Uint8Array) => {
      if (ws.readyState === ws.OPEN) ws.send(bytes);
    },
    close: (code: number, reason: string) => ws.close(code, reason.slice(0, 100)),
    buffered: () => ws.bufferedAmount,
  };
  const redeem = (ticket: string) => {
    const guest = services.tickets.redeem(ticket);
    if (guest) arrived();
    return guest;
  };
  const connection = new Connection({ relay: services.relay, redeem, line });
  ws.on('message', (message, isBinary) => {
    if (isBinary && message instanceof Uint8Array) connection.onMessage(message);
    else ws.close(closeCodes.badFrame, 'frames are binary');
  });
  ws.on('close', () => {
    arrived();
    connection.onClose();
  });
  // A breach of the protocol closes the socket; `close` follows.
  ws.on('error', () => undefined);
}

const networkOfRequest = ({ headers, socket }: IncomingMessage): string =>
  networkOf(cameBy((name) => headers[name]?.toString(), socket.remoteAddress).address);

function keepAlive(wss: WebSocketServer): () => void {
  const answered = new WeakSet<WebSocket>();
  wss.on('connection', (ws: WebSocket) => {
    answered.add(ws);
    ws.on('pong', () => answered.add(ws));
  });
  const timer = setInterval(() => {
    for (const ws of wss.clients) {
      if (!answered.delete(ws)) ws.terminate();
      else ws.ping();
    }
  }, pingMs);
  return () => clearInterval(timer);
}

export function attachSockets(server: Server, { services, origins }: SocketOptions): { close(): void } {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const stock = stockSockets(services);
  const stops = [keepAlive(wss), keepAlive(stock.wss)];
  const arriving = new Arriving();
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const isStock = isStockUrl(request.url);
    if (request.url !== '/sync' && !isStock) return refuse(socket, '404 Not Found');
    if (!isOwnOrigin(request.headers.origin, request.headers.host, origins)) return refuse(socket, '403 Forbidden');
    if (isStock) return stock.upgrade(request, socket, { head, refuse: (status) => refuse(socket, status) });
    if (wss.clients.size >= mostSockets) return refuse(socket, '503 Service Unavailable');
    const arrived = arriving.enter(networkOfRequest(request));
    if (!arrived) return refuse(socket, '503 Service Unavailable');
    // However this ends: a handshake that is no handshake never becomes a socket.
    socket.once('close', arrived);
    wss.handleUpgrade(request, socket, head, (ws) => {
      bind(ws, services, arrived);
      wss.emit('connection', ws, request);
    });
  };
  server.on('upgrade', onUpgrade);
  return {
    close: () => {
      for (const stop of stops) stop();
      stock.close();
      server.off('upgrade', onUpgrade);
      for (const ws of wss.clients) ws.close(closeCodes.restart, 'the relay restarts');
    },
  };
}
