// Many sockets in one document of a peer, and somebody who comes to many documents of it.
import * as Y from 'yjs';
import type { ServerProcess } from '../server-process.ts';
import { openEnd, type End } from './peer-end.ts';
import type { PeerWire } from './peer-wire.ts';
import { editAt, prepareText, prepareTyping } from './prepared.ts';
import { inTurns, pause, type Crowd, type Visitor } from './subject.ts';

const listeners = 5;
const firstClient = 1_000_000_000;
let crowds = 0;

/** Which edits an update holds: a relay may send those of one turn as one. */
function editsOf(update: Uint8Array): (readonly [client: number, edit: number])[] {
  const { from, to } = Y.parseUpdateMeta(update);
  return [...to].flatMap(([client, end]) => {
    const edits: (readonly [number, number])[] = [];
    for (let edit = editAt(from.get(client) ?? 0); edit < editAt(end); edit += 1) edits.push([client, edit]);
    return edits;
  });
}

export async function openPeerCrowd(
  { url }: ServerProcess,
  wire: PeerWire,
  { people, edits }: { readonly people: number; readonly edits: number },
): Promise<Crowd> {
  crowds += 1;
  const name = `crowd-${crowds}`;
  const ends: End[] = [];
  const prepared = Array.from({ length: people }, (_, at) => prepareTyping(firstClient + at, edits));
  const next = prepared.map(() => 0);
  const crowd: Crowd = {
    onHear: () => {},
    listening: Math.min(listeners, people - 1),
    write(person) {
      const at = next[person] ?? 0;
      next[person] = at + 1;
      const edit = prepared[person]?.[at];
      if (!edit) throw new Error('more edits than were prepared');
      ends[person]?.socketOf(0).send(wire.write(name, edit.bytes));
    },
    close: () => ends.forEach((end) => end.close()),
  };
  for (let at = 0; at < people; at += 1) {
    const tells = at < crowd.listening;
    const update = (bytes: Uint8Array): void => {
      for (const [client, edit] of editsOf(bytes))
        if (client - firstClient !== at) crowd.onHear(client - firstClient, edit);
    };
    ends.push(await openEnd(url, { wire, names: [name], heard: () => {}, ...(tells ? { update } : {}) }));
  }
  return crowd;
}

let visits = 0;
const atOnce = 16;

export async function openPeerVisitor(
  { url }: ServerProcess,
  wire: PeerWire,
  { docs, bytes }: { readonly docs: number; readonly bytes: number },
): Promise<Visitor> {
  visits += 1;
  const names = Array.from({ length: docs }, (_, doc) => `visit-${visits}-${doc}`);
  const states = names.map(() => new Map<number, number>());
  let clients = firstClient;
  const write = async (count: number): Promise<void> => {
    const touched = names.slice(0, count);
    // One connection a document where the peer has no other way; closed again, as a browser does.
    await inTurns(wire.many ? [touched] : touched.map((name) => [name]), atOnce, async (some) => {
      const end = await openEnd(url, { wire, names: some, heard: () => {} });
      for (const [at, name] of some.entries()) {
        clients += 1;
        const client = clients;
        const edits = bytes > 100 ? prepareText(client, bytes) : prepareTyping(client, 1);
        for (const edit of edits) end.socketOf(at).send(wire.write(name, edit.bytes));
        states[names.indexOf(name)]?.set(client, edits.at(-1)?.to ?? 0);
      }
      await pause(wire.many ? 3_000 : 20);
      end.close();
    });
  };
  await write(docs);
  // Those that keep a document do so some seconds later.
  await pause(4_000);
  let end: End | undefined;
  return {
    async comeBack(how) {
      const known = (doc: number): Uint8Array =>
        how === 'knowing all' ? Y.encodeStateVector(stateOf(states[doc])) : Uint8Array.of(0);
      const begun = performance.now();
      end = await openEnd(url, { wire, names, known, heard: () => {} });
      const ms = performance.now() - begun;
      end.close();
      return ms;
    },
    change: write,
    close: () => end?.close(),
  };
}
const stateOf = (state: ReadonlyMap<number, number> | undefined): Map<number, number> => new Map(state);
