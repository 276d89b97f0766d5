// Projections are written when there is time: some seconds after things have settled, and at the close. They are of
// confirmed cells alone; what is pending lies above them and can still be taken back.
import { projectionVersion } from '@baton/replica/memory/projection';
import { packWrites } from '@baton/store/ledger-rows';
import { projectionWrite } from '@baton/store/projection';
import type { Core } from '../core.ts';

export const version = projectionVersion;
const mostNumberRows = 64;
const settleFor = 3_000;
const longest = 30_000;

/**
 * Up to which number all of a document is in its rows. An own batch under way can have a number below others' that came
 * before its acknowledgement; it lies behind the cursor that is kept. What is read twice at the next start changes nothing.
 */
function coveredIn({ held }: Core, doc: string): number {
  const last = held.docs.get(doc) ?? 0;
  const isUnderWay = [...held.outbox.values()].some(({ envelopes }) => envelopes.some((one) => one.doc === doc));
  return isUnderWay ? Math.min(last, held.cursor?.number ?? 0) : last;
}

/** A projection is of what the relay holds: what it lost is read from aside at each start until it is back. */
const isWritten = ({ dirty, stopped, held }: Core, doc: string): boolean =>
  dirty.has(doc) && !stopped.has(doc) && !held.asideDocs.has(doc);

/** One document after another, each in a commit of its own: nobody's edit waits for more than one. */
export async function writeProjections(core: Core): Promise<void> {
  const { dirty, held, journal, replica } = core;
  const docs = [...dirty];
  for (const doc of docs) {
    // By now it may be written, or stopped.
    if (!isWritten(core, doc)) continue;
    dirty.delete(doc);
    const projection = { upTo: coveredIn(core, doc), version, blob: replica.project(doc) };
    await journal.write([projectionWrite(doc, projection)], false);
  }
  if (held.numberRows <= mostNumberRows) return;
  held.numberRows = 1;
  await journal.write(packWrites(held.numbers), false);
}

/** Told whenever something was confirmed; answers nothing and never throws. */
export function createProjector(core: Core): () => void {
  let cancel: (() => void) | null = null;
  let firstAt = 0;
  core.stops.push(() => cancel?.());
  return () => {
    const now = core.options.clock();
    if (cancel === null) firstAt = now;
    else cancel();
    const after = Math.max(0, Math.min(settleFor, firstAt + longest - now));
    cancel = core.options.scheduler.after(after, () => {
      cancel = null;
      void writeProjections(core);
    });
  };
}
