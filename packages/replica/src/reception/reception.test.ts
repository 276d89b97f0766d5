import type { PersonId } from '@baton/model/ids';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { clientIdOf, relaySession } from '../client-id.ts';
import { DocState } from '../memory/doc-state.ts';
import { structsOf } from '../cells/decode.ts';
import { rawPeer } from '../test/raw.ts';
import { receptionFault, type Receiver, type Told } from './reception.ts';

const records = 'r/s1/0';
const feed = 'f/s1/t1/2026q1';
const page = 'p/s1/t1';
const persons = new Map([
  [1, 'uann' as PersonId],
  [2, 'ubo' as PersonId],
]);
/** Ann's first device receives. */
const receiver: Receiver = { deviceNo: 1, personOf: (no) => persons.get(no) };
const bos = clientIdOf(1, 2, 0);

function told(doc: string, bytes: Uint8Array, part: Partial<Told> & { client?: number; from?: number } = {}): Told {
  const [first] = structsOf(bytes);
  const client = part.client ?? first?.id.client ?? bos;
  const from = part.from ?? first?.id.clock ?? 0;
  const to = from + structsOf(bytes).reduce((sum, { length }) => sum + length, 0);
  return { envelope: { doc, epoch: 0, client, from, to, bytes }, person: 'ubo' as PersonId, deviceNo: 2, ...part };
}
const faultOf = (state: DocState, one: Told, part: Partial<Receiver> = {}): string | undefined =>
  receptionFault(state, one, { ...receiver, ...part })?.rule;
function typed(client: number, words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getXmlFragment('content').insert(0, [new Y.XmlText(words)]);
  return Y.encodeStateAsUpdate(doc);
}

