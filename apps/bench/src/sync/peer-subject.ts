// The relays beside Baton, each as a subject: raw sockets, prepared bytes.
import { startServer, type ServerProcess, type ServerProgram } from '../server-process.ts';
import { openPeerCrowd, openPeerVisitor } from './peer-crowd.ts';
import { openEnd, type End } from './peer-end.ts';
import { floorWire, hocuspocusWire, yWebsocketWire, type PeerWire } from './peer-wire.ts';
import { Kept, prepareAll, prepareTyping } from './prepared.ts';
import { inTurns, pause, type Idle, type Pair, type Reader, type Subject, type Wish, type Writer } from './subject.ts';

let pairs = 0;

async function openPair(url: string, wire: PeerWire, { docs, edits }: Wish): Promise<Pair> {
  pairs += 1;
  const names = Array.from({ length: docs }, (_, doc) => `pair-${pairs}-doc-${doc}`);
  const prepared = await prepareAll(docs, (doc) => prepareTyping(1_000_000_000 + doc, edits));
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
    open: (atOnce = 1) =>
      inTurns(Array.from({ length: count }), atOnce, async (_, at) => {
        ends.push(await openEnd(url, { wire, names: [`idle-${Math.floor(at / 2)}`], heard: () => {} }));
      }),
    close: () => ends.forEach((end) => end.close()),
  };
}

interface Peer {
  readonly name: string;
  readonly wire: PeerWire;
  readonly program: ServerProgram;
  readonly acknowledges?: boolean;
  readonly keeps?: boolean;
}
/** Edits of the last pair that somebody who comes now is given. */
async function countKept({ url }: ServerProcess, wire: PeerWire): Promise<number> {
  const kept = new Kept();
  const names = [`pair-${pairs}-doc-0`];
  const end = await openEnd(url, {
    wire,
    names,
    heard: () => {},
    update: (bytes) => kept.add(bytes),
  });
  await pause(500);
  end.close();
  return kept.count;
}
const subjectOf = ({ name, wire, program, acknowledges = false, keeps = false }: Peer): Subject => ({
  name,
  acknowledges,
  keeps,
  openCrowd: (server, wish) => openPeerCrowd(server, wire, wish),
  openVisitor: (server, wish) => openPeerVisitor(server, wire, wish),
  countKept: (server) => countKept(server, wire),
  start: () => startServer(program),
  openPair: ({ url }: ServerProcess, wish) => openPair(url, wire, wish),
  prepareIdle: ({ url }: ServerProcess, count) => prepareIdle(url, wire, count),
});

const servers = 'apps/bench/src/servers';
const hocuspocus = { wire: hocuspocusWire, acknowledges: true };
export const peers: readonly Subject[] = [
  subjectOf({ name: 'y-websocket, memory', wire: yWebsocketWire, program: { program: `${servers}/y-websocket.ts` } }),
  subjectOf({
    name: 'y-websocket, leveldb',
    wire: yWebsocketWire,
    program: { program: `${servers}/y-websocket.ts`, env: { YPERSISTENCE: 'FOLDER/level' } },
    keeps: true,
  }),
  subjectOf({ ...hocuspocus, name: 'Hocuspocus, memory', program: { program: `${servers}/hocuspocus.ts` } }),
  subjectOf({
    ...hocuspocus,
    name: 'Hocuspocus, SQLite',
    keeps: true,
    program: { program: `${servers}/hocuspocus.ts`, args: ['sqlite'] },
  }),
  subjectOf({ name: 'floor, memory', wire: floorWire, program: { program: `${servers}/floor.ts` } }),
  subjectOf({
    name: 'floor, SQLite FULL',
    wire: floorWire,
    program: { program: `${servers}/floor.ts`, args: ['sqlite'] },
  }),
];
