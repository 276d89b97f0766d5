import { describe, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import type { Received } from '../contract.ts';
import { rawPeer } from '../test/raw.ts';
import { addTask, device, partition, retitle, type TestDevice } from '../test/scene.ts';

const low = 2 ** 44 + 1;
const high = 2 ** 45 + 1;
const receive = (to: TestDevice, bytes: Uint8Array): Received =>
  to.replica.receive(partition, bytes, { person: 'ann' as PersonId, own: false });
const whole = (id: string, peer = rawPeer(low)): readonly Uint8Array[] => [
  peer.set(`${id}+pj`, 'p1', 1, 'ann'),
  peer.set(`${id}+st`, 'q1', 1, 'ann'),
  peer.set(`${id}+cr`, 1, 1, 'ann'),
  peer.set(`${id}+ti`, 'Seams', 1, 'ann'),
];
const titleOf = (at: TestDevice, id = 't1'): string | undefined => at.replica.rows.tasks.get(id)?.title;

describe('newest found from bytes', () => {
  test('[R11] [M] a newer cell with the smaller client id that arrives second wins, though Yjs’s event tells of no change', () => {
    const [ann, bo] = [rawPeer(low), rawPeer(high)];
    const older = bo.set('t1+ti', 'older', 100, 'bo');
    const newerCell = ann.set('t1+ti', 'newer', 200, 'ann');
    const yjs = new Y.Doc();
    const seen: string[] = [];
    Y.applyUpdate(yjs, older);
    yjs.getMap('cells').observe((event) => seen.push(...event.changes.keys.keys()));
    Y.applyUpdate(yjs, newerCell);
    expect([seen, (yjs.getMap('cells').get('t1+ti') as unknown[])[1]]).toEqual([[], 'older']);

    const at = device('eve', 3);
    for (const bytes of whole('t1')) receive(at, bytes);
    receive(at, older);
    const { changes } = receive(at, rawPeer(low + 1).set('t1+ti', 'newer', 200, 'ann'));
    expect(titleOf(at)).toBe('newer');
    expect(changes).toEqual([{ table: 'tasks', id: 't1', kind: 'put', by: 'ann', fields: ['title'], own: false }]);
  });

  test('[R9] an edit made three days ago offline does not beat a later one, whoever has the larger client id', () => {
    for (const [early, late] of [
      [low, high],
      [high, low],
    ] as const) {
      const at = device('eve', 3);
      for (const bytes of whole('t1', rawPeer(7))) receive(at, bytes);
      receive(at, rawPeer(late).set('t1+ti', 'today', 300_000, 'bo'));
      receive(at, rawPeer(early).set('t1+ti', 'three days ago', 40_800, 'ann'));
      expect(titleOf(at)).toBe('today');
    }
  });

  test('[R8] [M] Infinity survives the encoding and does not freeze its cell', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    const frozen = peer.set('t1+ti', 'for ever', Number.POSITIVE_INFINITY, 'ann');
    expect((Y.decodeUpdate(frozen).structs[0] as Y.Item).content.getContent()[0]).toContain(Number.POSITIVE_INFINITY);
    receive(at, frozen);
    expect(titleOf(at)).toBe('Seams');
    receive(at, peer.set('t1+ti', 'later', 2, 'ann'));
    expect(titleOf(at)).toBe('later');
  });

  test('[R12] bytes that were received before change nothing', () => {
    const at = device('eve', 3);
    const all = whole('t1');
    for (const bytes of all) receive(at, bytes);
    const row = at.replica.rows.tasks.get('t1');
    for (const bytes of all) expect(receive(at, bytes)).toEqual({ changes: [], superseded: [] });
    expect(at.replica.rows.tasks.get('t1')).toBe(row);
  });

  test('[R12] a gap in a client’s updates is a fault, not a silent loss', () => {
    const [, second] = whole('t1');
    expect(() => receive(device('eve', 3), second as Uint8Array)).toThrow('a gap');
  });
});

