// The held tray: what removed devices had not sent, as files that they signed, until an admin lets it in or gives it up. It
// stands beside the log: nothing of it has a number, is passed on, or is read by anybody who does not run the workspace.
import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

export interface Holder {
  readonly workspace: string;
  readonly device: string;
}
export interface HeldFile {
  readonly hash: string;
  readonly file: Uint8Array;
  /** Batches of it that are still to be decided about → why the log did not take them; null: nobody has tried. */
  readonly left: ReadonlyMap<number, string | null>;
}
export interface HeldOf {
  readonly device: string;
  readonly since: number;
  readonly bytes: number;
  readonly files: readonly HeldFile[];
  /** Of all of it: who decides says it, so that nothing is decided about that came later. */
  readonly hash: string;
}
export interface Handing extends Holder {
  readonly file: Uint8Array;
  readonly batches: readonly number[];
}
export interface TrayBounds {
  readonly deviceBytes: number;
  readonly workspaceBytes: number;
}
const trayBounds: TrayBounds = { deviceBytes: 4_000_000, workspaceBytes: 64_000_000 };

type Row = Record<string, SQLOutputValue>;
const hashOf = (...parts: readonly (Uint8Array | string)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
};
const fileOf = (row: Row): HeldFile => ({
  hash: String(row['hash']),
  file: row['file'] as Uint8Array,
  left: new Map(JSON.parse(String(row['undecided'])) as [number, string | null][]),
});

export class HeldTray {
  readonly #db: DatabaseSync;
  readonly #now: () => number;
  readonly #bounds: TrayBounds;

  /** @param file ':memory:' in tests. */
  constructor(file: string, now: () => number, bounds = trayBounds) {
    this.#now = now;
    this.#bounds = bounds;
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS held (id INTEGER PRIMARY KEY, workspace TEXT NOT NULL, device TEXT NOT NULL,
        hash TEXT NOT NULL, at INTEGER NOT NULL, file BLOB NOT NULL, undecided TEXT NOT NULL,
        UNIQUE (workspace, device, hash)) STRICT`);
  }

  /** On the disk when it returns true. False: there is no room for it. The same file once more changes nothing. */
  put({ workspace, device, file, batches }: Handing): boolean {
    const hash = hashOf(file);
    const sql = 'SELECT 1 FROM held WHERE workspace = ? AND device = ? AND hash = ?';
    if (this.#db.prepare(sql).get(workspace, device, hash)) return true;
    const sums = this.#db
      .prepare(
        `SELECT coalesce(sum(length(file)), 0) AS all_bytes,
          coalesce(sum(CASE WHEN device = ? THEN length(file) END), 0) AS own FROM held WHERE workspace = ?`,
      )
      .get(device, workspace);
    const [all, own] = [Number(sums?.['all_bytes'] ?? 0), Number(sums?.['own'] ?? 0)];
    const { deviceBytes, workspaceBytes } = this.#bounds;
    if (own + file.length > deviceBytes || all + file.length > workspaceBytes) return false;
    const undecided = JSON.stringify(batches.map((batch) => [batch, null]));
    this.#db
      .prepare('INSERT INTO held (workspace, device, hash, at, file, undecided) VALUES (?, ?, ?, ?, ?, ?)')
      .run(workspace, device, hash, this.#now(), file, undecided);
    return true;
  }

  /** In the order in which it came. */
  of({ workspace, device }: Holder): HeldOf | undefined {
    const rows = this.#db
      .prepare('SELECT * FROM held WHERE workspace = ? AND device = ? ORDER BY id')
      .all(workspace, device);
    const [first] = rows;
    if (first === undefined) return undefined;
    const files = rows.map(fileOf);
    return {
      device,
      since: Number(first['at']),
      bytes: files.reduce((sum, { file }) => sum + file.length, 0),
      files,
      hash: hashOf(...files.map(({ hash }) => hash)),
    };
  }

  /** Oldest first. */
  all(workspace: string): readonly HeldOf[] {
    return this.#db
      .prepare('SELECT device FROM held WHERE workspace = ? GROUP BY device ORDER BY min(id)')
      .all(workspace)
      .flatMap(({ device }) => this.of({ workspace, device: String(device) }) ?? []);
  }

  /** What is left of a file; with nothing left it goes. By an admin's word alone. */
  leave({ workspace, device }: Holder, hash: string, left: HeldFile['left']): void {
    const where = 'WHERE workspace = ? AND device = ? AND hash = ?';
    if (left.size === 0) this.#db.prepare(`DELETE FROM held ${where}`).run(workspace, device, hash);
    else
      this.#db
        .prepare(`UPDATE held SET undecided = ? ${where}`)
        .run(JSON.stringify([...left]), workspace, device, hash);
  }

  close(): void {
    this.#db.close();
  }
}
