// What this device has signed about work and no relay has put on record: it stands above what is on record, in the order in
// which it was signed, and is shown as such. What came back refused stands above nothing, and is told until it is put away.
import type { Book } from '@baton/ledger/book';
import { foldDecided } from '@baton/model/decided/fold';
import { changedBetween, nothingDecided, openAfter, overlayOf, type Decisions } from '@baton/model/decided/on-record';
import type { DecidedBySpace, WorkDecision } from '@baton/model/decided/schema';
import { isIllegal } from '@baton/model/directory/rules';
import type { Directory, FoldedEntry } from '@baton/model/directory/schema';
import type { DeviceId, PersonId } from '@baton/model/ids';
import { moved, type Core } from '../core.ts';
import { isPending, type Intent } from '../disk/intent.ts';

interface Signing {
  readonly decision: WorkDecision;
  readonly via: PersonId | null;
  readonly n: number;
  readonly at: number;
}
type Signer = Pick<Core['me'], 'person' | 'device'>;

/** As it would be on record if it were the next. */
function entryOf({ workspace, number, time }: Book, me: Signer, { decision, via, n, at }: Signing): FoldedEntry {
  const signer = { person: me.person, device: me.device as DeviceId, n, ...(via === null ? {} : { via }) };
  return { workspace, number: number + 1, time: Math.max(time, at), ledger: decision.space, signer, decision };
}

/** What is decided once this were on record too, or why it could not be. */
export function onTop(book: Book, decided: DecidedBySpace, { me, signing }: { me: Signer; signing: Signing }) {
  if (book.directory === undefined) return { illegal: 'nothing is known here yet' };
  return foldDecided(decided, book.directory, entryOf(book, me, signing));
}

function withIntents(book: Book, intents: Iterable<Intent>, me: Signer): DecidedBySpace {
  let decided = book.decided;
  let above = 0;
  for (const intent of intents) {
    if (!isPending(intent)) continue;
    above += 1;
    // Each a place further on: who signed and what they signed is found by the place.
    const next = onTop({ ...book, number: book.number + above }, decided, { me, signing: intent });
    // What was overtaken by what came on record: the relay will say so.
    if (!isIllegal(next)) decided = next;
  }
  return decided;
}

export interface DecisionsKeeper {
  now(): Decisions;
  /** Something was signed, came on record or came back: rows and questions hear it. */
  look(): void;
}

type Parts = Pick<Core, 'world' | 'held' | 'me' | 'replica' | 'questions' | 'moves' | 'away' | 'sync'>;

export function createDecisions(core: () => Parts): DecisionsKeeper {
  let known = nothingDecided;
  let directory: Directory | undefined;
  function look(): void {
    const { world, held, me, replica, sync } = core();
    const { book } = world.kept();
    if (book.directory === undefined) return;
    const local = withIntents(book, held.intents.values(), me);
    const isOther = directory !== book.directory && contestsIn(directory) !== contestsIn(book.directory);
    // A device that turns out to have been in other hands: all that rests on it may look otherwise.
    const changed = changedBetween(isOther ? {} : known.local, local);
    directory = book.directory;
    if (known.record === book.decided && known.local === local) return;
    const open = openAfter(isOther ? new Set() : known.open, local, { ...changed, directory });
    known = { record: book.decided, local, open };
    moved(core() as Core, replica.setDecided(overlayOf(local, directory), changed));
    core().questions.changedAll();
    sync.look();
  }
  return { now: () => known, look };
}
const contestsIn = (directory: Directory | undefined): string =>
  JSON.stringify(Object.entries(directory?.devices ?? {}).filter(([, { contest }]) => contest !== undefined));
