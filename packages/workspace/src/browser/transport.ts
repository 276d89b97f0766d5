// The browser's way to the relay: tickets over HTTP, one WebSocket with binary frames.
import type { Door } from '../doors/door.ts';
import type { KnownRelay } from '../doors/known-relay.ts';
import { askTicket, type TicketFor } from '../doors/session.ts';
import type { Transport } from '../ports.ts';
import { socketTo } from './socket.ts';

export function browserTransport(
  door: Pick<Door, 'relay' | 'fetch' | 'renew'>,
  of: TicketFor,
  known?: KnownRelay,
): Transport {
  return {
    ticket: () => askTicket(door, of, known),
    connect: (handlers) => socketTo(door.relay, '/sync', { handlers, protocol: 'baton.1' }),
  };
}
