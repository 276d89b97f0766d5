// All that this device knows of a page: what is confirmed, and above it what it wrote itself and the relay has not numbered.
import type { Envelope } from '@baton/replica/contract';
import { readBytes } from '@baton/store/confirmed';
import type { Core } from '../core.ts';

export const pendingOf = ({ held }: Pick<Core, 'held'>, doc: string): readonly Envelope[] =>
  [...held.outbox.values(), ...held.unsaved.values()].flatMap(({ envelopes }) =>
    envelopes.filter((one) => one.doc === doc),
  );

/** In the order in which it must be applied. */
export async function pageBytes(
  core: Pick<Core, 'held' | 'journal' | 'options'>,
  doc: string,
): Promise<readonly Uint8Array[]> {
  await core.journal.flush();
  const pending = pendingOf(core, doc).map(({ bytes }) => bytes);
  return [...(await readBytes(core.options.disk, doc)), ...pending];
}
