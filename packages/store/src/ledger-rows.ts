// Ledger entries and short numbers as the relay told them; verified and folded by whoever reads them.
import type { Disk, Write } from './disk.ts';
import { LedgerRow } from './schema.ts';

export const ledgerWrite = (number: number, row: LedgerRow): Write => ({ put: 'ledger', key: number, value: row });
export const readLedger = async (disk: Disk): Promise<(LedgerRow & { readonly number: number })[]> =>
  (await disk.range('ledger')).map(({ key, value }) => ({ number: key as number, ...LedgerRow.parse(value) }));

export const numberWrite = (record: string, short: number): Write => ({ put: 'numbers', key: record, value: short });
export const readNumbers = async (disk: Disk): Promise<Map<string, number>> =>
  new Map((await disk.range('numbers')).map(({ key, value }) => [key as string, value as number]));
