import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import { clientIdOf, deviceNoOf, relaySession } from '../client-id.ts';
import type { ClientFor } from './compact.ts';
import { renewalOf } from './renewal.ts';
import { paragraphsOf } from '../pages/page.ts';
import { rawPeer } from '../test/raw.ts';
import { addTask, device, partition, retitle, space } from '../test/scene.ts';

const relay: ClientFor = (author, writer) =>
  clientIdOf(1, author === null ? 0 : (deviceNoOf(writer) ?? 0), relaySession);
const person = 'x' as PersonId;

test('[R56] a base shows the same rows, cells with their times and authors, hidden ones too', () => {
  const [ann, bo] = [rawPeer(2 ** 44 + 5), rawPeer(2 ** 45)];
  const bytes = [
    ann.set('t1+ti', 'Seams', 1, 'ann'),
    ann.set('t1+pj', 'p1', 1, 'ann'),
    ann.set('t1+st', 'q1', 1, 'ann'),
    ann.set('t1+cr', 1, 1, 'ann'),
  ];
  bo.hear(...bytes);
  bytes.push(bo.set('t1+ti', 'older', 100, 'bo'), ann.set('t1+ti', 'newer', 200, 'ann'));
  const [whole, fresh] = [device('eve', 3), device('fay', 4)];
  for (const update of bytes) whole.replica.receive(partition, update, { person, own: false });
  const base = renewalOf(partition, bytes, relay);
  fresh.replica.receive(partition, base.bytes, { person, own: false });
  const cells = (at: typeof whole) =>
    at.replica
      .cellsOf('t1')
      .map(({ key, value, t, by }) => [key, value, t, by])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  expect(cells(fresh)).toEqual(cells(whole));
  expect(fresh.replica.rows.tasks.get('t1')).toEqual(whole.replica.rows.tasks.get('t1'));
});

test('[R56] a base holds one client id, no deletions, and says how far its clock has come', async () => {
  const ann = device('ann', 1);
  const made = await ann.run(addTask('t1', 'Seams'));
  const edits = [made];
  for (let at = 0; at < 20; at += 1) edits.push(await ann.run(retitle('t1', `Seams ${at}`)));
  const bytes = edits.flatMap(({ envelopes }) => envelopes.map((one) => one.bytes));
  const base = renewalOf(partition, bytes, relay);
  const { structs, ds } = Y.decodeUpdate(base.bytes);
  expect(base.weight).toMatchObject({ clients: 1, tasks: 1 });
  expect([...ds.clients]).toEqual([]);
  expect(base.clocks).toEqual([[clientIdOf(1, 0, relaySession), structs.reduce((sum, { length }) => sum + length, 0)]]);
  expect(base.bytes.length).toBeLessThan(bytes.reduce((sum, { length }) => sum + length, 0) / 2);
});

test('[R56] in a feed each author’s cells stand under that author’s root, by an id of theirs', async () => {
  const feed = 'f/s1/t1/2026q1';
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const say = (id: string, text: string) => (tx: Parameters<Parameters<typeof ann.run>[0]>[0], ctx: { now: number }) =>
    tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, id, { on: 't1', text, at: 1 }) as undefined;
  const said = [await ann.run(say('m1', 'one')), await bo.run(say('m2', 'two'))];
  const bytes = said.flatMap(({ envelopes }) => envelopes.map((one) => one.bytes));
  const base = renewalOf(feed, bytes, relay);
  expect(new Set(base.clocks.map(([client]) => deviceNoOf(client)))).toEqual(new Set([1, 2]));
  const eve = device('eve', 3);
  eve.replica.receive(feed, base.bytes, { person, own: false });
  expect(eve.replica.rows.comments.get('m1')).toMatchObject({ text: 'one', by: 'ann' });
  expect(eve.replica.rows.comments.get('m2')).toMatchObject({ text: 'two', by: 'bo' });
});

test('[R56] a page’s base has its text, nodes, attributes and marks, and no trace of what was deleted', () => {
  const ydoc = new Y.Doc();
  const content = ydoc.getXmlFragment('content');
  const heading = new Y.XmlElement('heading');
  heading.setAttribute('level', 2 as never);
  const text = new Y.XmlText('Plan');
  heading.insert(0, [text]);
  content.insert(0, [heading, new Y.XmlElement('paragraph')]);
  text.format(0, 4, { bold: true });
  text.insert(4, ' of the week');
  text.delete(4, 12);
  const bytes = [Y.encodeStateAsUpdate(ydoc)];
  const base = renewalOf('p/s1/t1', bytes, relay);
  const after = new Y.Doc();
  Y.applyUpdate(after, base.bytes);
  expect(after.getXmlFragment('content').toString()).toBe(content.toString());
  const [first] = after.getXmlFragment('content').toArray();
  expect((first as Y.XmlElement).getAttribute('level')).toBe(2);
  expect(paragraphsOf([base.bytes])).toEqual(paragraphsOf(bytes));
  expect(base.weight.clients).toBe(1);
});

test('[R61] what is written after a document began anew builds on its new bytes, not on what waits in the epoch before', async () => {
  const ann = device('ann', 1);
  const made = await ann.run(addTask('t1', 'Seams'));
  ann.confirm(made);
  const base = renewalOf(
    partition,
    ann.log.map(({ bytes }) => bytes),
    relay,
  ).bytes;
  // Neither is on the relay; the second builds on the first, and both on clocks that the new epoch does not have.
  const waiting = [await ann.run(retitle('t1', 'Hems')), await ann.run(retitle('t1', 'Cuffs'))];
  ann.log.splice(0, ann.log.length, { doc: partition, bytes: base });
  ann.replica.renew(partition, 1, base);
  const next = await ann.run(retitle('t1', 'Collars'));
  expect(next.envelopes).toMatchObject([{ doc: partition, epoch: 1 }]);
  expect(waiting.flatMap(({ envelopes }) => envelopes.map(({ epoch }) => epoch))).toEqual([0, 0]);
  expect(ann.replica.rows.tasks.get('t1')?.title).toBe('Collars');
});
