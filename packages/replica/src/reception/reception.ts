// The guard on a device that receives: the relay has checked all of this, and a relay that is hostile or wrong must not
// make peers diverge. Who an id belongs to is asked of the directory, how far an author has come of the document itself.
import type { FieldGroups } from '@baton/model/field-groups';
import type { PersonId } from '@baton/model/ids';
import { deviceNoOf, isRelaysClient, isStockClient, partsOfClientId } from '../client-id.ts';
import type { Envelope } from '../contract.ts';
import { talkIn } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';
import { saidIdOf } from '../cells/said.ts';
import type { DocState } from '../memory/doc-state.ts';
import { fitsIn } from '../records/parts.ts';
import { beyond } from './portions.ts';
import { check, checkEnvelope } from '../guard/guard.ts';
import { bulkLimits } from '../guard/limits.ts';
import { refusal, type Clocks, type Fault, type GuardContext } from '../guard/rule.ts';

export interface Told {
  readonly envelope: Envelope;
  /** As the relay names them: '' and 0 for what its compactor wrote back, 0 alone for what another program wrote. */
  readonly person: PersonId;
  readonly deviceNo: number;
}
export interface Receiver {
  /** Own ids of pages are not followed: what was acknowledged has not come by here. */
  readonly deviceNo: number;
  /** Whose device has this number, by the directory. */
  readonly personOf: (deviceNo: number) => PersonId | undefined;
  readonly groups?: FieldGroups;
  /** Whether something stands in this talk that was said under this client id. Not said: nothing. */
  readonly hasSaid?: (client: number) => boolean;
  /**
   * Ids below are of incarnations that are over: nobody writes under them any more, but what was lost comes back under
   * them, cut in another way than it was here.
   */
  readonly overBelow?: number;
}

/** undefined for what may be taken, and for what was received before (it changes nothing). */
export function receptionFault(doc: DocState, all: Told, receiver: Receiver): Fault | undefined {
  const next = doc.next(all.envelope.client);
  if (all.envelope.to > all.envelope.from && all.envelope.to <= next) return undefined;
  return faultOf(doc, restOf(all, receiver, next), receiver);
}

/** What goes on in the middle of what is here: the part behind. */
function restOf(all: Told, { overBelow = 0 }: Receiver, next: number): Told {
  const { envelope } = all;
  const isOver = !isStock(envelope.client) && envelope.client < overBelow;
  const rest = isOver ? beyond(envelope, next) : null;
  return rest === null ? all : { ...all, envelope: { ...envelope, ...rest } };
}

function faultOf(doc: DocState, told: Told, receiver: Receiver): Fault | undefined {
  const { envelope } = told;
  const foreign = foreignIn(doc, told) ?? spentFault(doc, told, receiver);
  if (foreign !== undefined) return foreign;
  const context = contextOf(doc, told, receiver);
  const verdict = isRelays(told)
    ? check(envelope.bytes, { ...context, limits: bulkLimits })
    : checkEnvelope(envelope, context);
  if (verdict.verdict === 'ok') return undefined;
  return verdict.rule === 'owner' && isBelieved(told, receiver) ? undefined : verdict;
}

function foreignIn({ of }: DocState, told: Told): Fault | undefined {
  if (isRelays(told)) return undefined;
  const talk = talkIn(of);
  if (talk !== undefined && told.deviceNo === 0 && told.person !== (talk.link as string))
    return refusal('owner', 'what is said by a link is said by that link');
  if ('person' in of && told.person !== of.person)
    return refusal('owner', 'a private document is written by its person alone');
  const isGivenBack = isRestored({ client: told.envelope.client, deviceNo: told.deviceNo });
  return of.class === 'archive' && !isGivenBack
    ? refusal('owner', 'an archive is written by the relay alone')
    : undefined;
}

/** What of the receiver the memory tells. */
export function knownHere(memory: Memory, doc: DocState): Pick<Receiver, 'groups' | 'hasSaid'> {
  const link = talkIn(doc.of)?.link as string | undefined;
  const hasSaid = (client: number): boolean =>
    link !== undefined && memory.copy(saidIdOf([client, 0]), doc, link as PersonId) !== undefined;
  return { groups: memory.groups, hasSaid };
}

