// What a device shows, to be compared with what another shows, and with what the edits come to by the plain rules: the newest
// cell, in the document in which the directory says that its record counts.
import { threadsOf } from '@baton/model/comment/order';
import type { RecordId, SpaceId } from '@baton/model/ids';
import { archiveCode } from '@baton/replica/records/archive';
import { canonical } from '@baton/replica/cells/canonical';
import type { SimDevice } from './device.ts';
import { newestIn, type Newest, type RelayView } from './relay-view.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** All rows, of the spaces that are asked for. */
export function shownBy({ running }: SimDevice, isWanted: (space: SpaceId) => boolean = () => true): string {
  const rows = running?.engine.core.replica.rows;
  if (!rows) return 'closed';
  const { tasks } = rows;
  const isOf = (id: RecordId): boolean => {
    const space = tasks.spaceOf(id);
    return space === undefined || isWanted(space);
  };
  const tables = [rows.projects, rows.boards, rows.columns, rows.statuses, tasks].map((table) =>
    [...table.all()].filter(({ id }) => isOf(id)).sort(byId),
  );
  // Comments are read by whoever reads the task; where it was taken back, nobody sees them.
  const comments = [...rows.comments.all()].filter(({ on }) => tasks.get(on) !== undefined && isOf(on)).sort(byId);
  const shown = new Set(comments.map(({ id }) => id));
  const reactions = [...rows.reactions.all()].filter(({ on }) => shown.has(on)).sort(byId);
  return canonical([...tables, comments, reactions]);
}

/** Answers stand behind what they answer, whoever wrote them apart and by whichever clock. */
export function answeredTooEarly({ name, running }: SimDevice): string | null {
  const rows = running?.engine.core.replica.rows;
  for (const { id: task } of rows?.tasks.all() ?? []) {
    const comments = rows?.comments.by('on', task) ?? [];
    const order = threadsOf(comments).flatMap(({ head, replies }) => [head.id, ...replies.map(({ id }) => id)]);
    if (order.length !== comments.length) return `P4: ${name} leaves a comment on ${task} out`;
    const early = comments.find(({ id, answers }) => order.indexOf(answers ?? '') > order.indexOf(id));
    if (early !== undefined) return `P4: on ${name} ${early.id} stands before what it answers`;
  }
  return null;
}

/** A copy that nobody has signed for yet counts nowhere: it names the space that it stands in. */
const isArrival = (newest: ReadonlyMap<string, Newest>, doc: string, record: string): boolean =>
  newest.get(`${record}+@`)?.value === doc.split('/')[1];

/**
 * Undone where it was born while somebody called off its move: no row of it is shown anywhere, which is asked of all devices
 * alike, and in which of two places that count for nobody its cells are looked up says nothing.
 */
function isUndoneOnTheWay({ running }: SimDevice, view: RelayView, record: string): boolean {
  const isShown = running?.engine.core.replica.rows.tasks.get(record) !== undefined;
  const docs = view.docs().filter((doc) => /^[rx]\//u.test(doc));
  return !isShown && docs.some((doc) => isArrival(newestIn(doc, view.bytesOf(doc)), doc, record));
}

/** What the plain rule of the newest does not decide: */
function isDecidedElsewhere(
  view: RelayView,
  { newest, doc }: InDoc,
  [key, record]: readonly [string, string],
): boolean {
  // which archive has a task is said by the epoch that begins without it, which is no update;
  if (key.endsWith(`+${archiveCode}`)) return true;
  // which of a moved record's copies has the newest is asked of all devices alike, and of the edits only where there is one.
  return view.directory?.moved[record] !== undefined || isArrival(newest, doc, record);
}
interface InDoc {
  readonly doc: string;
  readonly newest: ReadonlyMap<string, Newest>;
}

export function notTheNewest(device: SimDevice, view: RelayView): string | null {
  const replica = device.running?.engine.core.replica;
  // An archive has copies of what was written elsewhere.
  for (const doc of view.docs().filter((one) => !one.startsWith('a/'))) {
    const newest = newestIn(doc, view.bytesOf(doc));
    for (const [key, { record, value }] of newest) {
      if (isDecidedElsewhere(view, { doc, newest }, [key, record])) continue;
      const shown = replica?.cellsOf(record).find((cell) => cell.key === key);
      if (canonical(shown?.value) !== canonical(value) && !isUndoneOnTheWay(device, view, record))
        return `P4: ${device.name} does not show the newest of ${key}`;
    }
  }
  return null;
}
