// A table that is read as it is and written through other doors: what is written is watched, or not written at all.
import type { RecordType } from './record.ts';
import type { Table, Tx } from './tx.ts';

type Doors<R extends RecordType> = Pick<Table<R>, 'add' | 'patch' | 'move'>;

export const writingBy = <R extends RecordType>(table: Table<R>, doors: Doors<R>): Table<R> => ({
  get: (id) => table.get(id),
  by: (field, value) => table.by(field, value),
  all: () => table.all(),
  view: (view) => table.view(view),
  spaceOf: (id) => table.spaceOf(id),
  homeOf: (id) => table.homeOf(id),
  writingOf: (id, field, member) => table.writingOf(id, field, member),
  touchedAt: (id) => table.touchedAt(id),
  get size() {
    return table.size;
  },
  ...doors,
});

const closed = { add: () => undefined, patch: () => undefined, move: () => undefined };

/** To ask a command whether it would, without it being done. */
export const unwritten = (tx: Tx): Tx =>
  Object.fromEntries(
    Object.entries(tx).map(([name, table]) => [name, writingBy(table as Table<RecordType>, closed)]),
  ) as unknown as Tx;
