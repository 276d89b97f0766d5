// What goes aside is told in the history as it was made, whatever becomes of it: it may come back in another cut, in which
// values that were written over are no more, and the history of the relay that lost it is gone.
import type { PersonId } from '@baton/model/ids';
import { instantOf } from '@baton/replica/cells/cell';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { isRelaysClient } from '@baton/replica/client-id';
import { historyIn, restoredDevice, writeHistory, type History } from '@baton/replica/compacting/history';
import type { Telling } from '@baton/store/aside';
import type { Snapshot } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { isPage, isUnknown } from '../disk/held.ts';

/** Of what the relay wrote when a document began anew own values alone: so much stands in it that nobody changed. */
function ownIn({ me }: Pick<Core, 'me'>, { bytes, upTo: number }: Snapshot): History['changes'] {
  return cellsIn(structsOf(bytes), () => 0)
    .filter(({ client, by }) => isRelaysClient(client) && by === me.person)
    .map(({ record, code, value, t }) => {
      return { number, time: instantOf(t), person: me.person, deviceNo: restoredDevice, record, code, value, t };
    });
}

/** Of pages there is nothing that their bytes do not tell. */
export const tellingOf =
  (core: Pick<Core, 'me'>): Telling =>
  (doc, { entries, whole }) => {
    if (isPage(doc) || isUnknown(doc)) return null;
    const told = historyIn(
      doc,
      entries.map((entry) => ({ ...entry, person: entry.person as PersonId })),
    );
    const changes = [...(whole ? ownIn(core, whole) : []), ...told.changes];
    return writeHistory({ changes: changes.toSorted((left, right) => left.number - right.number), writings: [] });
  };
