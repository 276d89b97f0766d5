// The device's store as the engine opens it: gestures go through the journal, each a strict write of its own.
import { confirmedWrite, docWrite, readBytes } from '@baton/store/confirmed';
import { openDexieDisk } from '@baton/store/disks/dexie-disk';
import { appendWrites } from '@baton/store/outbox';
import { openJournal } from '@baton/workspace/disk/journal';
import { applyAll, took, type DocStore } from './doc-store.ts';

const author = { person: 'u1', deviceNo: 1, time: 1 };
const envelopeOf = (doc: string, clock: number, bytes: Uint8Array) => ({
  doc,
  epoch: 0,
  client: 1,
  from: clock,
  to: clock + 1,
  bytes,
});
const scheduler = {
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export const batonStore: DocStore = {
  async burst(name, updates) {
    const disk = await openDexieDisk({ name });
    const journal = openJournal({ disk, generation: await disk.lead(), scheduler, onFault: () => undefined });
    const time = await took(() =>
      Promise.all(
        updates.map((bytes, at) => {
          const entry = { envelopes: [envelopeOf('p/s1/t1', at, bytes)], asks: [], gesture: null, at: 1 };
          return journal.write(appendWrites(at + 1, entry, null));
        }),
      ),
    );
    disk.close();
    return time;
  },
  async fill(name, docs, updates) {
    const disk = await openDexieDisk({ name });
    const generation = await disk.lead();
    let number = 0;
    for (const doc of docs) {
      const writes = updates.flatMap((bytes, clock) => {
        number += 1;
        return [confirmedWrite(number, envelopeOf(doc, clock, bytes), author), docWrite(doc, number)];
      });
      await disk.commit(writes, { strict: false, generation });
    }
    disk.close();
  },
  open: (name, docs) =>
    took(async () => {
      const disk = await openDexieDisk({ name });
      const all = await Promise.all(docs.map((doc) => readBytes(disk, doc)));
      for (const updates of all) applyAll(updates);
      disk.close();
    }),
};
