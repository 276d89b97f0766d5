// What a relay that was set back does not take again, and what this person may not read any more by the time that it is
// whole: own edits go to the tray, readable; what others wrote goes only where it is no longer this person's to keep.
import type { Write } from '@baton/store/disk';
import { readAside, type Aside } from '@baton/store/aside';
import { batchWrite } from '@baton/store/outbox';
import type { Core } from '../core.ts';
import { forget, readsIn } from '../decisions/lost-read.ts';
import { identityOfAside, isBack } from '../disk/aside.ts';
import { intoTray } from '../tray/mending.ts';
import type { Update } from './offering.ts';

/** Of a document that is here whole there is nothing that the person could decide on. */
export const isDecidedOn = ({ held }: Core, one: Aside): one is Update =>
  one.kind === 'update' && !one.entry.whole && held.asideOwn.has(identityOfAside(one));

export function toTray(core: Core, one: Update, detail: string): readonly Write[] {
  const { held } = core;
  held.batch += 1;
  const { epoch, client, from, to, bytes, time } = one.entry;
  const envelope = { epoch, client, from, to, bytes };
  const waiting = {
    batch: held.batch,
    envelopes: [{ doc: one.doc, ...envelope }],
    asks: [],
    gesture: null,
    at: time,
  };
  const why = { reason: 'other', detail, before: { core, overlay: new Map() } };
  return [...intoTray(core, waiting, why), ...isBack(core, identityOfAside(one)), batchWrite(held.batch)];
}

/** To be asked when all was offered to a relay that is whole: what it wants of it, it has. */
export async function letGoUnreadable(core: Core): Promise<void> {
  const { held, journal, world, options } = core;
  const directory = world.world()?.directory;
  const closed = new Set([...held.asideDocs].filter((doc) => directory && !readsIn(core, directory, doc)));
  if (closed.size === 0) return;
  const writes: Write[] = [];
  for (const one of await readAside(options.disk)) {
    // It may have come back meanwhile.
    const identity = identityOfAside(one);
    if (one.kind !== 'update' || !closed.has(one.doc) || !held.aside.has(identity)) continue;
    if (isDecidedOn(core, one)) writes.push(...toTray(core, one, 'you may not read it any more'));
    // A whole document with own edits in it that the relay does not have stays.
    else if (!held.asideOwn.has(identity)) writes.push(...isBack(core, identity));
  }
  await journal.write([...writes, ...forget(core, [...closed])]);
  core.statuses.look();
}