describe('values', () => {
  test('[R13] [M] a __proto__ inside a Yjs value never passes a schema as an inherited property', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    const honest = peer.set('t1+zz', { xxproto_: { role: 'owner' } }, 2, 'ann');
    const forged = replaceText(honest, 'xxproto_', '__proto_');
    expect(forged).toHaveLength(honest.length);
    const evil = replaceText(peer.set('t1+zy', { xxproto__: { role: 'owner' } }, 3, 'ann'), 'xxproto__', '__proto__');
    const read = (Y.decodeUpdate(evil).structs[0] as Y.Item).content.getContent()[0] as { role?: string }[];
    expect(read[1]?.role).toBe('owner');
    receive(at, honest);
    receive(at, evil);
    const cell = at.replica.cellsOf('t1').find(({ key }) => key === 't1+zy');
    expect((cell?.value as { role?: string } | undefined)?.role).toBeUndefined();
    expect(cell).toBeDefined();
    expect(Object.getPrototypeOf(cell?.value)).toBe(Object.prototype);
  });

  test('[R14] a value that does not fit its field is absent; without a required value there is no row', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    receive(at, peer.set('t1+du', 'the day after', 2, 'ann'));
    receive(at, peer.set('t1+pr', 9, 2, 'ann'));
    expect(at.replica.rows.tasks.get('t1')).toMatchObject({ due: null, priority: null });
    const { changes } = receive(at, peer.set('t1+ti', '', 3, 'ann'));
    expect(changes).toEqual([{ table: 'tasks', id: 't1', kind: 'gone', own: false }]);
    expect([titleOf(at), at.replica.rows.tasks.by('project', 'p1')]).toEqual([undefined, []]);
  });

  test('[R14] fields and records of a later version are kept, not shown', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    receive(at, peer.set('t1+zz', 'of a later version', 2, 'ann'));
    expect(receive(at, peer.set('yNew+ti', 'a new noun', 2, 'ann')).changes).toEqual([]);
    expect(Object.keys(at.replica.rows.tasks.get('t1') ?? {})).not.toContain('zz');
    expect(at.replica.cellsOf('t1').map(({ key }) => key)).toContain('t1+zz');
    expect(at.replica.cellsOf('yNew')).toHaveLength(1);
  });

  test('[R10] cells with a mangled shape or key are passed over', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    peer.ydoc.getMap('cells').set('t1+ti', 'not an array');
    const bytes = Y.encodeStateAsUpdate(peer.ydoc);
    receive(at, bytes);
    receive(at, peer.set('t1+rk:__proto__', 'a1', 9, 'ann'));
    receive(at, peer.set('t1+rk:b1', 'a1', 9, 'ann'));
    expect(at.replica.rows.tasks.get('t1')?.ranks).toEqual({ b1: 'a1' });
    expect(titleOf(at)).toBe('Seams');
  });

  test('[R10] a cell under another root of a record document does not count', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    expect(receive(at, peer.setIn('elsewhere', 't1+ti', 'from elsewhere', 9, 'ann')).changes).toEqual([]);
    expect(titleOf(at)).toBe('Seams');
  });

  test('[R15] a set is its members in order, a map its keys; null takes one out', () => {
    const at = device('eve', 3);
    const peer = rawPeer(low);
    for (const bytes of whole('t1', peer)) receive(at, bytes);
    for (const tag of ['sea', 'air', 'a:b+c']) receive(at, peer.set(`t1+tg:${tag}`, true, 2, 'ann'));
    expect(at.replica.rows.tasks.get('t1')?.tags).toEqual(['a:b+c', 'air', 'sea']);
    receive(at, peer.set('t1+tg:air', null, 3, 'ann'));
    expect(at.replica.rows.tasks.get('t1')?.tags).toEqual(['a:b+c', 'sea']);
  });
});

