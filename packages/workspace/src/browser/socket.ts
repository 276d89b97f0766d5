// One WebSocket with binary messages, as the engine and whoever came by a link have it.
import type { Connection, ConnectionHandlers } from '../ports.ts';

/** Told when a socket ends without a close code of its own. */
const noCode = 1006;

interface Opening {
  readonly handlers: ConnectionHandlers;
  /** Left out: none is named. */
  readonly protocol?: string;
}
/** @param relay its origin. */
export function socketTo(relay: string, path: string, { handlers, protocol }: Opening): Connection {
  const { opened, message, closed } = handlers;
  const socket = new WebSocket(`${relay.replace(/^http/u, 'ws')}${path}`, protocol);
  socket.binaryType = 'arraybuffer';
  let over = false;
  const end = (code: number): void => {
    if (over) return;
    over = true;
    closed(code);
  };
  socket.addEventListener('open', opened);
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => over || message(new Uint8Array(data)));
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
}