describe('an entry of the relay', () => {
  test('[G22] what an honest device wrote is taken, and again changes nothing', () => {
    const state = new DocState(records);
    const bo = rawPeer(bos);
    const first = bo.set('t1+ti', 'Seams', 1, 'ubo');
    expect(faultOf(state, told(records, first))).toBeUndefined();
    state.advance(structsOf(first));
    expect(faultOf(state, told(records, first))).toBeUndefined();
    expect(faultOf(state, told(records, bo.set('t1+ti', 'Hems', 2, 'ubo')))).toBeUndefined();
  });

  test('[G22] ids of another device, a gap, a claim of other clocks and garbage are faults', () => {
    const state = new DocState(records);
    const bo = rawPeer(bos);
    const first = bo.set('t1+ti', 'Seams', 1, 'ubo');
    expect(faultOf(state, told(records, first, { deviceNo: 1, person: 'uann' as PersonId }))).toBe('own-ids');
    expect(faultOf(state, told(records, first, { from: 4 }))).toBe('encoding');
    expect(faultOf(state, told(records, bo.set('t1+ti', 'Hems', 2, 'ubo')))).toBe('contiguous');
    expect(faultOf(state, told(records, rawPeer(clientIdOf(1, 9, 0)).set('t1+ti', 'x', 1, 'u')))).toBe('own-ids');
    const garbage = { doc: records, epoch: 0, client: bos, from: 0, to: 1, bytes: Uint8Array.of(9, 9, 9) };
    expect(faultOf(state, { envelope: garbage, person: 'ubo' as PersonId, deviceNo: 2 })).toBe('encoding');
  });

  test('[G37] into an archive nothing is taken but what the relay wrote, also when a device gives that back', () => {
    const archive = 'a/s1/2026q1';
    const state = new DocState(archive);
    expect(faultOf(state, told(archive, rawPeer(bos).set('t1+ti', 'Seams', 1, 'ubo')))).toBe('owner');
    const relays = rawPeer(clientIdOf(1, 0, relaySession)).set('t1+ti', 'Seams', 1, 'ubo');
    expect(faultOf(state, told(archive, relays, { deviceNo: 0, person: '' as PersonId }))).toBeUndefined();
    expect(faultOf(state, told(archive, relays), { overBelow: clientIdOf(2, 0, 0) })).toBeUndefined();
    expect(faultOf(state, told(archive, relays))).toBe('own-ids');
  });

  test('[G22] what was given back after a loss may stand under who brought it, and go on in the middle: under ids that are over', () => {
    const state = new DocState(records);
    const bo = rawPeer(bos);
    const [first, second] = [bo.set('t1+ti', 'Seams', 1, 'ubo'), bo.set('t2+ti', 'Hems', 2, 'ubo')];
    const brought = { deviceNo: 1, person: 'uann' as PersonId };
    const over = { overBelow: clientIdOf(2, 0, 0) };
    expect(faultOf(state, told(records, first, brought), over)).toBeUndefined();
    state.advance(structsOf(first));
    const both = Y.mergeUpdates([first, second]);
    expect(faultOf(state, told(records, both), over)).toBeUndefined();
    expect(faultOf(state, told(records, both))).toBe('contiguous');
    const relays = rawPeer(clientIdOf(1, 2, relaySession)).set('t3+ti', 'x', 1, 'ubo');
    expect(faultOf(state, told(records, relays, brought), over)).toBeUndefined();
    expect(faultOf(state, told(records, relays, brought))).toBe('own-ids');
    const forged = rawPeer(bos).setIn('by:uann', 'm1+tx', 'never said', 1, 'uann');
    expect(faultOf(new DocState(feed), told(feed, forged, brought), over)).toBe('owner');
    // A device that catches up does not know yet whose the id is.
    const nobody = { ...over, personOf: (no: number) => (no === 1 ? ('uann' as PersonId) : undefined) };
    expect(faultOf(new DocState(feed), told(feed, forged, brought), nobody)).toBeUndefined();
    expect(faultOf(new DocState(feed), told(feed, forged), nobody)).toBe('owner');
  });

  test('[G23] in a feed nobody writes under another’s root, whatever the relay lets pass', () => {
    const state = new DocState(feed);
    const forged = rawPeer(bos).setIn('by:uann', 'm1+tx', 'never said', 1, 'uann');
    expect(faultOf(state, told(feed, forged))).toBe('owner');
    const own = rawPeer(bos).setIn('by:ubo', 'm1+tx', 'said', 1, 'ubo');
    expect(faultOf(state, told(feed, own))).toBeUndefined();
  });

  test('[G23] in a private document only its person’s devices write', () => {
    const state = new DocState('v/uann');
    const mine = rawPeer(clientIdOf(1, 1, 0)).set('t1+ti', 'Mine', 1, 'uann');
    expect(faultOf(state, told('v/uann', mine, { deviceNo: 1, person: 'uann' as PersonId }))).toBeUndefined();
    const theirs = rawPeer(bos).set('t1+ti', 'Theirs', 1, 'ubo');
    expect(faultOf(state, told('v/uann', theirs))).toBe('owner');
  });

  test('[G24] what the relay’s compactor wrote back stands under its session alone, and a device never does', () => {
    const state = new DocState(records);
    const relays = rawPeer(clientIdOf(1, 2, relaySession)).set('t1+ti', 'Seams', 1, 'ubo');
    const asRelay = { deviceNo: 0, person: '' as PersonId };
    expect(faultOf(state, told(records, relays, asRelay))).toBeUndefined();
    expect(faultOf(state, told(records, relays))).toBe('own-ids');
    const bo = rawPeer(bos).set('t1+ti', 'Seams', 1, 'ubo');
    expect(faultOf(state, told(records, bo, asRelay))).toBe('own-ids');
  });

  test('[G25] a page that is not open is checked as far as is known of it: the first of an author believed, then each clock', () => {
    const state = new DocState(page);
    const bytes = typed(bos, 'Words');
    expect(faultOf(state, told(page, bytes))).toBeUndefined();
    state.clocks.set(
      bos,
      structsOf(bytes).reduce((sum, { length }) => sum + length, 0),
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    doc.clientID = bos;
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment('content').insert(1, [new Y.XmlText('more')]);
    const next = Y.encodeStateAsUpdate(doc, before);
    expect(faultOf(state, told(page, next))).toBeUndefined();
    doc.getXmlFragment('content').insert(2, [new Y.XmlText('and more')]);
    const later = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(Y.mergeUpdates([bytes, next])));
    expect(faultOf(state, told(page, later))).toBe('contiguous');
    expect(faultOf(new DocState(page), told(page, rawPeer(bos).set('t1+ti', 'a cell', 1, 'ubo')))).toBe('root');
  });

  test('[G25] a stock client’s ids were bound to its person by the relay, in pages and nowhere else', () => {
    // As the relay tells of it: of a person, and of no device.
    const stock = { deviceNo: 0 };
    expect(faultOf(new DocState(page), told(page, typed(4_000_000_000, 'From elsewhere'), stock))).toBeUndefined();
    expect(faultOf(new DocState(page), told(page, typed(clientIdOf(1, 3, 0), 'Forged'), stock))).toBe('own-ids');
    const cell = rawPeer(4_000_000_000).set('t1+ti', 'Seams', 1, 'ubo');
    expect(faultOf(new DocState(records), told(records, cell, stock))).toBe('own-ids');
    const priv = rawPeer(4_000_000_000).set('t1+ti', 'Mine', 1, 'ubo');
    expect(faultOf(new DocState('v/uann'), told('v/uann', priv, stock))).toBe('owner');
  });
});

test('[G26] a small entry costs a few microseconds', () => {
  const bo = rawPeer(bos);
  const entries = Array.from({ length: 2_000 }, (_, at) => told(records, bo.set(`t${at}+ti`, 'A title', 1, 'ubo')));
  const state = new DocState(records);
  const begun = performance.now();
  for (const one of entries) {
    expect(receptionFault(state, one, receiver)).toBeUndefined();
    state.clocks.set(bos, one.envelope.to);
  }
  const each = ((performance.now() - begun) * 1_000) / entries.length;
  // Room for a loaded machine: what must not be is a walk over the document for each entry.
  expect(each).toBeLessThan(500);
});
