// What is kept of being away, until the person has seen it: the spans, when all was last complete here, and own words
// whose passage is gone.
import type { Disk, Write } from './disk.ts';
import { AwayRow, Passage } from './schema.ts';

export const awayWrite = (row: AwayRow): Write => ({ put: 'meta', key: 'away', value: row });
export async function readAway(disk: Disk): Promise<AwayRow> {
  const read = AwayRow.safeParse(await disk.get('meta', 'away'));
  return read.data ?? { open: null, told: null };
}

/** When all that is to be held here was here, and all that was made here on the relay: a minute old at most. */
export const completeWrite = (at: number): Write => ({ put: 'meta', key: 'complete', value: at });
export const readComplete = async (disk: Disk): Promise<number | null> =>
  ((await disk.get('meta', 'complete')) as number | undefined) ?? null;

const passageKey = (id: string): string => `passage/${id}`;
export const passageWrite = (id: string, passage: Passage): Write => ({
  put: 'meta',
  key: passageKey(id),
  value: passage,
});
export const dismissPassageWrite = (id: string): Write => ({ remove: 'meta', key: passageKey(id) });
export const readPassages = async (disk: Disk): Promise<Map<string, Passage>> =>
  new Map(
    (await disk.range('meta', 'passage/', 'passage/~')).map(({ key, value }) => [
      (key as string).slice('passage/'.length),
      Passage.parse(value),
    ]),
  );

/** When it was noticed that the browser had cleared what this device held. */
export const wipedWrite = (at: number): Write => ({ put: 'meta', key: 'wiped', value: at });
export const readWiped = async (disk: Disk): Promise<number | null> =>
  ((await disk.get('meta', 'wiped')) as number | undefined) ?? null;
