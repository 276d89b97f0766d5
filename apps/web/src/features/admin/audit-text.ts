// The audit as a table for other programs.
import { csvText } from '../../parts/csv.ts';

interface Row {
  readonly number: number;
  readonly time: number;
  readonly ledger: string;
  readonly hash: string;
  readonly person: string | null;
  readonly who: string;
  readonly what: string;
  readonly where: string;
}
const heads = ['number', 'time', 'who', 'person', 'what', 'where', 'ledger', 'hash'] as const;

export const auditText = (rows: readonly Row[]): string =>
  csvText([
    heads,
    ...rows.map(({ number, time, who, person, what, where, ledger, hash }) => [
      String(number),
      new Date(time).toISOString(),
      who,
      person ?? '',
      what,
      where,
      ledger,
      hash,
    ]),
  ]);
