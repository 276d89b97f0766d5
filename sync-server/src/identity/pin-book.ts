// What the relay alone knows of shared tablets: PINs (Argon2id), how often they were wrong, and the codes with which a new
// one is chosen (a hash). A table of its own in the accounts' file. Written before an answer is given, so that no restart
// and no second question at the same time gives a try back.
import { DatabaseSync } from 'node:sqlite';
import { noTries, type PinTries } from '@baton/model/directory/pin-rules';

export interface SeatAt {
  readonly workspace: string;
  readonly device: string;
}
export interface KeptPin extends PinTries {
  /** As identity/password.ts keeps it. */
  readonly pin: string;
}
export interface KeptCode extends PinTries {
  /** As identity/password.ts keeps it. */
  readonly code: string;
  readonly notAfter: number;
}

export class PinBook {
  readonly #db: DatabaseSync;

  /** @param file ':memory:' in tests. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS tablet_pin (workspace TEXT NOT NULL, device TEXT NOT NULL, pin TEXT NOT NULL,
        wrong INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (workspace, device)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS tablet_code (workspace TEXT NOT NULL, device TEXT NOT NULL, code TEXT NOT NULL,
        not_after INTEGER NOT NULL, wrong INTEGER NOT NULL, until INTEGER NOT NULL,
        PRIMARY KEY (workspace, device)) STRICT, WITHOUT ROWID`);
  }

  pinOf({ workspace, device }: SeatAt): KeptPin | null {
    const row = this.#db
      .prepare('SELECT pin, wrong, until FROM tablet_pin WHERE workspace = ? AND device = ?')
      .get(workspace, device);
    return row ? { pin: String(row['pin']), wrong: Number(row['wrong']), until: Number(row['until']) } : null;
  }
  /** Whatever code there was is used up by it. */
  setPin(at: SeatAt, pin: string): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO tablet_pin VALUES (?, ?, ?, ?, ?)')
      .run(at.workspace, at.device, pin, noTries.wrong, noTries.until);
    this.#db.prepare('DELETE FROM tablet_code WHERE workspace = ? AND device = ?').run(at.workspace, at.device);
  }
  triedPin({ workspace, device }: SeatAt, { wrong, until }: PinTries): void {
    this.#db
      .prepare('UPDATE tablet_pin SET wrong = ?, until = ? WHERE workspace = ? AND device = ?')
      .run(wrong, until, workspace, device);
  }

  codeOf({ workspace, device }: SeatAt): KeptCode | null {
    const row = this.#db
      .prepare('SELECT code, not_after, wrong, until FROM tablet_code WHERE workspace = ? AND device = ?')
      .get(workspace, device);
    if (!row) return null;
    const tries = { wrong: Number(row['wrong']), until: Number(row['until']) };
    return { code: String(row['code']), notAfter: Number(row['not_after']), ...tries };
  }
  /** The PIN of before is void. */
  setCode(at: SeatAt, code: string, notAfter: number): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO tablet_code VALUES (?, ?, ?, ?, ?, ?)')
      .run(at.workspace, at.device, code, notAfter, noTries.wrong, noTries.until);
    this.#db.prepare('DELETE FROM tablet_pin WHERE workspace = ? AND device = ?').run(at.workspace, at.device);
  }
  triedCode({ workspace, device }: SeatAt, { wrong, until }: PinTries): void {
    this.#db
      .prepare('UPDATE tablet_code SET wrong = ?, until = ? WHERE workspace = ? AND device = ?')
      .run(wrong, until, workspace, device);
  }

  close(): void {
    this.#db.close();
  }
}
