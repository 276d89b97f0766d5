// Tables for other programs, and from them. A cell that a sheet would take for a formula is told as text.
const formula = /^[=+\-@\t\r]/u;
const cell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(cell).join(',')).join('\r\n');
