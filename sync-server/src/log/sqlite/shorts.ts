// Short numbers of one workspace: which record has which, what comes next, and in which space a project gives them.
import type { Giving } from '../desk.ts';
import type { Sql } from './tables.ts';

export class Shorts {
  readonly #sql: Sql;
  readonly #id: number;

  constructor(sql: Sql, id: number) {
    this.#sql = sql;
    this.#id = id;
  }

  of(project: string, record: string): number | undefined {
    const row = this.#sql('SELECT short FROM short WHERE workspace = ? AND project = ? AND record = ?').get(
      this.#id,
      project,
      record,
    );
    return row && Number(row['short']);
  }

  spaceOf(project: string): string | undefined {
    const space = this.#of(project)?.['space'];
    return typeof space === 'string' && space !== '' ? space : undefined;
  }

  give({ project, record, wish, space }: Giving): number {
    const next = Number(this.#of(project)?.['next'] ?? 1);
    const isTaken = 'SELECT 1 FROM short WHERE workspace = ? AND project = ? AND short = ?';
    const isFree = wish > 0 && !this.#sql(isTaken).get(this.#id, project, wish);
    const short = isFree ? wish : next;
    const set = 'INSERT OR REPLACE INTO next_short (workspace, project, next, space) VALUES (?, ?, ?, ?)';
    this.#sql(set).run(this.#id, project, Math.max(next, short + 1), this.spaceOf(project) ?? space);
    this.#sql('INSERT INTO short VALUES (?, ?, ?, ?)').run(this.#id, project, record, short);
    return short;
  }

  #of(project: string): Record<string, unknown> | undefined {
    return this.#sql('SELECT next, space FROM next_short WHERE workspace = ? AND project = ?').get(this.#id, project);
  }
}
