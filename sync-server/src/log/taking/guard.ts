// The guard as the log asks it: replica's rules over one envelope, and whether the envelope says what its bytes say.
import { touchedNothing } from '@baton/model/decided/covered';
import type { PersonId } from '@baton/model/ids';
import { deviceNoOf, isRelaysClient, isStockClient, noDevice } from '@baton/replica/client-id';
import { contiguous } from '@baton/replica/guard/contiguous';
import { check } from '@baton/replica/guard/guard';
import { bulkLimits } from '@baton/replica/guard/limits';
import { ownIds } from '@baton/replica/guard/own-ids';
import { readUpdate } from '@baton/replica/guard/read';
import type { Fault, GuardContext } from '@baton/replica/guard/rule';
import { parseDoc, talkIn, type Doc } from '@baton/replica/layout';
import { fitsIn } from '@baton/replica/records/parts';
import { touchedIn } from '@baton/replica/records/touched';
import type { RefuseReason } from '@baton/protocol/frames';
import { relayAuthor, type Guard, type GuardAnswer, type GuardAsk } from './guarding.ts';

const refuse = (reason: RefuseReason, detail: string): GuardAnswer => ({ ok: false, reason, detail });

const reasonOf = ({ verdict, rule }: Fault, bytes: number): RefuseReason => {
  if (verdict !== 'refuse') return verdict;
  return rule === 'encoding' && bytes > 262_144 ? 'too-large' : 'guard';
};

/** Its own cells, as it writes them back now or as it once did. */
const isByRelay = ({ author, isReturned = false }: GuardAsk): boolean =>
  author === relayAuthor || (isReturned && author.person === '' && author.deviceNo === noDevice);

/** Other programs write pages; whoever has a link that may comment, what is said by it. */
const isOpenToPrograms = (doc: Doc, person: string): boolean => doc.class === 'page' || talkIn(doc)?.link === person;

/** A talk that began anew holds under the relay's ids what was said under these: none of them begins once more. */
const isSpent = ({ personOf, clockOf }: GuardAsk, doc: Doc, client: number): boolean =>
  talkIn(doc) !== undefined && personOf(client) !== undefined && clockOf(client) === 0;

/** The relay writes under its own ids, a device under its own, another program under ids that nobody else wrote under. */
function isOwnOf(ask: GuardAsk, doc: Doc): (client: number) => boolean {
  const { author, personOf, isReturned = false } = ask;
  if (isByRelay(ask)) return isRelaysClient;
  if (author.deviceNo === noDevice)
    return (client) =>
      isOpenToPrograms(doc, author.person) &&
      isStockClient(client) &&
      !isSpent(ask, doc, client) &&
      (personOf(client) ?? author.person) === author.person;
  return (client) => deviceNoOf(client) === author.deviceNo && (isReturned || !isRelaysClient(client));
}

function contextOf(ask: GuardAsk, doc: Doc): GuardContext {
  const { author, now, clockOf } = ask;
  const person = author.person as PersonId;
  const numbers = author.deviceNos;
  const talk = talkIn(doc);
  return {
    talk,
    of: doc.class,
    fits: fitsIn(doc),
    clocks: { get: clockOf },
    isOwn: isOwnOf(ask, doc),
    personOf: (client) => {
      if (talk !== undefined && isStockClient(client)) return talk.link as string as PersonId;
      return numbers.includes(deviceNoOf(client) ?? -1) ? person : undefined;
    },
    person,
    now,
  };
}

/** The relay's own cells are copies of what has passed already: only whose they are and where they go on is asked. */
function guardOwn({ envelope, isReturned = false }: GuardAsk, context: GuardContext, doc: Doc): GuardAnswer {
  const read = readUpdate(envelope.bytes, bulkLimits);
  if (typeof read === 'string') return refuse('guard', read);
  const fault = ownIds(read, context) ?? contiguous(read, context);
  if (fault) return refuse(reasonOf(fault, envelope.bytes.length), fault.detail);
  // What the relay copies nobody has touched by that; of what is given back under its ids somebody may be the author.
  const touched = isReturned ? touchedIn(doc, read.structs) : touchedNothing;
  return { ok: true, clocks: read.runs.map(({ client, to }) => [client, to] as const), touched };
}

export const guard: Guard = (ask) => {
  const doc = parseDoc(ask.envelope.doc);
  const context = doc && contextOf(ask, doc);
  if (!context) return refuse('not-allowed', `there is no ${ask.envelope.doc}`);
  if (isByRelay(ask)) return guardOwn(ask, context, doc);
  // What is written to an archived task stands in its partition, newer than the archive's.
  if (context.of === 'archive' && !ask.isReturned) return refuse('not-allowed', 'archives are the relay’s to write');
  return guardDevice(ask, context, doc);
};

/** Other content under clocks that a device has used: it was set back, or somebody uses a copy of it. */
const isUsedBy = ({ client, from }: GuardAsk['envelope'], { clocks }: GuardContext, { rule }: Fault): boolean =>
  rule === 'contiguous' && !isStockClient(client) && from < (clocks.get(client) ?? 0);

function guardDevice({ envelope }: GuardAsk, context: GuardContext, doc: Doc): GuardAnswer {
  const { client, from, to, bytes } = envelope;
  if (!context.isOwn(client)) return refuse('guard', 'this client id is not this device’s');
  const verdict = check(bytes, context);
  if (verdict.verdict !== 'ok') {
    const reason = isUsedBy(envelope, context, verdict) ? 'clone' : reasonOf(verdict, bytes.length);
    return refuse(reason, `${verdict.rule}: ${verdict.detail}`);
  }
  const { runs, structs } = verdict;
  const [run] = runs;
  const touched = touchedIn(doc, structs);
  if (!run)
    return from === to
      ? { ok: true, clocks: [], touched }
      : refuse('guard', 'the envelope names clocks, its bytes none');
  const honest = runs.length === 1 && run.client === client && run.from === from && run.to === to;
  return honest
    ? { ok: true, clocks: [[client, to]], touched }
    : refuse('guard', 'the envelope and its bytes name other clocks');
}
