// What people did and what they were told, kept outside the world so that no crash in it can forget. Every act writes a
// word that nobody else writes; where that word is found says what became of the act.
import type { Disk } from '@baton/store/disk';

export interface Act {
  readonly word: string;
  readonly device: string;
  /** Asked in the tab that outlives its leader. */
  readonly beside: boolean;
  /** `here`: the person was told that it is saved on this device. `gone`: refused, or its device died before it said so. */
  state: 'asked' | 'here' | 'gone';
}

/** Words are ASCII, unique, and none is a part of another. */
export const holds = (bytes: Uint8Array, word: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(word);

const asWord = /[a-z]\d+z\d+[a-z]/gu;

/** Every word that anybody may have written and that stands in these bytes. */
export const wordsIn = (bytes: Uint8Array): readonly string[] =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').match(asWord) ?? [];

interface Stored {
  readonly bytes?: Uint8Array;
  readonly envelopes?: readonly { readonly bytes: Uint8Array }[];
}

/** All bytes of edits that a device's disk holds: waiting, confirmed or refused, or told in the history when they went. */
export const bytesOnDisk = async (disk: Disk): Promise<Uint8Array[]> => [
  ...(await editsOnDisk(disk)),
  ...(await disk.range('history')).map(({ value }) => value as Uint8Array),
];

/** The same without the history. */
export async function editsOnDisk(disk: Disk): Promise<Uint8Array[]> {
  const tables = await Promise.all(
    (['outbox', 'confirmed', 'aside', 'refused', 'snapshots'] as const).map((table) => disk.range(table)),
  );
  return tables.flat().flatMap(({ value }) => {
    const { bytes, envelopes = [] } = value as Stored;
    return [...(bytes ? [bytes] : []), ...envelopes.map((envelope) => envelope.bytes)];
  });
}
