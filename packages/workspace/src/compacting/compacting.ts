// When documents are made smaller on this device (cutting.ts): while all is level and saved and nothing else is to be done.
import type { Numbered } from '@baton/store/confirmed';
import type { Core } from '../core.ts';
import { isUnknown } from '../disk/held.ts';
import { cutOf } from './cutting.ts';

export const quietFor = 30_000;
const mostEntries = 500;
const mostBytes = 256 * 1024;

export interface Compacting {
  readonly quietFor: number;
  readonly isMuch: (entries: readonly Numbered[]) => boolean;
}
const isMuch = (entries: readonly Numbered[]): boolean =>
  entries.length > mostEntries || entries.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostBytes;

const usual: Compacting = { quietFor, isMuch };

/** What is confirmed is all of the line up to the cursor: no own batch is under way, nothing is aside. */
function isQuiet({ held, link, journal, gathering }: Core): boolean {
  const isEmpty = held.outbox.size + held.unsaved.size + held.aside.size + held.ahead.size === 0;
  return isEmpty && gathering === null && link.state().phase === 'live' && journal.fault() === null;
}

/** Of a part no whole can be cut: what is held back would come below it, and be hidden by it. */
const isWhole = ({ stopped, asking }: Core, doc: string): boolean =>
  !stopped.has(doc) && asking.isLevel(doc) && !isUnknown(doc);

interface Stand {
  readonly epoch: number;
  /** Up to which number its snapshot reaches. */
  readonly reach: number;
}
const standOf = ({ held }: Core, doc: string): Stand => ({
  epoch: held.epochs.get(doc) ?? 0,
  reach: held.reaches.get(doc) ?? 0,
});

/** Answers whether the document needs no second look before something comes. */
async function compact(core: Core, doc: string): Promise<boolean> {
  const { held, options, journal } = core;
  const { epoch, reach } = standOf(core, doc);
  const { isMuch: isMuchHere } = options.compacting ?? usual;
  const { number: upTo = 0, incarnation = 0 } = held.cursor ?? {};
  const cutting = { doc, epoch, upTo, safe: held.safe, incarnation, isMuch: isMuchHere };
  const cut = await cutOf(options.disk, cutting);
  const now = standOf(core, doc);
  // A snapshot, a new epoch or a relay that was set back came in between: the cut is of what is no more.
  if (!isQuiet(core) || !isWhole(core, doc) || now.epoch !== epoch || now.reach !== reach) return false;
  if (cut.writes.length === 0) return true;
  held.reaches.set(doc, Math.max(reach, cut.reach));
  await journal.write(cut.writes);
  return true;
}

/** Told whenever something was confirmed, or a backup verified; answers nothing and never throws. */
export function createCompacting(core: Core): () => void {
  /** Document → its last entry, and what was safe, when it was looked at. */
  const looked = new Map<string, string>();
  let cancel: (() => void) | null = null;
  let isAtIt = false;
  core.stops.push(() => cancel?.());
  const pause = (): Promise<void> => new Promise((resolve) => void core.options.scheduler.after(0, resolve));
  async function compactAll(): Promise<void> {
    await core.journal.flush();
    for (const [doc, last] of core.held.docs) {
      const state = `${last} ${core.held.safe}`;
      if (looked.get(doc) === state || !isWhole(core, doc)) continue;
      if (!isQuiet(core)) return;
      if (await compact(core, doc)) looked.set(doc, state);
      // One document at a time: a gesture does not wait for the next.
      await pause();
    }
  }
  return () => {
    cancel?.();
    cancel = core.options.scheduler.after((core.options.compacting ?? usual).quietFor, () => {
      cancel = null;
      if (isAtIt || !isQuiet(core)) return;
      isAtIt = true;
      void compactAll().finally(() => (isAtIt = false));
    });
  };
}
