// Documents go from this device: off the disk, off the screen, and the relay sends nothing more of them. Never what is
// open, never what holds an edit that is nowhere else.
import { covers, isPattern } from '@baton/protocol/holding';
import type { Core } from '../core.ts';
import { forget } from '../decisions/lost-read.ts';

/** What stands here of a name, and of no other name that is kept. */
function docsUnder({ held }: Core, name: string, staying: ReadonlySet<string>): string[] {
  const others = [...held.holdings.keys()].filter((other) => other !== name && staying.has(other));
  return [...held.docs.keys()].filter((doc) => covers(name, doc) && !others.some((other) => covers(other, doc)));
}

const waitsIn = ({ held }: Core, doc: string): boolean =>
  [...held.outbox.values(), ...held.unsaved.values()].some(({ envelopes }) => envelopes.some((one) => one.doc === doc));

/** Why a document stays for now. `isShort`: this device has no room, and the relay must do as a copy. */
function staysHere(core: Core, doc: string, isShort: boolean): boolean {
  const { held, stopped, gathering } = core;
  if (waitsIn(core, doc) || held.asideDocs.has(doc)) return true;
  if (stopped.has(doc) || gathering?.first.doc === doc) return true;
  // Each device is a backup: what no verified one of the relay has is not given away without need.
  return !isShort && (held.docs.get(doc) ?? 0) > held.safe;
}

export interface LetGo {
  readonly documents: readonly string[];
  readonly names: readonly string[];
}

/** Of the names that nobody wants any more, those that may go, with all that stands under them. */
export async function letGo(core: Core, unwanted: readonly string[], isShort: boolean): Promise<LetGo> {
  const { asking, held, journal } = core;
  await journal.flush();
  const leaving = new Set(unwanted);
  const staying = new Set([...held.holdings.keys()].filter((name) => !leaving.has(name)));
  const names: string[] = [];
  const documents: string[] = [];
  for (const name of unwanted) {
    const docs = docsUnder(core, name, staying);
    const stay = docs.filter((doc) => staysHere(core, doc, isShort));
    if (core.pages.has(name) || asking.isAwaited(name) || stay.length > 0) {
      staying.add(name);
      // Of many under one name only what must stay does, from the next time on.
      if (isPattern(name))
        await asking.hold([...stay, ...[...core.pages.keys()].filter((doc) => covers(name, doc))], 'byName');
      continue;
    }
    names.push(name);
    documents.push(...docs);
  }
  if (names.length > 0) await journal.write([...forget(core, documents), ...asking.release(names)]);
  return { documents, names };
}
