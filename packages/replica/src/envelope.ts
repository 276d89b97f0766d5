// A local update as it leaves the device. Client and clocks are read from the bytes themselves, which must be one
// client's, from one clock on without a gap.
import { assert } from '@baton/model/assert';
import * as Y from 'yjs';
import type { DocName, Envelope } from './contract.ts';
import { structsOf } from './decode.ts';

/** Documents start in epoch 0; a partition that is written anew gets the next. */
export const firstEpoch = 0;

/** @param client needed only for an update that does nothing but delete: such bytes name no author. */
export function envelopeOf(doc: DocName, update: Uint8Array, client?: number, clock = 0): Envelope {
  const structs = structsOf(update);
  const first = structs[0];
  const author = first?.id.client ?? client;
  assert(author !== undefined, 'an update that only deletes needs its author told');
  const from = first?.id.clock ?? clock;
  let to = from;
  for (const { id, length, constructor } of structs) {
    assert(id.client === author && id.clock === to && constructor !== Y.Skip, 'a local update is one run of one client id');
    to += length;
  }
  return { doc, epoch: firstEpoch, client: author, from, to, bytes: update };
}
