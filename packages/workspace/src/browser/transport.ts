// The browser's way to the relay: tickets over HTTP, one WebSocket with binary frames.
import type { Door } from '../doors/door.ts';
import { askTicket } from '../doors/session.ts';
import type { Transport } from '../ports.ts';
import { socketTo } from './socket.ts';

export function browserTransport(door: Pick<Door, 'relay' | 'fetch' | 'renew'>, workspace: string): Transport {
  return {
    ticket: () => askTicket(door, workspace),
    connect: (handlers) => socketTo(door.relay, '/sync', { handlers, protocol: 'baton.1' }),
  };
}
