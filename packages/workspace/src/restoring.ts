// The start: rows come from projections, then from what was confirmed since, then from what is pending. No document is
// opened for it.
import type { PersonId } from '@baton/model/ids';
import { moved, type Core } from './core.ts';
import { isPage, type Loaded } from './held.ts';

export function restoreRows(core: Core, { projections, entries, held }: Loaded): void {
  for (const [doc, { blob }] of projections) moved(core, core.replica.loadProjection(doc, blob));
  for (const [doc, numbered] of entries) {
    core.dirty.add(doc);
    for (const { bytes, person, deviceNo, number } of numbered) {
      const author = { person: person as PersonId, own: deviceNo === core.me.deviceNo };
      try {
        moved(core, core.replica.receive(doc, bytes, author).changes);
      } catch (error) {
        core.stopped.add(doc);
        core.link.bad(number, (error as Error).message.slice(0, 300));
        break;
      }
    }
  }
  for (const { batch, envelopes } of held.outbox.values()) {
    const rows = envelopes.filter(({ doc }) => !isPage(doc));
    moved(core, core.replica.restorePending(String(batch), rows).changes);
  }
}
