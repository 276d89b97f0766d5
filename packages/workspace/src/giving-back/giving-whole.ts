// Documents that this device holds only whole, as what a relay that lost them can judge: portions of one client id each, so
// that each has one author. Cells that lie hidden in them are on this device alone and are written back under its own id.
import { personOf } from '@baton/model/directory/queries';
import type { WireEntry } from '@baton/protocol/frames';
import { clientIdOf, deviceNoOf } from '@baton/replica/client-id';
import { writtenBackOf } from '@baton/replica/compacting/compact';
import type { HiddenCell } from '@baton/replica/contract';
import { isAuthored, parseDoc } from '@baton/replica/layout';
import { portionsOf } from '@baton/replica/reception/portions';
import type { Core } from '../core.ts';
import type { Update } from './offering.ts';

/** In author-owned documents only their author may write; elsewhere whoever may write the document. */
function ownHidden({ me }: Core, doc: string, hidden: readonly HiddenCell[]): readonly HiddenCell[] {
  const of = parseDoc(doc)?.class;
  return of !== undefined && isAuthored(of) ? hidden.filter(({ author }) => author === me.person) : hidden;
}

/** A session of its own, never used again. The caller commits `held.sessions` before what is written under it leaves. */
function freshClient({ held, me }: Core): number {
  const { incarnation, next } = held.sessions;
  held.sessions = { ...held.sessions, next: next + 1 };
  return clientIdOf(incarnation, me.deviceNo, next);
}

export function wholeAsEntries(core: Core, { doc, entry }: Update): readonly WireEntry[] {
  const { number, epoch, bytes, hidden = [] } = entry;
  const directory = core.world.world()?.directory;
  const ownerOf = (client: number): string => (directory && personOf(directory, deviceNoOf(client) ?? 0)) ?? '';
  const portions = portionsOf(doc, bytes) ?? [];
  const wire = (envelope: { client: number; from: number; to: number; bytes: Uint8Array }): WireEntry => {
    const deviceNo = deviceNoOf(envelope.client) ?? 0;
    const person = ownerOf(envelope.client);
    return { kind: 'update', number, person, deviceNo, time: 0, envelope: { doc, epoch, ...envelope } };
  };
  const cells = ownHidden(core, doc, hidden);
  const client = cells.length > 0 ? freshClient(core) : 0;
  const back = writtenBackOf(doc, bytes, { hidden: cells, client });
  const written = back === null ? [] : [wire({ client, from: 0, to: cells.length, bytes: back })];
  return [...portions.map(wire), ...written];
}
