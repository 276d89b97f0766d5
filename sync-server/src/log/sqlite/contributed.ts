// Who has touched what approvals cover, in SQLite: each person's first and last edit of a part, and what has hung on what. The
// first is for a log that is set back to a moment (backup/cut-log.ts).
import { fewerIn, type Touched } from '@baton/model/decided/covered';
import type { ContributorsAsk } from '../contributed.ts';
import type { Sql } from './tables.ts';

interface Edits {
  readonly part: string;
  readonly person: string;
  readonly first: number;
  last: number;
}

/** Gathers what a transaction touches, and writes it at its end: many cells of a record are one row. */
export class Contributed {
  readonly #sql: Sql;
  readonly #id: number;
  readonly #edits = new Map<string, Edits>();

  constructor(sql: Sql, id: number) {
    this.#sql = sql;
    this.#id = id;
  }

  touch({ parts, hangs }: Touched, person: string, number: number): void {
    for (const part of parts) {
      const key = `${part} ${person}`;
      const known = this.#edits.get(key);
      if (known === undefined) this.#edits.set(key, { part, person, first: number, last: number });
      else known.last = number;
    }
    for (const [record, on] of hangs)
      this.#sql('INSERT OR IGNORE INTO hangs VALUES (?, ?, ?)').run(this.#id, on, record);
  }

  finish(): void {
    if (this.#edits.size === 0) return;
    const put = this.#sql(`INSERT INTO contributed VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET last = max(last, excluded.last), first = min(first, excluded.first)`);
    for (const { part, person, first, last } of this.#edits.values()) put.run(this.#id, part, person, first, last);
    this.#edits.clear();
  }
}

export function contributorsIn(sql: Sql, id: number, { task, groups, after }: ContributorsAsk): readonly string[] {
  const parts = [task, ...groups.map((group) => fewerIn(task, group))];
  const hanging = sql('SELECT record FROM hangs WHERE workspace = ? AND task = ?').all(id, task);
  const of = sql('SELECT person FROM contributed WHERE workspace = ? AND part = ? AND last > ?');
  const persons = [...parts, ...hanging.map((row) => String(row['record']))].flatMap((part) =>
    of.all(id, part, after).map((row) => String(row['person'])),
  );
  return [...new Set(persons)].sort();
}
