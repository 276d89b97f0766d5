// The start: rows come from projections, then from what was confirmed since, then from what is pending. No document is
// opened for it, and no row is told of: nobody has asked yet, and it is no news of the time away.
import type { PersonId } from '@baton/model/ids';
import type { HiddenCell, Received } from '@baton/replica/contract';
import type { Stored } from '@baton/store/confirmed';
import { hold, identityOfAside, isOutlived } from './aside.ts';
import type { Core } from '../core.ts';
import { isPage, isUnknown, type Loaded, type LoadedRows } from './held.ts';

/** Answers the number that holds what cannot be, and why; null when all was read. */
function restoreDoc(core: Core, doc: string, { snapshot, entries }: Stored): [number: number, why: Error] | null {
  const read = (number: number, receive: () => Received): [number, Error] | null => {
    try {
      receive();
      return null;
    } catch (error) {
      return [number, error as Error];
    }
  };
  const { replica, me } = core;
  const hidden = (snapshot?.hidden ?? []) as readonly HiddenCell[];
  let fault = snapshot && read(snapshot.upTo, () => replica.receiveSnapshot(doc, snapshot.bytes, hidden));
  for (const { bytes, person, deviceNo, number } of entries) {
    if (fault) break;
    const author = { person: person as PersonId, own: deviceNo === me.deviceNo };
    fault = read(number, () => replica.receive(doc, bytes, author));
  }
  return fault;
}

export function restoreRows(core: Core, { aside, held }: Loaded, { projections, entries }: LoadedRows): void {
  for (const [doc, epoch] of held.epochs) if (!isUnknown(doc)) core.replica.setEpoch(doc, epoch);
  for (const [doc, { blob }] of projections) core.replica.loadProjection(doc, blob);
  for (const [doc, stored] of entries) {
    core.dirty.add(doc);
    const fault = restoreDoc(core, doc, stored);
    if (fault === null) continue;
    core.stopped.add(doc);
    core.link.bad(fault[0], fault[1].message.slice(0, 300));
  }
  restoreAside(core, aside);
  for (const { batch, envelopes } of held.outbox.values()) {
    const rows = envelopes.filter(({ doc }) => !isPage(doc));
    core.replica.restorePending(String(batch), rows);
  }
}

/** What the relay lost stays where it was on this screen until it has it again. */
function restoreAside(core: Core, aside: Loaded['aside']): void {
  for (const one of aside) {
    core.held.aside.set(identityOfAside(one), one.key);
    if (one.kind !== 'update') continue;
    hold(core, one);
    const { bytes, person, deviceNo, whole, hidden } = one.entry;
    const isShown =
      !isPage(one.doc) && !isUnknown(one.doc) && !core.stopped.has(one.doc) && !isOutlived(core.held, one);
    if (!isShown) continue;
    if (whole) core.replica.receiveSnapshot(one.doc, bytes, hidden);
    else core.replica.receive(one.doc, bytes, { person: person as PersonId, own: deviceNo === core.me.deviceNo });
  }
}
