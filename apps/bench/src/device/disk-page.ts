// Runs in a page of its own: the device's store as the engine opens it, on the browser's disk. What it exposes is called from
// disk.ts; bundled by the same tool as the web app.
import type { Disk } from '@baton/store/disk';
import { confirmedWrite, docWrite, readBytes, readDocs } from '@baton/store/confirmed';
import { openDexieDisk } from '@baton/store/disks/dexie-disk';
import { appendWrites } from '@baton/store/outbox';
import { openJournal } from '@baton/workspace/disk/journal';
import * as Y from 'yjs';

const author = { person: 'u1', deviceNo: 1, time: 1 };
const envelopeOf = (doc: string, clock: number, bytes: Uint8Array) => ({
  doc,
  epoch: 0,
  client: 1,
  from: clock,
  to: clock + 1,
  bytes,
});

/** Somebody types: an update for each letter. */
function typed(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  for (let at = 0; at < count; at += 1) text.insert(at, 'x');
  return updates;
}

async function write(disk: Disk, docs: readonly string[], updates: readonly Uint8Array[]): Promise<void> {
  const generation = await disk.lead();
  let number = 0;
  for (const doc of docs) {
    const writes = updates.flatMap((bytes, clock) => {
      number += 1;
      return [confirmedWrite(number, envelopeOf(doc, clock, bytes), author), docWrite(doc, number)];
    });
    await disk.commit(writes, { strict: false, generation });
  }
}

/** The disk is opened anew, all is read and applied. */
async function reopen(name: string, docs: readonly string[]): Promise<number> {
  const begun = performance.now();
  const disk = await openDexieDisk({ name });
  const all = await Promise.all(docs.map((doc) => readBytes(disk, doc)));
  for (const updates of all) {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  }
  const took = performance.now() - begun;
  disk.close();
  return took;
}

async function written(name: string, docs: number, updates: number): Promise<string[]> {
  const names = Array.from({ length: docs }, (_, at) => `p/s1/t${at}`);
  const disk = await openDexieDisk({ name });
  await write(disk, names, typed(updates));
  disk.close();
  return names;
}

export const diskMeasures = {
  /** As the engine keeps gestures: each its own strict write, all at once. */
  async burst(name: string): Promise<number> {
    const disk = await openDexieDisk({ name });
    const scheduler = {
      after(ms: number, run: () => void) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    };
    const journal = openJournal({ disk, generation: await disk.lead(), scheduler, onFault: () => undefined });
    const updates = typed(1_000);
    const begun = performance.now();
    await Promise.all(
      updates.map((bytes, at) => {
        const entry = { envelopes: [envelopeOf('p/s1/t1', at, bytes)], asks: [], gesture: null, at: 1 };
        return journal.write(appendWrites(at + 1, entry, null));
      }),
    );
    const took = performance.now() - begun;
    disk.close();
    return took;
  },
  async open(name: string, docs: number, updates: number): Promise<number> {
    return reopen(name, await written(name, docs, updates));
  },
  /** What a start reads of documents that it does not open. */
  async list(name: string, docs: number): Promise<number> {
    await written(name, docs, 1);
    const begun = performance.now();
    const disk = await openDexieDisk({ name });
    await readDocs(disk);
    const took = performance.now() - begun;
    disk.close();
    return took;
  },
};
export type DiskMeasures = typeof diskMeasures;
Object.assign(globalThis, { diskMeasures });
