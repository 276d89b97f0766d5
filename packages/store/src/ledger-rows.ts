// Ledger entries and short numbers as the relay told them; verified and folded by whoever reads them.
import type { Disk, Write } from './disk.ts';
import { LedgerRow, NumbersRow, PackedNumbers } from './schema.ts';

export const ledgerWrite = (number: number, row: LedgerRow): Write => ({ put: 'ledger', key: number, value: row });
/** What a guest is told in place of decisions stands before any of them; there is one. */
export const extractRow = 0;
export const forgetExtract = (): Write[] => [{ remove: 'ledger', key: extractRow }];
/** All decisions: this reader is told extracts from now on. */
export const forgetDecisions = (): Write[] => [
  { removeRange: 'ledger', from: extractRow + 1, to: Number.MAX_SAFE_INTEGER },
];
export const readLedger = async (disk: Disk): Promise<(LedgerRow & { readonly number: number })[]> =>
  (await disk.range('ledger')).map(({ key, value }) => ({ number: key as number, ...LedgerRow.parse(value) }));

/** A row for each entry of the line, until they are packed: a row for each task would be read one by one at every start. */
const rowKey = (number: number): string => `n/${String(number).padStart(15, '0')}`;
type Given = readonly (readonly [record: string, short: number])[];
export const numbersWrite = (number: number, given: Given): Write => ({
  put: 'numbers',
  key: rowKey(number),
  value: given,
});
/** All that is known, as one row. */
export const packWrites = (known: ReadonlyMap<string, number>): Write[] => [
  { removeRange: 'numbers', from: 'n/', to: 'n/~' },
  {
    put: 'numbers',
    key: 'all',
    value: { records: [...known.keys()].join(' '), shorts: Uint32Array.from(known.values()) },
  },
];
export async function readNumbers(disk: Disk): Promise<{ readonly known: Map<string, number>; readonly rows: number }> {
  const rows = await disk.range('numbers');
  const known = new Map<string, number>();
  for (const { value } of rows) {
    const packed = PackedNumbers.safeParse(value).data;
    const records = packed && packed.records !== '' ? packed.records.split(' ') : [];
    records.forEach((record, at) => known.set(record, packed?.shorts[at] ?? 0));
    if (packed === undefined) for (const [record, short] of NumbersRow.parse(value)) known.set(record, short);
  }
  return { known, rows: rows.length };
}
