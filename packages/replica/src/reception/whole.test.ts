// A document that comes whole from the relay: what an honest history leaves is taken, in whatever it says nobody is believed
// further than an entry would be.
import type { PersonId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { clientIdOf, relaySession } from '../client-id.ts';
import type { Doc, DocClass } from '../layout.ts';
import { rawPeer } from '../test/raw.ts';
import { wholeFault } from './whole.ts';

const persons = new Map([
  [1, 'uann' as PersonId],
  [2, 'ubo' as PersonId],
]);
const [anns, bos] = [clientIdOf(1, 1, 0), clientIdOf(1, 2, 0)];
const faultIn = (of: DocClass, bytes: Uint8Array): string | undefined =>
  wholeFault({ class: of } as Doc, bytes, (no) => persons.get(no))?.rule;

/** One state of what several clients wrote in a map under a root each. */
function stateOf(...written: readonly (readonly [client: number, root: string, key: string])[]): Uint8Array {
  const whole = new Y.Doc();
  for (const [client, root, key] of written) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole));
    doc.clientID = client;
    doc.getMap(root).set(key, [key, 'said', 1, 'u']);
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  }
  return Y.encodeStateAsUpdate(whole);
}

test('[G35] what several people wrote, with what was deleted since, is taken whole', () => {
  const records = stateOf([anns, 'cells', 't1+ti'], [bos, 'cells', 't1+ti'], [anns, 'cells', 't2+ti']);
  expect(faultIn('records', records)).toBeUndefined();
  expect(faultIn('feed', stateOf([anns, 'by:uann', 'm1+tx'], [bos, 'by:ubo', 'm2+tx']))).toBeUndefined();
  const page = new Y.Doc();
  page.clientID = 77;
  page.getXmlFragment('content').insert(0, [new Y.XmlText('From a stock editor')]);
  expect(faultIn('page', Y.encodeStateAsUpdate(page))).toBeUndefined();
});

test('[G35] in a feed nobody’s words stand under another’s name', () => {
  expect(faultIn('feed', stateOf([bos, 'by:uann', 'm1+tx']))).toBe('owner');
});

test('[G35] a root that is none, an id that was never given, a part left out and garbage are faults', () => {
  expect(faultIn('records', stateOf([anns, 'other', 't1+ti']))).toBe('root');
  expect(faultIn('records', stateOf([77, 'cells', 't1+ti']))).toBe('own-ids');
  const ann = rawPeer(anns);
  ann.set('t1+ti', 'One', 1, 'uann');
  expect(faultIn('records', ann.set('t1+ti', 'Two', 2, 'uann'))).toBe('contiguous');
  expect(faultIn('records', Uint8Array.of(9, 9, 9))).toBe('encoding');
});

test('[G35] what the relay wrote back stands under its session; a device that nobody knows yet is believed', () => {
  expect(faultIn('records', stateOf([clientIdOf(1, 0, relaySession), 'cells', 't1+ti']))).toBeUndefined();
  expect(faultIn('feed', stateOf([clientIdOf(1, 9, 0), 'by:ucy', 'm1+tx']))).toBeUndefined();
});
