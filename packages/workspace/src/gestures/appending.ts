// A gesture on its way out: shown at once, saved strictly, and only then given to the link (L3).
import type { NumberAsk } from '@baton/protocol/frames';
import type { Envelope, Gesture, RowChange, Superseded } from '@baton/replica/contract';
import type { Write } from '@baton/store/disk';
import { appendWrites, type Waiting } from '@baton/store/outbox';
import type { Done, StoredGesture } from '@baton/store/schema';
import { loseWrites, moved, type Core } from '../core.ts';
import type { TextsWritten } from './taking-texts.ts';

export interface Outgoing {
  readonly envelopes: readonly Envelope[];
  readonly gesture: Gesture | null;
  readonly changes: readonly RowChange[];
  readonly superseded: readonly Superseded[];
  readonly done: Done | null;
  /** Texts that it took along. */
  readonly texts?: TextsWritten;
}

export const storedGesture = (gesture: Gesture | null): StoredGesture | null =>
  gesture && {
    ...gesture,
    cells: gesture.cells.map((cell) => ({ ...cell, item: [...cell.item] as [number, number] })),
  };

const isNew = ({ numbers }: Core['held'], { fields, id }: Extract<RowChange, { kind: 'put' }>): boolean =>
  fields.includes('project') && !numbers.has(id);

/** New tasks ask the relay for their short number, and tasks that came from another space for one of their project. */
function asksOf({ held, replica }: Core, changes: readonly RowChange[]): NumberAsk[] {
  return changes.flatMap((change) => {
    if (
      change.table !== 'tasks' ||
      change.kind !== 'put' ||
      !(isNew(held, change) || change.fields.includes('formerKeys'))
    )
      return [];
    const task = replica.rows.tasks.get(change.id);
    // Of what fewer have than the space no number is told: it keeps the key that it has from its first second.
    if (!task || replica.rows.tasks.homeOf(task.id)?.in !== 'space') return [];
    const ask = { project: task.project, record: task.id };
    return [task.numberWish === null ? ask : { ...ask, wish: task.numberWish }];
  });
}

export function waitingOf(
  core: Core,
  batch: number,
  outgoing: Pick<Outgoing, 'envelopes' | 'changes' | 'gesture'>,
): Waiting {
  return {
    batch,
    envelopes: [...outgoing.envelopes],
    asks: asksOf(core, outgoing.changes),
    gesture: null,
    at: core.options.clock(),
    ...(outgoing.gesture?.name ? { name: outgoing.gesture.name } : {}),
  };
}

/** Each text is a batch behind it, as what is typed is: they go in the same commit, and are taken back by no undo. */
function textsOf(core: Core, { texts }: Outgoing): Waiting[] {
  return (texts?.envelopes ?? []).map((envelope) => {
    core.held.batch += 1;
    return waitingOf(core, core.held.batch, { envelopes: [envelope], changes: [], gesture: null });
  });
}

function entryWrites({ batch, ...entry }: Waiting, done: Done | null): Write[] {
  return appendWrites(batch, entry, done);
}

/** Resolves when it is saved here. `also` is kept in the same commit. */
export async function append(
  core: Core,
  batch: number,
  outgoing: Outgoing & { readonly also?: readonly Write[] },
): Promise<void> {
  const { held, journal, link, statuses } = core;
  moved(core, outgoing.changes);
  const lost = loseWrites(core, outgoing.superseded);
  if (outgoing.envelopes.length === 0) return lost.length > 0 ? journal.write(lost) : undefined;
  const waiting = waitingOf(core, batch, outgoing);
  const texts = textsOf(core, outgoing);
  for (const one of [waiting, ...texts]) held.unsaved.set(one.batch, one);
  statuses.look();
  const docs = texts.flatMap(({ envelopes }) => envelopes.map(({ doc }) => doc));
  const born = core.asking.born(outgoing.changes, docs);
  const writes = [...entryWrites(waiting, outgoing.done), ...texts.flatMap((one) => entryWrites(one, null))];
  await journal.write([...writes, ...(outgoing.texts?.writes ?? []), ...born, ...lost, ...(outgoing.also ?? [])]);
  core.arranging.made(outgoing.changes);
  if (outgoing.done) (await held.done()).set(outgoing.done.command, outgoing.done);
  for (const one of [waiting, ...texts]) {
    // A refusal of what lies before it may have taken it along meanwhile.
    if (!held.unsaved.delete(one.batch)) continue;
    held.outbox.set(one.batch, one);
    link.hear({ type: 'saved', batch: one.batch });
  }
  statuses.look();
}