/** A client id is used in one epoch of a talk: where it began once more, it would say again what others have read. */
function spentFault(doc: DocState, { envelope: { client } }: Told, { hasSaid }: Receiver): Fault | undefined {
  if (talkIn(doc.of) === undefined || !isStockClient(client) || doc.next(client) > 0) return undefined;
  return hasSaid?.(client) === true
    ? refusal('by-link', 'under this client id something was said before the talk began anew')
    : undefined;
}

/** A device that catches up is told of edits before the directory is verified: whose an id is may not be known yet. */
function isBelieved({ envelope: { client }, deviceNo }: Told, { overBelow = 0, personOf }: Receiver): boolean {
  return client < overBelow && isRestored({ client, deviceNo }) && personOf(deviceNoOf(client) ?? 0) === undefined;
}

const isRelays = ({ person, deviceNo }: Told): boolean => deviceNo === 0 && person === '';

/**
 * Given back to a relay that had lost it, by a device that held it inside a whole document: it stands under the name of
 * whoever brought it, and under the client id of whoever wrote it, as the bringer says.
 */
export const isRestored = ({ client, deviceNo }: { readonly client: number; readonly deviceNo: number }): boolean =>
  deviceNo !== 0 &&
  partsOfClientId(client) !== undefined &&
  (deviceNoOf(client) !== deviceNo || isRelaysClient(client));

/** As written by whom its client id names; what the relay wrote back of nobody's has only its form to be looked at. */
function writerOf({ client }: Envelope, { personOf }: Receiver): Pick<GuardContext, 'person'> {
  return { person: personOf(deviceNoOf(client) ?? 0) ?? null };
}

function contextOf(doc: DocState, told: Told, receiver: Receiver): GuardContext {
  const { envelope, person, deviceNo } = told;
  if (envelope.client < (receiver.overBelow ?? 0) && isRestored({ client: envelope.client, deviceNo })) {
    const writer = { person: '' as PersonId, deviceNo: 0 };
    const context = contextOf(doc, { envelope, ...writer }, receiver);
    return { ...context, isOwn: (client) => client === envelope.client, ...writerOf(envelope, receiver) };
  }
  const byRelay = isRelays(told);
  const isPage = doc.of.class === 'page';
  const talk = talkIn(doc.of);
  // Given back after a loss it stands under whoever brought it; whose it is the document says.
  const byLink = talk !== undefined && isStockClient(envelope.client) ? (talk.link as string as PersonId) : undefined;
  return {
    talk,
    of: doc.of.class,
    fits: fitsIn(doc.of, receiver.groups),
    clocks: isPage ? clocksOfPage(doc, envelope, receiver) : doc.clocks,
    isOwn: (client) =>
      byRelay === isRelaysClient(client) &&
      (byRelay ||
        isWriters(client, deviceNo) ||
        (isPage && isStock(client)) ||
        (byLink !== undefined && isStockClient(client))),
    personOf: (client) => {
      if (talk !== undefined && isStockClient(client)) return talk.link as string as PersonId;
      const no = deviceNoOf(client);
      return no === undefined ? undefined : receiver.personOf(no);
    },
    person: byRelay ? null : (byLink ?? person),
  };
}

const isWriters = (client: number, deviceNo: number): boolean => deviceNoOf(client) === deviceNo;
/** Another program's ids were not assigned: the relay bound them to its person, and they meet no assigned one. */
const isStock = (client: number): boolean => partsOfClientId(client) === undefined;

/** A page is not read until it is opened: an author who was not met since the start is believed once. */
function clocksOfPage(doc: DocState, { client, from }: Envelope, receiver: Receiver): Clocks {
  return {
    get(asked) {
      const known = deviceNoOf(asked) === receiver.deviceNo ? undefined : doc.clocks.get(asked);
      return known ?? (asked === client ? from : Number.MAX_SAFE_INTEGER);
    },
  };
}
