import { describe, expect, test } from 'vitest';
import { StoreTakesNothing, takesNothing } from '../log/takes-nothing.ts';
import { writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';
import { readOnlySentence } from './store-watch.ts';

/** A relay whose disk can be filled and freed. */
async function annAndBo() {
  let isFull = false;
  const fsync = (done: () => void): void => {
    if (isFull) throw new StoreTakesNothing('database or disk is full');
    done();
  };
  const scene = await openScene({ fsync });
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const join = (device: typeof ann) => TestPeer.join(scene, { device, joined });
  const [anns, bos] = [await join(ann), await join(bo)];
  const full = (is: boolean) => void (isFull = is);
  return { scene, ann, bo, joined, anns, bos, full, join, write: writer(ann, `r/${joined.space}/0`) };
}

describe('a full disk', () => {
  test('[S120] whoever writes is answered later, everybody is told once, and nobody is sent away', async () => {
    const { anns, bos, full, write, scene } = await annAndBo();
    full(true);
    for (const batch of [1, 2, 3]) await anns.push(batch, [write('x')]);
    expect(anns.of('refused').map(({ batch, reason, detail }) => [batch, reason, detail])).toEqual(
      [1, 2, 3].map((batch) => [batch, 'later', readOnlySentence]),
    );
    for (const peer of [anns, bos])
      expect(peer.of('state')).toEqual([{ type: 'state', state: 'read-only', sentence: readOnlySentence }]);
    expect([anns.closed, bos.closed, anns.of('ack'), bos.updates]).toEqual([undefined, undefined, [], []]);
    expect(scene.troubles).toEqual(['the store takes nothing: read-only until it does: database or disk is full']);
  });

  test('[S120] reads go on: who comes now is fed, and told', async () => {
    const { anns, bo, full, write, join } = await annAndBo();
    await anns.push(1, [write('before')]);
    full(true);
    await anns.push(2, [write('x')]);
    const late = await join(bo);
    expect(late.of('welcome')[0]?.state).toBe('read-only');
    expect(late.of('state').map(({ state }) => state)).toEqual(['read-only']);
    expect(late.updates).toHaveLength(1);
  });

  test('[S120] decisions are answered 503 with the sentence', async () => {
    const { ann, full, joined } = await annAndBo();
    full(true);
    const { status, json } = await ann.propose(joined, { type: 'space-titled', space: joined.space }, 'Press');
    expect([status, json]).toEqual([503, { refused: 'read-only', why: readOnlySentence }]);
  });

  test('[S170] what a device asks to keep is not answered while it cannot be written down, and the line stays', async () => {
    const { scene, ann, bo, anns, bos, full, joined, join } = await annAndBo();
    const feed = `f/${joined.space}/t1/2026q1`;
    const write = writer(ann, feed, 9);
    await anns.push(1, [write('text')]);
    full(true);
    bos.say({ type: 'hold', docs: [feed] });
    for (let turn = 0; turn < 10; turn += 1) await settle();
    expect([bos.closed, bos.of('snapshot'), bos.of('state').map(({ state }) => state)]).toEqual([
      undefined,
      [],
      ['read-only'],
    ]);
    full(false);
    await scene.clock.pass(1_000);
    // Nothing was promised: it is still sent all, over this connection and the next.
    await anns.push(2, [write('more')]);
    expect([bos.updates.length, (await join(bo)).updates.length]).toEqual([2, 2]);
  });

  test('[S121] when there is room the relay opens by itself, and what was answered later is taken', async () => {
    const { anns, bos, full, write, scene } = await annAndBo();
    full(true);
    const envelopes = [write('one'), write('two')];
    for (const [at, envelope] of envelopes.entries()) await anns.push(at + 1, [envelope]);
    await scene.clock.pass(5_000);
    expect(scene.relay.watch.isReadOnly).toBe(true);
    full(false);
    await scene.clock.pass(1_000);
    for (const peer of [anns, bos]) expect(peer.of('state').map(({ state }) => state)).toEqual(['read-only', 'open']);
    for (const [at, envelope] of envelopes.entries()) await anns.push(at + 1, [envelope]);
    expect(anns.of('ack').map(({ batch }) => batch)).toEqual([1, 2]);
    expect(bos.updates).toHaveLength(2);
  });

  test('[S120] another fault of the store is no full disk: the line is dropped, as ever', async () => {
    const scene = await openScene({
      fsync: (done) => {
        if (broken) throw new Error('a mistake of our own');
        done();
      },
    });
    let broken = false;
    const { ann, joined } = await cast(scene, 'ann');
    const anns = await TestPeer.join(scene, { device: ann, joined });
    broken = true;
    await anns.push(1, [writer(ann, `r/${joined.space}/0`)('x')]);
    expect([anns.closed?.code, anns.of('refused'), scene.relay.watch.isReadOnly]).toEqual([4503, [], false]);
  });

  test('[S121] a relay that stops while its disk is full tries no more', async () => {
    const { anns, full, write, scene } = await annAndBo();
    full(true);
    await anns.push(1, [write('x')]);
    await scene.relay.close(4503, 'the relay restarts');
    full(false);
    await scene.clock.pass(10_000);
    await settle();
    expect([scene.relay.watch.isReadOnly, anns.of('state')]).toEqual([
      true,
      [expect.objectContaining({ state: 'read-only' })],
    ]);
  });
});

test('[S120] what counts as a store that takes nothing: by SQLite’s codes and by the system’s, and nothing else', () => {
  const faults = [13, 10, 8, 14, 10 + 256 * 3].map((errcode) => Object.assign(new Error('x'), { errcode }));
  const system = ['ENOSPC', 'EIO', 'EROFS'].map((code) => Object.assign(new Error('x'), { code }));
  expect([...faults, ...system, new StoreTakesNothing('x')].map(takesNothing)).not.toContain(false);
  const others = [
    new Error('disk full'),
    Object.assign(new Error('x'), { errcode: 19 }),
    null,
    'full',
    { code: 'ENOENT' },
  ];
  expect(others.map(takesNothing)).not.toContain(true);
});
