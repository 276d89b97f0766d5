// Accounts: how somebody proves to this relay who they are. An account has seats: which person it is in which workspace.
// It gives no right at all; whatever a person may do is in the directory, and what enters and signs is a device's key.
import { randomBytes } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

export interface Seat {
  readonly workspace: string;
  readonly person: string;
}
export interface Account {
  readonly id: string;
  /** The name to sign in with, in small letters. Null: this account has no password. */
  readonly mail: string | null;
  readonly password: string | null;
  readonly passwordSet: number | null;
}
/** Somebody at the company's sign-on: by who says so and by what name there, never by an address. */
export interface OutsideName {
  readonly issuer: string;
  readonly subject: string;
}
export interface Linked extends OutsideName {
  readonly made: number;
}

type Row = Record<string, SQLOutputValue>;
const textOf = (value: SQLOutputValue | undefined): string | null => (typeof value === 'string' ? value : null);
const accountOf = (row: Row): Account => ({
  id: String(row['id']),
  mail: textOf(row['mail']),
  password: textOf(row['password']),
  passwordSet: row['password_set'] === null ? null : Number(row['password_set']),
});

/** How long a network from which somebody signed in is held for theirs. */
const knownMs = 90 * 24 * 3_600_000;

export const mailName = (mail: string): string => mail.trim().normalize('NFKC').toLowerCase();

export class AccountBook {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  /** @param file ':memory:' in tests. */
  constructor(file: string, now: () => number) {
    this.#now = now;
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
      CREATE TABLE IF NOT EXISTS account (id TEXT PRIMARY KEY, mail TEXT UNIQUE, password TEXT, password_set INTEGER,
        made INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS seat (workspace TEXT NOT NULL, person TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        PRIMARY KEY (workspace, person), UNIQUE (account, workspace)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS linked (issuer TEXT NOT NULL, subject TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, made INTEGER NOT NULL,
        PRIMARY KEY (issuer, subject)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS known_network (account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        network TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (account, network)) STRICT, WITHOUT ROWID`);
  }

  byMail(mail: string): Account | undefined {
    return this.#one('SELECT * FROM account WHERE mail = ?', mailName(mail));
  }
  byOutside({ issuer, subject }: OutsideName): Account | undefined {
    const found = 'SELECT account.* FROM account JOIN linked ON account = id WHERE issuer = ? AND subject = ?';
    return this.#one(found, issuer, subject);
  }
  bySeat({ workspace, person }: Seat): Account | undefined {
    const found = 'SELECT account.* FROM account JOIN seat ON account = id WHERE workspace = ? AND person = ?';
    return this.#one(found, workspace, person);
  }

  seatsOf(account: string): readonly Seat[] {
    const rows = this.#db.prepare('SELECT workspace, person FROM seat WHERE account = ?').all(account);
    return rows.map((row) => ({ workspace: String(row['workspace']), person: String(row['person']) }));
  }
  linksOf(account: string): readonly Linked[] {
    const rows = this.#db.prepare('SELECT issuer, subject, made FROM linked WHERE account = ?').all(account);
    return rows.map((row) => ({
      issuer: String(row['issuer']),
      subject: String(row['subject']),
      made: Number(row['made']),
    }));
  }

  /** Somebody's account, made when they first add a way to sign in. */
  openFor(seat: Seat): Account {
    const known = this.bySeat(seat);
    if (known) return known;
    const id = randomBytes(16).toString('base64url');
    this.#whole(() => {
      this.#db.prepare('INSERT INTO account (id, made) VALUES (?, ?)').run(id, this.#now());
      this.#seat(id, seat);
    });
    return { id, mail: null, password: null, passwordSet: null };
  }

  /** False: somebody else signs in with this address. */
  setPassword(account: string, mail: string, password: string): boolean {
    const other = this.byMail(mail);
    if (other && other.id !== account) return false;
    const set = 'UPDATE account SET mail = ?, password = ?, password_set = ? WHERE id = ?';
    this.#db.prepare(set).run(mailName(mail), password, this.#now(), account);
    return true;
  }
  dropPassword(account: string): void {
    this.#db.prepare('UPDATE account SET mail = NULL, password = NULL, password_set = NULL WHERE id = ?').run(account);
  }

  /** False: it is linked to somebody else already. */
  link(account: string, { issuer, subject }: OutsideName): boolean {
    const other = this.byOutside({ issuer, subject });
    if (other) return other.id === account;
    this.#db.prepare('INSERT INTO linked VALUES (?, ?, ?, ?)').run(issuer, subject, account, this.#now());
    return true;
  }
  unlink(account: string): void {
    this.#db.prepare('DELETE FROM linked WHERE account = ?').run(account);
  }

  /**
   * The person proved that another account is theirs as well: their seat moves there. False where that account is somebody
   * else in this workspace, or the account that is left behind has ways of its own.
   */
  moveSeat(seat: Seat, to: string): boolean {
    const from = this.bySeat(seat);
    if (from?.id === to) return true;
    if (this.seatsOf(to).some(({ workspace }) => workspace === seat.workspace)) return false;
    if (from && (from.password !== null || this.linksOf(from.id).length > 0)) return false;
    this.#whole(() => {
      this.#db.prepare('DELETE FROM seat WHERE workspace = ? AND person = ?').run(seat.workspace, seat.person);
      this.#seat(to, seat);
      if (from && this.seatsOf(from.id).length === 0) this.#db.prepare('DELETE FROM account WHERE id = ?').run(from.id);
    });
    return true;
  }

  /** Whether somebody signed in from there before. */
  knowsNetwork(account: string, network: string): boolean {
    const found = 'SELECT 1 FROM known_network WHERE account = ? AND network = ? AND seen > ?';
    return this.#db.prepare(found).get(account, network, this.#now() - knownMs) !== undefined;
  }
  sawNetwork(account: string, network: string): void {
    const now = this.#now();
    this.#db.prepare('INSERT OR REPLACE INTO known_network VALUES (?, ?, ?)').run(account, network, now);
    this.#db.prepare('DELETE FROM known_network WHERE account = ? AND seen < ?').run(account, now - knownMs);
  }

  close(): void {
    this.#db.close();
  }

  #one(sql: string, ...params: readonly string[]): Account | undefined {
    const row = this.#db.prepare(sql).get(...params);
    return row && accountOf(row);
  }
  #seat(account: string, { workspace, person }: Seat): void {
    this.#db.prepare('INSERT INTO seat VALUES (?, ?, ?)').run(workspace, person, account);
  }
  #whole(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (fault) {
      this.#db.exec('ROLLBACK');
      throw fault;
    }
  }
}
