// How a workspace stands, as its row says; one that was never set back has none.
import type { Sql } from './tables.ts';
import { changeStanding, firstStanding, type Standing } from '../standing.ts';

export function standingOf(sql: Sql, workspace: number): Standing {
  const row = sql('SELECT incarnation, recovering, opened FROM standing WHERE workspace = ?').get(workspace);
  if (!row) return firstStanding;
  const opened = Number(row['opened']);
  const standing = { incarnation: Number(row['incarnation']), isRecovering: Number(row['recovering']) === 1 };
  return opened === 0 ? standing : { ...standing, opened };
}

/** The highest that any workspace of this file is in. */
export const incarnationIn = (sql: Sql): number =>
  Number(sql('SELECT max(incarnation) AS highest FROM standing').get()?.['highest'] ?? firstStanding.incarnation);

/** The file was restored: each of its lines begins another incarnation, and recovers. Answers which. */
export function renewAll(sql: Sql, above: number): number {
  const renewed = changeStanding({ ...firstStanding, incarnation: incarnationIn(sql) }, { do: 'renew', above });
  const put = sql('INSERT OR REPLACE INTO standing VALUES (?, ?, 1, 0)');
  for (const row of sql('SELECT id FROM workspace').all()) put.run(Number(row['id']), renewed.incarnation);
  return renewed.incarnation;
}
