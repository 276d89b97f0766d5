import type { PersonId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { clientIdOf } from '../client-id.ts';
import { groups, reader } from '../test/groups.ts';
import { parseDoc, type Doc } from '../layout.ts';
import { fitsIn } from '../records/parts.ts';
import { rawPeer } from '../test/raw.ts';
import { asked, ok, refusedBy } from './asked.fixture.ts';
import { cell } from './forge.fixture.ts';

const docOf = (name: string): Doc => parseDoc(name) as Doc;
const into = (name: string, key: string) =>
  asked([cell(key)], docOf(name).class, { fits: fitsIn(docOf(name), groups) });

test('[G27] a field of a group is refused outside of its group’s documents', () => {
  expect(into('x/s1/pay/0', 't1+es')).toMatchObject(ok);
  expect(into('x/s1/few~pay/0', 't1+es')).toMatchObject(ok);
  for (const name of ['r/s1/0', 'x/s1/few/0', 'x/s1/health/0'])
    expect(into(name, 't1+es')).toMatchObject(refusedBy('fields'));
  expect(into('r/s1/0', 't1+tg:sick')).toMatchObject(refusedBy('fields'));
});

test('[G27] in a group’s documents any other field is refused; one that this version does not know passes', () => {
  expect(into('x/s1/pay/0', 't1+ti')).toMatchObject(refusedBy('fields'));
  expect(into('x/s1/pay/0', 't1+@')).toMatchObject(refusedBy('fields'));
  expect(into('x/s1/few/0', 't1+ti')).toMatchObject(ok);
  for (const name of ['r/s1/0', 'x/s1/pay/0']) expect(into(name, 't1+zz')).toMatchObject(ok);
  expect(into('v/uann', 't1+es')).toMatchObject(ok);
});

test('[G27] a device that receives looks too: a relay that passed it on is not believed', () => {
  const at = reader('ubo', 2, ['pay']);
  const client = clientIdOf(1, 5, 0);
  const peer = rawPeer(client);
  const bytes = peer.set('t1+es', 9, 1, 'ucy');
  const person = 'ucy' as PersonId;
  const receiver = { deviceNo: 2, personOf: () => person };
  const fault = (doc: string) =>
    at.replica.faultIn({ envelope: { doc, epoch: 0, client, from: 0, to: 1, bytes }, person, deviceNo: 5 }, receiver);
  expect(fault('r/s1/1')).toMatch(/^fields: /);
  expect(fault('x/s1/pay/0')).toBeUndefined();
});
