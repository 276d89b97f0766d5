// A terminal's way to the relay: fetch that keeps its cookies and names its origin as a browser would, and a socket.
import { randomBytes } from 'node:crypto';
import type { Door } from '../doors/door.ts';
import type { KnownRelay } from '../doors/known-relay.ts';
import { askTicket, type TicketFor } from '../doors/session.ts';
import type { Home } from './node-home.ts';
import type { Surroundings, Transport } from '../ports.ts';

export const nodeSurroundings: Surroundings = {
  // oxlint-disable-next-line no-restricted-properties -- the terminal's end of "the clock is handed in"
  clock: () => Date.now(),
  zone: () => -new Date().getTimezoneOffset(),
  random: (count) => randomBytes(count),
  scheduler: {
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
};

function fetchWithCookies(relay: string): typeof fetch {
  const jar = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', relay);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (at > 0) jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
}

export const nodeDoor = (relay: string, home: Home): Door => ({
  relay,
  fetch: fetchWithCookies(relay),
  now: nodeSurroundings.clock,
  random: nodeSurroundings.random,
  newKey: () => home.key(),
  keep: (row) => Promise.resolve(home.keep(row)),
});

/** Node's own WebSocket takes headers; a page's does not, and the types only know that one. */
type SocketWithHeaders = new (
  url: string,
  options: { protocols: string[]; headers: Record<string, string> },
) => WebSocket;

export function nodeTransport(door: Door, of: TicketFor, known?: KnownRelay): Transport {
  return {
    ticket: () => askTicket(door, of, known),
    connect({ opened, message, closed }) {
      const Socket = WebSocket as unknown as SocketWithHeaders;
      const headers = { origin: door.relay };
      const socket = new Socket(`${door.relay.replace(/^http/u, 'ws')}/sync`, { protocols: ['baton.1'], headers });
      socket.binaryType = 'arraybuffer';
      socket.addEventListener('open', opened);
      socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => message(new Uint8Array(data)));
      socket.addEventListener('close', ({ code }) => closed(code));
      return {
        send: (bytes) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(Uint8Array.from(bytes));
        },
        close: () => socket.close(),
      };
    },
  };
}
