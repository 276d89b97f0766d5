// The browser's way to the relay: tickets over HTTP, one WebSocket with binary frames.
import type { Door } from '../doors/door.ts';
import { askTicket } from '../doors/session.ts';
import type { Transport } from '../ports.ts';

/** Told when a socket ends without a close code of its own. */
const noCode = 1006;

export function browserTransport(door: Pick<Door, 'relay' | 'fetch' | 'renew'>, workspace: string): Transport {
  return {
    ticket: () => askTicket(door, workspace),
    connect({ opened, message, closed }) {
      const socket = new WebSocket(`${door.relay.replace(/^http/u, 'ws')}/sync`, 'baton.1');
      socket.binaryType = 'arraybuffer';
      let over = false;
      const end = (code: number): void => {
        if (over) return;
        over = true;
        closed(code);
      };
      socket.addEventListener('open', opened);
      socket.addEventListener(
        'message',
        ({ data }: MessageEvent<ArrayBuffer>) => over || message(new Uint8Array(data)),
      );
      socket.addEventListener('close', ({ code }) => end(code));
      return {
        send: (bytes) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(bytes as Uint8Array<ArrayBuffer>);
        },
        close() {
          socket.close();
          // A half-open socket tells its end only after minutes.
          setTimeout(() => end(noCode), 0);
        },
      };
    },
  };
}
