// What is taken of the relay's word about who wrote: the guard runs on every entry, with the authors of the directory. A
// device whose enrolment is still being verified is believed until that is done, and looked at again then.
import { personOf } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import type { WireEntry } from '@baton/protocol/frames';
import type { Write } from '@baton/store/disk';
import { firstClientOf } from '@baton/replica/client-id';
import { recordFault } from '../disk/faults.ts';
import { isUnknown } from '../disk/held.ts';
import type { Core } from '../core.ts';

type Update = Extract<WireEntry, { kind: 'update' }>;

/** Whom the relay named for a number that the directory does not know yet. */
export interface Claim {
  readonly doc: string;
  readonly number: number;
  readonly deviceNo: number;
  readonly person: PersonId;
}

export const createGuarding = (stopped: readonly string[]): Pick<Core, 'stopped' | 'claims'> => ({
  stopped: new Set(stopped),
  claims: [],
});

/** Null when the entry may be taken; else what is to be written of it: the document stays as it last was. */
export function stopOn(core: Core, entry: Update): readonly Write[] | null {
  const { envelope, number, deviceNo } = entry;
  if (core.stopped.has(envelope.doc)) return [];
  const person = entry.person as PersonId;
  const directory = core.world.world()?.directory;
  const known = (no: number): PersonId | undefined => (directory === undefined ? undefined : personOf(directory, no));
  const registered = known(deviceNo);
  if (registered === undefined && deviceNo !== 0) core.claims.push({ doc: envelope.doc, number, deviceNo, person });
  if (registered !== undefined && registered !== person)
    return recordFault(core, { doc: envelope.doc, number, why: `device ${deviceNo} is not this person's` });
  if (isUnknown(envelope.doc)) return null;
  const receiver = {
    deviceNo: core.me.deviceNo,
    personOf: (no: number) => known(no) ?? (no === deviceNo ? person : undefined),
    overBelow: firstClientOf(Math.max(1, core.link.state().relay.incarnation)),
  };
  const why = core.replica.faultIn({ envelope, person, deviceNo }, receiver);
  return why === undefined ? null : recordFault(core, { doc: envelope.doc, number, why });
}

/** The ledger is folded up to a number: what was claimed below it is true now, or never was. */
export function settleClaims(core: Core): readonly Write[] {
  const { directory, number } = core.world.kept().book;
  const settled = core.claims.filter((claim) => claim.number <= number);
  if (directory === undefined || settled.length === 0) return [];
  core.claims.splice(0, core.claims.length, ...core.claims.filter((claim) => claim.number > number));
  return settled
    .filter(({ deviceNo, person }) => personOf(directory, deviceNo) !== person)
    .flatMap(({ doc, number: at, deviceNo }) =>
      recordFault(core, { doc, number: at, why: `device ${deviceNo} is not this person's` }),
    );
}
