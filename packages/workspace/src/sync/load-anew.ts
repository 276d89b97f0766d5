// A stopped document is loaded anew: what is here of it is forgotten, edits that wait are kept, and the whole line is read
// again from its beginning. What is bad still stops it again, and is told again.
import { forgetWrites } from '@baton/store/snapshots';
import { moved, type Core } from '../core.ts';
import { isPage } from '../held.ts';
import { resetPages } from '../page-desk.ts';

/** An update without structs and without deletions. */
const empty = new Uint8Array([0, 0]);

export async function loadAnew(core: Core): Promise<void> {
  const { held, journal, link, replica, statuses, stopped } = core;
  const docs = [...stopped];
  if (docs.length === 0) return;
  stopped.clear();
  core.gathering = null;
  for (const doc of docs) {
    moved(core, replica.renew(doc, held.epochs.get(doc) ?? 0, empty).changes);
    for (const known of [held.docs, held.reaches, held.ahead]) known.delete(doc);
    core.dirty.delete(doc);
  }
  held.cursor = null;
  link.anew();
  await journal.write([
    ...docs.flatMap(forgetWrites),
    { remove: 'meta', key: 'stopped' },
    { remove: 'meta', key: 'cursor' },
  ]);
  resetPages(core, docs.filter(isPage));
  statuses.look();
}
