// What this person may no longer read goes from this device at the statement that says so: a page and comments beside a
// task that was moved to where they do not stand, a group that they were taken out of, a space that is closed to them. Own
// edits that wait there are refused by the relay first, and stand in the tray before anything goes.
import { mayRead, personIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import { parseDoc, scopeOf } from '@baton/replica/layout';
import { forgetWrites } from '@baton/store/snapshots';
import { forgottenWrite } from '@baton/store/trail';
import { moved, type Core } from '../core.ts';
import { isPage, isUnknown } from '../disk/held.ts';
import { resetPages } from '../pages/desk.ts';

/** An update without structs and without deletions. */
const emptyUpdate = new Uint8Array([0, 0]);

export function readsIn({ me }: Core, directory: Directory, name: string): boolean {
  const doc = parseDoc(name);
  if (doc !== undefined) return mayRead(directory, me.person, scopeOf(doc));
  // Of an unknown kind: it goes with the space that it names.
  const space = name.split('/').find((segment) => Object.hasOwn(directory.spaces, segment)) as SpaceId | undefined;
  return space === undefined || mayRead(directory, me.person, { class: 'r', space });
}

const waitsIn = ({ held }: Core, doc: string): boolean =>
  [...held.outbox.values(), ...held.unsaved.values()].some(({ envelopes }) => envelopes.some((one) => one.doc === doc));

/** Everything confirmed of these documents, in memory and on the disk. What waits above it stays. */
export function forget(core: Core, docs: readonly string[]): ReturnType<typeof forgetWrites> {
  const { held, replica, dirty } = core;
  for (const doc of docs) {
    if (!isUnknown(doc)) moved(core, replica.renew(doc, held.epochs.get(doc) ?? 0, emptyUpdate).changes);
    for (const known of [held.docs, held.reaches, held.ahead]) known.delete(doc);
    dirty.delete(doc);
  }
  return docs.flatMap(forgetWrites);
}

/**
 * Only at the turn from readable to not: what the relay sends before the statement that lets somebody in is not readable
 * yet, and stays.
 */
export function watchReading(core: Core): void {
  let before = core.world.world()?.directory ?? null;
  const lost = new Set<string>();
  function settle(): void {
    const going = [...lost].filter((doc) => !waitsIn(core, doc));
    if (going.length === 0) return;
    for (const doc of going) lost.delete(doc);
    const names = going.filter((doc) => core.held.holdings.has(doc));
    const { held, link, journal } = core;
    held.forgotten = Math.max(held.forgotten, link.state().cursor?.number ?? 0);
    const writes = [...forget(core, going), ...core.asking.release(names), forgottenWrite(held.forgotten)];
    void journal.write(writes).catch(() => undefined);
    resetPages(core, going.filter(isPage));
  }
  core.stops.push(
    core.worlds.hear(({ directory }) => {
      // Suspended, they read nothing for now: what is here stays, unseen, for the day on which they are let back in.
      if (personIn(directory, core.me.person)?.standing === 'suspended') return;
      const known = before;
      before = directory;
      if (known === null || known === directory) return;
      for (const doc of core.held.docs.keys()) {
        if (readsIn(core, directory, doc)) lost.delete(doc);
        else if (readsIn(core, known, doc)) lost.add(doc);
      }
      settle();
    }),
    core.statuses.topic.hear(settle),
  );
}
