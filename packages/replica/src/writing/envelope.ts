// A local update as it leaves the device. Client and clocks are read from the bytes themselves, which must be one
// client's, from one clock on without a gap. Documents start in epoch 0; one that is written anew gets the next.
import { assert } from '@baton/model/assert';
import * as Y from 'yjs';
import type { DocName, Envelope } from '../contract.ts';
import { structsOf } from '../cells/decode.ts';

export interface AuthorAt {
  readonly client: number;
  readonly clock: number;
}

/** @param author where its author stands; needed only for an update that does nothing but delete (such bytes name none). */
export function envelopeOf(doc: DocName, update: Uint8Array, author?: AuthorAt): Envelope {
  const structs = structsOf(update);
  const at = structs[0]?.id ?? author;
  assert(at !== undefined, 'an update that only deletes needs its author told');
  let to = at.clock;
  for (const { id, length, constructor } of structs) {
    const goesOn = id.client === at.client && id.clock === to && constructor !== Y.Skip;
    assert(goesOn, 'a local update is one run of one client id');
    to += length;
  }
  return { doc, epoch: 0, client: at.client, from: at.clock, to, bytes: update };
}
