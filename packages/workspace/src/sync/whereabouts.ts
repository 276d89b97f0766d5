// Where is my edit: of one record, the least safe of what was done to it here, since when, and why it is no further.
import type { Instant } from '@baton/model/day';
import type { Waiting } from '@baton/store/outbox';
import type { Core } from '../core.ts';
import type { Whereabouts } from '../sync-contract.ts';
import { recordsOf } from '../tray/edits.ts';
import { onDevice } from './on-device.ts';
import { refusedEdit } from './refused.ts';

const faults = {
  full: 'This device has no room left. Free some space and it is saved by itself.',
  blocked: 'The browser closed the storage of this page. Reload it.',
  stale: 'Another tab has taken over. Reload this one.',
} as const;

const standing = {
  'read-only': 'The relay takes nothing at the moment. It is sent as soon as it does.',
  recovering: 'The relay is getting back what it lost. It is sent after that.',
} as const;

const edits = (count: number): string => (count === 1 ? 'one edit that stands' : `${count} edits that stand`);

function whyNotFurther(core: Core, batch: number): string {
  const { link, held, statuses } = core;
  const { phase, flight, ended, relay } = link.state();
  const told = statuses.topic.last()?.ended ?? ended;
  if (told !== null) return told;
  if (phase === 'behind') return 'What others did meanwhile is read in first.';
  if (phase !== 'live') return 'The relay cannot be reached. It is sent as soon as it can.';
  if (relay.state !== 'open') return relay.sentence === '' ? standing[relay.state] : relay.sentence;
  if (flight.includes(batch)) return 'It is on its way.';
  const before = [...held.outbox.keys()].filter((other) => other < batch).length;
  return before === 0 ? 'It is sent next.' : `It is sent after ${edits(before)} before it.`;
}

const touching = (batches: Iterable<Waiting>, record: string): Waiting[] =>
  [...batches].filter((waiting) => recordsOf(waiting).has(record));

/** @param relaySince when the relay is known to have taken the record's last edit; null where that is not known. */
export function whereIs(core: Core, record: string, relaySince: Instant | null): Whereabouts {
  const { held, journal } = core;
  const [unsaved] = touching(held.unsaved.values(), record);
  if (unsaved) {
    const fault = journal.fault();
    return { state: 'unsaved', since: unsaved.at, why: fault === null ? 'It is being saved.' : faults[fault] };
  }
  const refused = [...held.refused.values()].find((one) => recordsOf(one).has(record));
  if (refused) return { state: 'refused', since: refused.refusedAt, why: refusedEdit(core, refused).detail };
  const waiting = touching(held.outbox.values(), record);
  const last = waiting.at(-1);
  if (last) return { state: 'here', since: (waiting[0] ?? last).at, why: whyNotFurther(core, last.batch) };
  const { page, archive } = onDevice(core, record);
  return { state: 'relay', since: relaySince, here: page === 'here' && (archive === null || archive.stand === 'here') };
}