describe('superseded', () => {
  const concurrent = (
    [first, second]: readonly [number, number],
    field: string,
    values: readonly [unknown, unknown],
  ): Received => {
    const at = device('eve', 3);
    const origin = rawPeer(9);
    const all = [...whole('t1', origin), origin.set(`t1+${field}`, null, 2, 'ann')];
    const [ann, bo] = [rawPeer(low), rawPeer(high)];
    ann.hear(...all);
    bo.hear(...all);
    for (const bytes of all) receive(at, bytes);
    const both = [ann.set(`t1+${field}`, values[0], 10, 'ann'), bo.set(`t1+${field}`, values[1], 20, 'bo')];
    receive(at, both[first] as Uint8Array);
    return receive(at, both[second] as Uint8Array);
  };

  test.each([
    [0, 1],
    [1, 0],
  ] as const)(
    '[R16] of two who wrote apart the older is superseded, in either order (%i before %i)',
    (first, second) => {
      const { superseded } = concurrent([first, second], 'as', ['uAnn', 'uBo']);
      expect(superseded).toMatchObject([
        {
          doc: partition,
          record: 't1',
          field: 'assigned',
          lost: { key: 't1+as', value: 'uAnn', t: 10, by: 'ann', item: [low, 0] },
          won: { value: 'uBo', t: 20, by: 'bo', item: [high, 0] },
        },
      ]);
    },
  );

  test('[R17] two who wrote the same value, or a quiet field, are not told of', () => {
    expect(concurrent([0, 1], 'as', ['uAnn', 'uAnn']).superseded).toEqual([]);
    expect(concurrent([1, 0], 'rk:b1', ['a1', 'a2']).superseded).toEqual([]);
  });

  test('[R16] a later edit by somebody who had seen the earlier is not flagged, also when both come in one update', () => {
    const at = device('eve', 3);
    const [ann, bo] = [rawPeer(high), rawPeer(low)];
    const first = whole('t1', ann);
    bo.hear(...first);
    const second = bo.set('t1+ti', 'Hems', 50, 'bo');
    for (const bytes of first) receive(at, bytes);
    expect(receive(at, second).superseded).toEqual([]);
    expect(titleOf(at)).toBe('Hems');
    const fresh = device('eve', 4);
    expect(receive(fresh, Y.mergeUpdates([...first, second])).superseded).toEqual([]);
    expect(titleOf(fresh)).toBe('Hems');
  });

  test('[R16] an edit over one that the sender replaced himself counts as seen', () => {
    const at = device('eve', 3);
    const [ann, bo] = [rawPeer(low), rawPeer(high)];
    const first = whole('t1', ann);
    for (const bytes of first) receive(at, bytes);
    bo.hear(...first);
    bo.set('t1+ti', 'one', 10, 'bo');
    const from = Y.encodeStateVector(ann.ydoc);
    bo.set('t1+ti', 'two', 11, 'bo');
    expect(receive(at, Y.encodeStateAsUpdate(bo.ydoc, from)).superseded).toEqual([]);
    expect(titleOf(at)).toBe('two');
  });

  test('[R18] an edit over a hidden cell names it: whoever knew it is not told that it was replaced unseen', async () => {
    const [ann, bo] = [rawPeer(low), rawPeer(high)];
    const first = whole('t1', rawPeer(9));
    ann.hear(...first);
    bo.hear(...first);
    const [older, hidden] = [bo.set('t1+ti', 'older', 100, 'bo'), ann.set('t1+ti', 'newer, hidden', 200, 'ann')];
    const [eve, fay] = [device('eve', 3), device('fay', 4)];
    for (const bytes of [...first, older, hidden]) {
      for (const at of [eve, fay]) at.take([{ doc: partition, epoch: 0, client: 0, from: 0, to: 0, bytes }], 'ann');
    }
    const { envelopes, superseded } = await eve.run(retitle('t1', 'Hems'));
    expect(superseded).toEqual([]);
    expect(fay.take(envelopes, 'eve').superseded).toEqual([]);
    expect(titleOf(fay)).toBe('Hems');
  });

  test('[R16] own pending edits and others’ confirmed ones meet in the same way', async () => {
    const [ann, bo] = [device('ann', 1), device('bo', 2)];
    const made = await ann.run(addTask('t1', 'Seams'));
    ann.confirm(made);
    bo.take(made.envelopes, 'ann');
    const annsEdit = await ann.run(retitle('t1', 'Ann’s'));
    bo.clock.now += 60_000;
    const bosEdit = await bo.run(retitle('t1', 'Bo’s'));
    const told = ann.take(bosEdit.envelopes, 'bo');
    expect(told.superseded).toMatchObject([{ field: 'title', lost: { value: 'Ann’s' }, won: { value: 'Bo’s' } }]);
    expect(titleOf(ann)).toBe('Bo’s');
    const also = bo.take(annsEdit.envelopes, 'ann');
    expect(also).toMatchObject({ changes: [], superseded: [{ lost: { value: 'Ann’s' }, won: { value: 'Bo’s' } }] });
    ann.confirm(annsEdit);
    expect(titleOf(ann)).toBe('Bo’s');
  });
});

function replaceText(bytes: Uint8Array, text: string, other: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(text);
  const copy = bytes.slice();
  copy.set(new TextEncoder().encode(other), at);
  return copy;
}
