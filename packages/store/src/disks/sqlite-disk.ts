// The command line's disk: one SQLite file. The database and the way values become bytes are handed in, so that
// nothing of Node is imported here. Made for node:sqlite's DatabaseSync and node:v8's serialize.
import { DiskFull, DiskGone, StaleLeader, tables, type Disk, type DiskTable, type Key, type Write } from '../disk.ts';

type Cell = string | number | Uint8Array | null;
export interface SqliteStatement {
  run(...values: Cell[]): unknown;
  all(...values: Cell[]): unknown[];
  get(...values: Cell[]): unknown;
}
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}
export interface SqliteDiskOptions {
  readonly database: SqliteDatabase;
  readonly serialize: (value: unknown) => Uint8Array;
  readonly deserialize: (bytes: Uint8Array) => unknown;
}
interface Row {
  readonly word: string;
  readonly number: number;
  readonly value: Uint8Array;
}

const columnsOf = (key: Key): [string, number] =>
  typeof key === 'object' ? [key[0], key[1]] : typeof key === 'string' ? [key, 0] : ['', key];
const keyOf = (table: DiskTable, row: Row): Key =>
  tables[table] === 'string' ? row.word : tables[table] === 'number' ? row.number : [row.word, row.number];

const create = Object.keys(tables)
  .map(
    (table) =>
      `create table if not exists "${table}" (word text not null, number integer not null, value blob not null, primary key (word, number)) without rowid;`,
  )
  .join('\n');

function asFault(error: unknown): unknown {
  const text = (error as Error).message;
  if (text.includes('full')) return new DiskFull('the device has no room left', { cause: error });
  if (text.includes('not open')) return new DiskGone('the database was closed', { cause: error });
  return error;
}

function inTransaction<T>(database: SqliteDatabase, work: () => T): T {
  try {
    database.exec('begin immediate');
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    try {
      database.exec('rollback');
    } catch {
      // No transaction was open: `begin` itself failed.
    }
    throw asFault(error);
  }
}

interface Access {
  read(table: DiskTable, key: Key): unknown;
  readRange(table: DiskTable, from?: Key, to?: Key): { key: Key; value: unknown }[];
  apply(write: Write): void;
}

function accessTo({ database, serialize, deserialize }: SqliteDiskOptions): Access {
  const run = (sql: string, ...values: Cell[]): unknown => database.prepare(sql).run(...values);
  return {
    read(table, key) {
      const sql = `select value from "${table}" where word = ? and number = ?`;
      const row = database.prepare(sql).get(...columnsOf(key)) as Row | undefined;
      return row && deserialize(row.value);
    },
    readRange(table, from, to) {
      const conditions = [
        ...(from === undefined ? [] : ['(word, number) >= (?, ?)']),
        ...(to === undefined ? [] : ['(word, number) <= (?, ?)']),
      ];
      const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
      const values = [from, to].flatMap((key) => (key === undefined ? [] : columnsOf(key)));
      const rows = database
        .prepare(`select word, number, value from "${table}" ${where} order by word, number`)
        .all(...values);
      return (rows as Row[]).map((row) => ({ key: keyOf(table, row), value: deserialize(row.value) }));
    },
    apply(write) {
      if ('put' in write)
        run(`insert or replace into "${write.put}" values (?, ?, ?)`, ...columnsOf(write.key), serialize(write.value));
      else if ('remove' in write)
        run(`delete from "${write.remove}" where word = ? and number = ?`, ...columnsOf(write.key));
      else {
        const sql = `delete from "${write.removeRange}" where (word, number) between (?, ?) and (?, ?)`;
        run(sql, ...columnsOf(write.from), ...columnsOf(write.to));
      }
    },
  };
}

export function openSqliteDisk(options: SqliteDiskOptions): Disk {
  const { database } = options;
  database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;\n${create}`);
  const { read, readRange, apply } = accessTo(options);
  const generation = (): number => (read('meta', 'generation') as number | undefined) ?? 0;
  return {
    get: async (table, key) => read(table, key),
    range: async (table, from, to) => readRange(table, from, to),
    // SQLite runs with synchronous=full: a relaxed commit is strict here too.
    async commit(writes, wanted) {
      inTransaction(database, () => {
        if (generation() > wanted.generation) throw new StaleLeader(`generation ${wanted.generation} was overtaken`);
        writes.forEach(apply);
      });
    },
    lead: async () =>
      inTransaction(database, () => {
        const next = generation() + 1;
        apply({ put: 'meta', key: 'generation', value: next });
        return next;
      }),
    close: () => database.close(),
  };
}
