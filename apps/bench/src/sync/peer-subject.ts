// The relays beside Baton, each as a subject: raw sockets, prepared bytes.
import { WebSocket } from 'ws';
import { startServer, type ServerProcess, type ServerProgram } from '../server-process.ts';
import { floorWire, hocuspocusWire, yWebsocketWire, type PeerWire } from './peer-wire.ts';
import { prepareTyping, type Prepared } from './prepared.ts';
import { pause, type Idle, type Pair, type Reader, type Subject, type Wish, type Writer } from './subject.ts';

interface End {
  readonly socketOf: (doc: number) => WebSocket;
  close(): void;
}
interface Hearing {
  readonly wire: PeerWire;
  readonly names: readonly string[];
  readonly heard: (what: 'ack' | { readonly doc: number; readonly count: number }, bytes: number) => void;
}

function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  return new Promise((done, failed) => socket.once('open', () => done(socket)).once('error', failed));
}

async function openEnd(url: string, { wire, names, heard }: Hearing): Promise<End> {
  const numbers = new Map(names.map((name, doc) => [name, doc]));
  let ready = 0;
  const listen = (socket: WebSocket, doc: number): WebSocket =>
    socket.on('message', (message: Buffer) => {
      const what = wire.hear(message, (name) => numbers.get(name) ?? doc);
      if (what === 'ready') ready += 1;
      else if (what !== null) heard(what, message.length);
    });
  const sockets: WebSocket[] = [];
  for (const [doc, name] of names.entries()) {
    const known = wire.many ? sockets[0] : undefined;
    const socket = known ?? listen(await openSocket(`${url}/${name}`), doc);
    if (known === undefined) sockets.push(socket);
    for (const bytes of wire.hello(name)) socket.send(bytes);
  }
  while (ready < (wire.answers ? names.length : 0)) await pause(5);
  return {
    socketOf: (doc) => sockets[wire.many ? 0 : doc] as WebSocket,
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

let pairs = 0;

async function openPair(url: string, wire: PeerWire, { docs, edits }: Wish): Promise<Pair> {
  pairs += 1;
  const names = Array.from({ length: docs }, (_, doc) => `pair-${pairs}-doc-${doc}`);
  const prepared = names.map((_, doc): Prepared[] => prepareTyping(1_000_000_000 + doc, edits));
  const next = names.map(() => 0);
  const reader: Reader = { onUpdate: () => {}, bytes: { down: 0 } };
  const writer: Writer = {
    onAck: () => {},
    bytes: { up: 0, echo: 0 },
    write(doc) {
      const at = next[doc] ?? 0;
      next[doc] = at + 1;
      const edit = prepared[doc]?.[at];
      if (edit === undefined) throw new Error('more edits than were prepared');
      const message = wire.write(names[doc] ?? '', edit.bytes);
      writer.bytes.up += message.length;
      to.socketOf(doc).send(message);
    },
  };
  const to = await openEnd(url, {
    wire,
    names,
    heard(what, bytes) {
      if (what === 'ack') return writer.onAck();
      writer.bytes.echo += bytes;
    },
  });
  const from = await openEnd(url, {
    wire,
    names,
    heard(what, bytes) {
      if (what === 'ack') return;
      reader.bytes.down += bytes;
      reader.onUpdate(what.doc, what.count);
    },
  });
  const sizes = prepared.flatMap((all) => all.slice(1).map(({ bytes }) => bytes.length));
  return {
    writer,
    reader,
    updateBytes: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
    close() {
      to.close();
      from.close();
    },
  };
}

async function prepareIdle(url: string, wire: PeerWire, count: number): Promise<Idle> {
  const ends: End[] = [];
  return {
    async open() {
      for (let at = 0; at < count; at += 1)
        ends.push(await openEnd(url, { wire, names: [`idle-${Math.floor(at / 2)}`], heard: () => {} }));
    },
    close: () => ends.forEach((end) => end.close()),
  };
}

interface Peer {
  readonly name: string;
  readonly wire: PeerWire;
  readonly program: ServerProgram;
  readonly acknowledges?: boolean;
}
const subjectOf = ({ name, wire, program, acknowledges = false }: Peer): Subject => ({
  name,
  acknowledges,
  start: () => startServer(program),
  openPair: ({ url }: ServerProcess, wish) => openPair(url, wire, wish),
  prepareIdle: ({ url }: ServerProcess, count) => prepareIdle(url, wire, count),
});

const servers = 'apps/bench/src/servers';
const hocuspocus = { wire: hocuspocusWire, acknowledges: true };
export const peers: readonly Subject[] = [
  subjectOf({ name: 'y-websocket, memory', wire: yWebsocketWire, program: { program: `${servers}/y-websocket.ts` } }),
  subjectOf({ ...hocuspocus, name: 'Hocuspocus, memory', program: { program: `${servers}/hocuspocus.ts` } }),
  subjectOf({
    ...hocuspocus,
    name: 'Hocuspocus, SQLite',
    program: { program: `${servers}/hocuspocus.ts`, args: ['sqlite'] },
  }),
  subjectOf({ name: 'floor, memory', wire: floorWire, program: { program: `${servers}/floor.ts` } }),
  subjectOf({
    name: 'floor, SQLite FULL',
    wire: floorWire,
    program: { program: `${servers}/floor.ts`, args: ['sqlite'] },
  }),
];
