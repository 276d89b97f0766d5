// The guard on a device that receives: the relay has checked all of this, and a relay that is hostile or wrong must not
// make peers diverge. Who an id belongs to is asked of the directory, how far an author has come of the document itself.
import type { FieldGroups } from '@baton/model/field-groups';
import type { PersonId } from '@baton/model/ids';
import { deviceNoOf, isRelaysClient, partsOfClientId } from '../client-id.ts';
import type { Envelope } from '../contract.ts';
import type { DocState } from '../doc-state.ts';
import { fitsIn } from '../parts.ts';
import { check, checkEnvelope } from './guard.ts';
import { bulkLimits } from './limits.ts';
import { refusal, type Clocks, type Fault, type GuardContext } from './rule.ts';

export interface Told {
  readonly envelope: Envelope;
  /** As the relay names them; '' and 0 for what its compactor wrote back. */
  readonly person: PersonId;
  readonly deviceNo: number;
}
export interface Receiver {
  /** Own ids of pages are not followed: what was acknowledged has not come by here. */
  readonly deviceNo: number;
  /** Whose device has this number, by the directory. */
  readonly personOf: (deviceNo: number) => PersonId | undefined;
  readonly groups?: FieldGroups;
}

/** undefined for what may be taken, and for what was received before (it changes nothing). */
export function receptionFault(doc: DocState, told: Told, receiver: Receiver): Fault | undefined {
  const { envelope, deviceNo } = told;
  if (envelope.to > envelope.from && envelope.to <= doc.next(envelope.client)) return undefined;
  const { of } = doc;
  if (of.class === 'private' && deviceNo !== 0 && told.person !== of.person)
    return refusal('owner', 'a private document is written by its person alone');
  const context = contextOf(doc, told, receiver);
  const verdict =
    deviceNo === 0 ? check(envelope.bytes, { ...context, limits: bulkLimits }) : checkEnvelope(envelope, context);
  return verdict.verdict === 'ok' ? undefined : verdict;
}

function contextOf(doc: DocState, { envelope, person, deviceNo }: Told, receiver: Receiver): GuardContext {
  const isRelays = deviceNo === 0;
  return {
    of: doc.of.class,
    fits: fitsIn(doc.of, receiver.groups),
    clocks: doc.of.class === 'page' ? clocksOfPage(doc, envelope, receiver) : doc.clocks,
    isOwn: (client) => isRelays === isRelaysClient(client) && (isRelays || isWriters(client, deviceNo)),
    personOf: (client) => {
      const no = deviceNoOf(client);
      return no === undefined ? undefined : receiver.personOf(no);
    },
    person: isRelays ? null : person,
  };
}

/** A stock client's ids were not assigned: the relay bound them to its person, and they meet no assigned one. */
const isWriters = (client: number, deviceNo: number): boolean =>
  partsOfClientId(client) === undefined || deviceNoOf(client) === deviceNo;

/** A page is not read until it is opened: an author who was not met since the start is believed once. */
function clocksOfPage(doc: DocState, { client, from }: Envelope, receiver: Receiver): Clocks {
  return {
    get(asked) {
      const known = deviceNoOf(asked) === receiver.deviceNo ? undefined : doc.clocks.get(asked);
      return known ?? (asked === client ? from : Number.MAX_SAFE_INTEGER);
    },
  };
}
