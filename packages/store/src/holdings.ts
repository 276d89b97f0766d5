// What this device keeps of documents that it need not keep (protocol/holding): the names that it asked the relay for, what
// a person wants here whatever happens, and what was open here when.
import type { Disk, Write } from './disk.ts';
import { readRows } from './meta-rows.ts';
import { Holding } from './schema.ts';

/** By name: of one document, or of many. */
export const readHoldings = (disk: Disk): Promise<Map<string, Holding>> =>
  readRows(disk, 'hold', (value) => Holding.parse(value));
export const holdingWrite = (name: string, holding: Holding | null): Write =>
  holding === null ? { remove: 'meta', key: `hold/${name}` } : { put: 'meta', key: `hold/${name}`, value: holding };

/** To which incarnation of the relay all these names were said; null: to none yet. */
export async function readHoldingsSaid(disk: Disk): Promise<number | null> {
  const value = await disk.get('meta', 'holdsSaid');
  return value === undefined ? null : Number(value);
}
export const holdingsSaidWrite = (incarnation: number | null): Write =>
  incarnation === null ? { remove: 'meta', key: 'holdsSaid' } : { put: 'meta', key: 'holdsSaid', value: incarnation };

/** How often the relay has written down what was said of them, as it told; 0: never. */
export const readHoldingsTimes = async (disk: Disk): Promise<number> =>
  Number((await disk.get('meta', 'holdsTimes')) ?? 0);
export const holdingsTimesWrite = (times: number): Write => ({ put: 'meta', key: 'holdsTimes', value: times });

/** Records (a task, a project) whose documents a person wants here whatever happens. */
export const readPins = (disk: Disk): Promise<Map<string, true>> => readRows(disk, 'pin', () => true as const);
export const pinWrite = (record: string, on: boolean): Write =>
  on ? { put: 'meta', key: `pin/${record}`, value: true } : { remove: 'meta', key: `pin/${record}` };

/** When each record was last open here. */
export const readVisits = (disk: Disk): Promise<Map<string, number>> => readRows(disk, 'visit', Number);
export const visitWrite = (record: string, at: number | null): Write =>
  at === null ? { remove: 'meta', key: `visit/${record}` } : { put: 'meta', key: `visit/${record}`, value: at };

/** Room was wanted here: nothing is kept that need not be. */
export const readLean = async (disk: Disk): Promise<boolean> => (await disk.get('meta', 'lean')) === true;
export const leanWrite = (on: boolean): Write =>
  on ? { put: 'meta', key: 'lean', value: true } : { remove: 'meta', key: 'lean' };
