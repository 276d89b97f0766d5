// Documents that come whole. A snapshot is kept in one strict commit with the mark of how far ahead of the cursor it
// reaches, so that a catch-up that is cut goes on behind it; rows move once, when its last part is here.
import { personOf } from '@baton/model/directory/queries';
import type { SnapshotPart } from '@baton/protocol/frames';
import { allThatIsKept, isPattern } from '@baton/protocol/holding';
import { docWrite } from '@baton/store/confirmed';
import type { Write } from '@baton/store/disk';
import { aheadWrite, reachedWrite, renewWrites, snapshotWrites } from '@baton/store/snapshots';
import { areBackIn } from '../disk/aside.ts';
import { loseWrites, moved, type Core } from '../core.ts';
import { recordFault } from '../disk/faults.ts';
import { bytesOf, gather, isWhole } from './gathering.ts';
import { isPage, isUnknown } from '../disk/held.ts';
import { mendOutdated } from '../tray/mending.ts';
import { resetPages, tellPage } from '../pages/desk.ts';

type Head = Pick<SnapshotPart, 'doc' | 'epoch' | 'number' | 'stamp'>;

export function takePart(core: Core, part: SnapshotPart): void {
  const gathering = gather(core.gathering, part);
  core.gathering = null;
  // What the relay takes for sent did not come: it is not asked for in any other way than by beginning again.
  if (gathering === null) return core.link.again();
  core.arriving.part(part);
  if (!isWhole(gathering)) core.gathering = gathering;
  else if (part.doc === allThatIsKept) core.asking.told(part.number);
  else if (part.total === 0) {
    core.asking.marked(part);
    takeMark(core, part);
  } else if (!core.asking.takes(part.doc)) core.asking.stray(part.doc);
  else takeWhole(core, { ...gathering.first, stamp: part.stamp }, bytesOf(gathering));
}

/** All of it up to the number has come, as entries or before them: after a cut it goes on from there. */
function takeMark(core: Core, part: SnapshotPart): void {
  const { held, link, journal } = core;
  if (isPattern(part.doc) || !core.asking.takes(part.doc) || part.epoch !== (held.epochs.get(part.doc) ?? 0)) return;
  if (part.number <= (link.state().cursor?.number ?? 0)) return;
  void journal.write(reach(core, part));
}

function takeWhole(core: Core, head: Head, bytes: Uint8Array): void {
  const { held, journal } = core;
  const { doc, epoch, number, stamp } = head;
  const known = held.epochs.get(doc) ?? 0;
  if (epoch === known && core.stopped.has(doc)) return;
  if (isBad(core, head, bytes)) return;
  if (epoch > known) return begin(core, head, bytes);
  if (epoch < known || number <= (held.reaches.get(doc) ?? 0)) return;
  const writes = show(core, head, bytes);
  if (writes === null) return;
  held.reaches.set(doc, number);
  writes.push(...snapshotWrites(doc, { upTo: number, bytes, epoch, stamp }), ...reach(core, head));
  writes.push(...areBackIn(core, doc, bytes));
  void journal.write(writes);
}

/** The document begins anew. What waits here for the epoch before is written again, or goes to the tray (mending.ts). */
function begin(core: Core, head: Head, bytes: Uint8Array): void {
  const { held, journal, replica } = core;
  const { doc, epoch, number, stamp } = head;
  try {
    const received = isUnknown(doc) ? null : replica.renew(doc, epoch, bytes);
    moved(core, received?.changes ?? []);
    core.away.whole(doc, received?.writings ?? (() => []));
  } catch (error) {
    core.stopped.add(doc);
    return core.link.bad(number, (error as Error).message.slice(0, 300));
  }
  held.epochs.set(doc, epoch);
  held.reaches.set(doc, number);
  core.stopped.delete(doc);
  if (!isPage(doc) && !isUnknown(doc)) core.dirty.add(doc);
  void journal.write([...renewWrites(doc, { upTo: number, bytes, epoch, stamp }), ...reach(core, head)]);
  core.renewals.tell(doc);
  // Whoever has the page open builds on what is over.
  void mendOutdated(core).then(() => resetPages(core, [doc]));
}

/** The guard's word on a document that comes whole. A bad one stops it as a bad entry does: it stays as it last was. */
function isBad(core: Core, { doc, number }: Head, bytes: Uint8Array): boolean {
  if (isUnknown(doc)) return false;
  const directory = core.world.world()?.directory;
  const why = core.replica.faultInWhole(doc, bytes, (no) => (directory ? personOf(directory, no) : undefined));
  if (why !== undefined) void core.journal.write(recordFault(core, { doc, number, why }));
  return why !== undefined;
}

/** Null when it holds what cannot be: the document stays as it last was, and the relay is told. */
function show(core: Core, { doc, number }: Head, bytes: Uint8Array): Write[] | null {
  if (isUnknown(doc)) return [];
  if (isPage(doc)) {
    core.replica.receiveSnapshot(doc, bytes);
    if (!core.asking.isComing(doc)) core.away.whole(doc, () => []);
    tellPage(core, doc, { update: bytes, by: core.me.person });
    return [];
  }
  try {
    const received = core.replica.receiveSnapshot(doc, bytes);
    core.dirty.add(doc);
    moved(core, received.changes);
    if (!core.asking.isComing(doc)) core.away.whole(doc, received.writings);
    return loseWrites(core, received.superseded);
  } catch (error) {
    void core.journal.write(recordFault(core, { doc, number, why: (error as Error).message }));
    return null;
  }
}

function reach({ held, link }: Core, { doc, epoch, number }: Head): Write[] {
  const last = Math.max(number, held.docs.get(doc) ?? 0);
  held.docs.set(doc, last);
  if (number <= (link.state().cursor?.number ?? 0)) return [docWrite(doc, last)];
  held.ahead.set(doc, [epoch, number]);
  return [docWrite(doc, last), aheadWrite(doc, epoch, number)];
}

/** For the next hello. */
export const aheadOf = ({ ahead, holdingsTimes }: Core['held']): readonly (readonly [string, number, number])[] => [
  ...(holdingsTimes > 0 ? [[allThatIsKept, 0, holdingsTimes] as const] : []),
  ...[...ahead].map(([doc, [epoch, number]]) => [doc, epoch, number] as const),
];

/** The cursor has come to a number: what reaches no further than it is ahead no more. */
export function reached({ ahead }: Core['held'], cursor: number): Write[] {
  const writes: Write[] = [];
  for (const [doc, [, number]] of ahead) {
    if (number > cursor) continue;
    ahead.delete(doc);
    writes.push(reachedWrite(doc));
  }
  return writes;
}
