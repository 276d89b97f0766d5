// One end at a peer: a socket for all its documents, or one for each, and what comes over them.
import { WebSocket } from 'ws';
import type { PeerWire } from './peer-wire.ts';
import { pause } from './subject.ts';

export interface End {
  readonly socketOf: (doc: number) => WebSocket;
  close(): void;
}
interface Hearing {
  readonly wire: PeerWire;
  readonly names: readonly string[];
  /** What is known of each document already, as a state vector; nothing by default. */
  readonly known?: (doc: number) => Uint8Array;
  /** Told of each update with its bytes. */
  readonly update?: (bytes: Uint8Array) => void;
  readonly heard: (what: 'ack' | { readonly doc: number; readonly count: number }, bytes: number) => void;
}

function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  return new Promise((done, failed) => socket.once('open', () => done(socket)).once('error', failed));
}

export async function openEnd(url: string, { wire, names, known: knownOf, update, heard }: Hearing): Promise<End> {
  const numbers = new Map(names.map((name, doc) => [name, doc]));
  let ready = 0;
  const listen = (socket: WebSocket, doc: number): WebSocket =>
    socket.on('message', (message: Buffer) => {
      const what = wire.hear(message, { docOf: (name) => numbers.get(name) ?? doc, update });
      if (what === 'ready') ready += 1;
      else if (what !== null) heard(what, message.length);
    });
  const sockets: WebSocket[] = [];
  for (const [doc, name] of names.entries()) {
    const known = wire.many ? sockets[0] : undefined;
    const socket = known ?? listen(await openSocket(`${url}/${name}`), doc);
    if (known === undefined) sockets.push(socket);
    for (const bytes of wire.hello(name, knownOf?.(doc))) socket.send(bytes);
  }
  while (ready < (wire.answers ? names.length : 0)) await pause(5);
  return {
    socketOf: (doc) => sockets[wire.many ? 0 : doc] as WebSocket,
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}
