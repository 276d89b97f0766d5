// A document written anew by one hand: every cell's newest value with its own time and author, every page's text, and
// nothing of the ids, deletions and structs that it took to get there. The base of its next epoch.
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import { stubsOf, type Leaver, type Stubs } from './archiving.ts';
import { keyOf, type HeldCell, type WrittenCell } from '../cells/cell.ts';
import { memoryOf, rootIn, tasksIn, weightOf, type ClientFor, type Weight } from './compact.ts';
import type { DocName } from '../contract.ts';
import { pageRoot, parseDoc } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';

export interface Renewal {
  readonly bytes: Uint8Array;
  readonly clocks: readonly (readonly [client: number, next: number])[];
  readonly weight: Weight;
}

/**
 * @param bytes everything confirmed of the present epoch, in order.
 * @param clientFor as for a snapshot; pages ask it with no author and writer 0.
 */
export const renewalOf = (name: DocName, bytes: readonly Uint8Array[], clientFor: ClientFor): Renewal =>
  renewalWithout(name, bytes, { clientFor, leavers: [] });

export interface Without {
  readonly clientFor: ClientFor;
  /** Records that an archive has: of a task its stub stays. */
  readonly leavers: readonly Leaver[];
}
export function renewalWithout(name: DocName, bytes: readonly Uint8Array[], { clientFor, leavers }: Without): Renewal {
  const ydoc = new Y.Doc({ gc: true });
  const memory = memoryOf(name, bytes);
  if (parseDoc(name)?.class === 'page') copyText(bytes, ydoc, clientFor(null, 0));
  else copyCells(memory, name, { ydoc, clientFor, stubs: stubsIn(memory, name, leavers) });
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(ydoc))];
  const base = { bytes: Y.encodeStateAsUpdate(ydoc), clocks, weight: weightOf(ydoc, tasksIn(memory, name)) };
  ydoc.destroy();
  return base;
}

interface Target {
  readonly ydoc: Y.Doc;
  readonly clientFor: ClientFor;
  readonly stubs: Stubs;
}

function stubsIn(memory: Memory, name: DocName, leavers: readonly Leaver[]): Stubs {
  const doc = memory.doc(name);
  return stubsOf(leavers, (id) => memory.copy(id, doc, null)?.cells ?? []);
}

function copyCells(memory: Memory, name: DocName, { ydoc, clientFor, stubs }: Target): void {
  const written = new Map<PersonId | null, number>();
  for (const { id, author, cells } of memory.recordsOf(memory.doc(name))) {
    const [first] = cells;
    if (first === undefined) continue;
    // One id for each author, whichever of their devices is met first.
    const client = written.get(author) ?? clientFor(author, first.client);
    written.set(author, client);
    ydoc.clientID = client;
    const map = ydoc.getMap(rootIn(name, author));
    const staying = stubs.get(id) ?? cells;
    ydoc.transact(() =>
      staying.forEach((cell) => map.set(keyOf(id, cell.code), plainCell(keyOf(id, cell.code), cell))),
    );
  }
}

const plainCell = (key: string, { value, t, by }: Pick<HeldCell, 'value' | 't' | 'by'>): WrittenCell => [
  key,
  value,
  t,
  by,
];

function copyText(bytes: readonly Uint8Array[], ydoc: Y.Doc, client: number): void {
  const before = new Y.Doc();
  before.transact(() => bytes.forEach((update) => Y.applyUpdate(before, update)));
  ydoc.clientID = client;
  const nodes = before.getXmlFragment(pageRoot).toArray();
  const copies = nodes.map((node) => node.clone() as Y.XmlElement | Y.XmlText);
  ydoc.transact(() => ydoc.getXmlFragment(pageRoot).insert(0, copies));
  before.destroy();
}
