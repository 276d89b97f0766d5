// The audit as a table for other programs. A cell that a sheet would take for a formula is told as text.
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

const formula = /^[=+\-@\t\r]/u;
const cell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

export const auditText = (rows: readonly Row[]): string =>
  [
    heads.map(cell).join(','),
    ...rows.map((row) =>
      [
        String(row.number),
        new Date(row.time).toISOString(),
        row.who,
        row.person ?? '',
        row.what,
        row.where,
        row.ledger,
        row.hash,
      ]
        .map(cell)
        .join(','),
    ),
  ].join('\r\n');
