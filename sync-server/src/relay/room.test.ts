import type { Cursor } from '@baton/protocol/frames';
import { describe, expect, test } from 'vitest';
import type { MemoryLog } from '../log/memory/memory-log.ts';
import { newId, writer, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, toldHead, type Scene } from '../test/scene.fixture.ts';
import type { SpaceId } from '@baton/model/ids';
import { mostBuffered } from './limits.ts';

async function annAndBo(part: Parameters<typeof openScene>[0] = {}) {
  const scene = await openScene(part);
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const [anns, bos] = [
    await TestPeer.join(scene, { device: ann, joined }),
    await TestPeer.join(scene, { device: bo, joined }),
  ];
  const doc = `r/${joined.space}/0`;
  return { scene, ann, bo, joined, anns, bos, doc, anns_: writer(ann, doc), bos_: writer(bo, doc) };
}
const numbersOf = (peer: TestPeer) => peer.updates.map(({ number }) => number);
async function headOf(scene: Scene, workspace: string): Promise<Cursor | undefined> {
  return (await scene.log.head(workspace))?.cursor;
}

describe('passing on', () => {
  test('[S20] Bo gets what Ann wrote; Ann gets an ack and no echo; both know the same cursor', async () => {
    const { scene, anns, bos, anns_, joined } = await annAndBo();
    await anns.push(1, [anns_('one')]);
    expect(bos.updates).toMatchObject([{ envelope: { doc: `r/${joined.space}/0` } }]);
    expect(anns.updates).toEqual([]);
    expect(anns.of('ack')).toMatchObject([{ batch: 1, numbers: numbersOf(bos) }]);
    expect(anns.cursor).toEqual(await toldHead(scene, joined.workspace));
    expect(bos.cursor).toEqual(anns.cursor);
  });

  test('[S20] nothing is passed on or acknowledged before the commit', async () => {
    const commits: (() => void)[] = [];
    let hold = false;
    const { anns, bos, anns_ } = await annAndBo({ fsync: (done) => (hold ? void commits.push(done) : done()) });
    hold = true;
    await anns.push(1, [anns_('one')]);
    expect([bos.updates, anns.of('ack')]).toEqual([[], []]);
    commits.shift()?.();
    await settle();
    expect([bos.updates.length, anns.of('ack').length]).toEqual([1, 1]);
  });

  test('[S22] what one commit holds for a device goes out as one frame', async () => {
    const commits: (() => void)[] = [];
    let hold = false;
    const { anns, bos, anns_ } = await annAndBo({ fsync: (done) => (hold ? void commits.push(done) : done()) });
    hold = true;
    for (let batch = 1; batch <= 20; batch += 1) anns.say({ type: 'push', batch, envelopes: [anns_('x')], asks: [] });
    for (let round = 0; round < 3; round += 1) {
      commits.shift()?.();
      await settle();
    }
    // The first went alone; the nineteen that came meanwhile shared the next commit.
    const framed = bos.of('entries').map(({ entries }) => entries.filter(({ kind }) => kind === 'update').length);
    expect(framed.filter((count) => count > 0)).toEqual([1, 19]);
    expect(anns.of('ack').map(({ batch }) => batch)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test('[S22] the short numbers that a batch asked for come to its sender too', async () => {
    const { anns, bos, anns_ } = await annAndBo();
    await anns.push(1, [anns_('one')], [{ project: 'p1', record: 't1' }]);
    for (const peer of [anns, bos]) {
      expect(peer.entries.filter(({ kind }) => kind === 'numbers')).toMatchObject([
        { project: 'p1', given: [['t1', 1]] },
      ]);
    }
    expect(anns.of('ack')[0]?.numbers.length).toBe(2);
  });
});

describe('catching up', () => {
  test('[S21] from a cursor comes all that followed, once and in order, own envelopes too, and then live', async () => {
    const { scene, anns, anns_, ann, joined } = await annAndBo();
    await anns.push(1, [anns_('one')]);
    const { cursor } = anns;
    for (const batch of [2, 3, 4]) await anns.push(batch, [anns_('more')]);
    const again = await TestPeer.join(scene, { device: ann, joined, cursor });
    const from = cursor?.number ?? 0;
    expect(numbersOf(again)).toEqual([from + 1, from + 2, from + 3]);
    expect(again.of('entries').at(-1)).toMatchObject({ live: true, cursor: await toldHead(scene, joined.workspace) });
  });

  test('[S21] a device with nothing new gets one empty frame that makes it live', async () => {
    const { scene, ann, joined, anns } = await annAndBo();
    const again = await TestPeer.join(scene, { device: ann, joined, cursor: anns.cursor });
    expect(again.frames.map(({ type }) => type).slice(0, 2)).toEqual(['welcome', 'entries']);
    expect(again.entries).toEqual([]);
  });

  test('[S23] a commit between the last read and going live is not missed', async () => {
    const late: (() => Promise<void>)[] = [];
    const slowly = (log: MemoryLog): MemoryLog => {
      const read = log.read;
      log.read = async (...args) => {
        const page = await read(...args);
        await late.shift()?.();
        return page;
      };
      return log;
    };
    const { scene, anns, anns_, bo, joined } = await annAndBo({ wrap: slowly });
    late.push(() => anns.push(1, [anns_('between')]));
    const again = await TestPeer.join(scene, { device: bo, joined });
    await settle();
    expect(again.updates.length).toBe(1);
  });

  test('[S23] planted: a device that is live as of its read misses what was committed since', async () => {
    const late: (() => Promise<void>)[] = [];
    const slowly = (log: MemoryLog): MemoryLog => {
      const read = log.read;
      log.read = async (...args) => {
        const page = await read(...args);
        await late.shift()?.();
        return page;
      };
      return log;
    };
    const { scene, anns, anns_, bo, joined } = await annAndBo({ wrap: slowly, caughtUp: (sent) => sent > 0 });
    late.push(() => anns.push(1, [anns_('between')]));
    const again = await TestPeer.join(scene, { device: bo, joined });
    await settle();
    expect(again.updates.length).toBe(0);
  });

  test('[S24] an ack waits until everything before it was sent, so no cursor jumps over an entry', async () => {
    const { scene, anns, anns_, bo, bos_, joined } = await annAndBo();
    for (let batch = 1; batch <= 5; batch += 1) await anns.push(batch, [anns_('x')]);
    const behind = new TestPeer();
    behind.waiting = mostBuffered + 1;
    const workspace = await scene.relay.workspace(joined.workspace);
    behind.place = workspace?.room.join({ person: bo.person, device: bo.device, deviceNo: bo.deviceNo }, behind, {
      incarnation: 1,
      cursor: null,
    });
    await settle();
    await behind.push(1, [bos_('mine')]);
    expect(behind.of('ack')).toEqual([]);
    behind.waiting = 0;
    await scene.clock.pass(100);
    const [ack] = behind.of('ack');
    expect(numbersOf(behind).length).toBe(6);
    expect(ack?.cursor).toEqual(await toldHead(scene, joined.workspace));
  });
});

describe('slow devices', () => {
  test('[S25] a device that does not read falls behind and later resumes from the log with nothing missing', async () => {
    const { scene, anns, anns_, bos } = await annAndBo();
    await anns.push(1, [anns_('one')]);
    bos.waiting = mostBuffered + 1;
    for (let batch = 2; batch <= 30; batch += 1) await anns.push(batch, [anns_('x')]);
    expect(bos.updates.length).toBe(1);
    bos.waiting = 0;
    await scene.clock.pass(100);
    expect(bos.updates.length).toBe(30);
    expect(new Set(numbersOf(bos)).size).toBe(30);
    await anns.push(31, [anns_('live again')]);
    expect(bos.of('entries').at(-1)).toMatchObject({ live: true, entries: [{}] });
  });

  test('[S25] a device with more than 64 batches under way is closed', async () => {
    let hold = false;
    const { anns, anns_ } = await annAndBo({ fsync: (done) => (hold ? undefined : done()) });
    hold = true;
    for (let batch = 1; batch <= 65; batch += 1) anns.say({ type: 'push', batch, envelopes: [anns_('x')], asks: [] });
    expect(anns.closed?.code).toBe(4400);
  });
});

describe('who may', () => {
  test('[S26] a push into a space that one may not write is refused as if it were not there', async () => {
    const { anns, ann } = await annAndBo();
    const elsewhere = writer(ann, `r/${newId('s') as string}/0`);
    await anns.push(1, [elsewhere('x')]);
    expect(anns.of('refused')).toMatchObject([{ batch: 1, reason: 'not-allowed' }]);
  });

  test('[S26] what follows a refused edit in its stream meets the same refusal', async () => {
    const { anns, anns_ } = await annAndBo();
    const sound = anns_('one');
    await anns.push(1, [{ ...sound, bytes: Uint8Array.of(1, 2, 3) }]);
    await anns.push(2, [anns_('two')]);
    expect(anns.of('refused').map(({ reason }) => reason)).toEqual(['guard', 'guard']);
  });

  test('[S26] a cell far ahead of time is sent back to be dated again, and that ends no stream', async () => {
    const { anns, ann, doc, anns_ } = await annAndBo();
    const { cellEnvelope } = await import('../test/update.fixture.ts');
    const honest = anns_('one');
    const ahead = cellEnvelope(doc, {
      client: honest.client,
      clock: 0,
      key: 'kX+t',
      value: 'x',
      t: 2 ** 32,
      by: ann.person,
    });
    await anns.push(1, [ahead]);
    await anns.push(2, [honest]);
    expect(anns.of('refused')).toMatchObject([{ batch: 1, reason: 'retime' }]);
    expect(anns.of('ack')).toMatchObject([{ batch: 2 }]);
  });

  test('[S27] a revoked device is shut out in the turn of the revocation, with what it had under way', async () => {
    const { anns, bos, bo, ann, joined, bos_ } = await annAndBo();
    bos.say({ type: 'push', batch: 1, envelopes: [bos_('before')], asks: [] });
    const revoked = ann.propose(joined, { type: 'device-revoked', device: bo.device });
    expect((await revoked).status).toBe(200);
    bos.say({ type: 'push', batch: 2, envelopes: [bos_('after')], asks: [] });
    await settle();
    expect(bos.closed?.code).toBe(4404);
    expect(anns.updates.length).toBe(1);
  });

  test('[S255] a suspended person’s devices are turned away in the turn of the suspension, by a code of its own, and come back when it ends', async () => {
    const { anns, bos, bo, ann, joined, bos_ } = await annAndBo();
    const suspended = ann.propose(joined, { type: 'person-suspended', person: bo.person });
    expect((await suspended).status).toBe(200);
    bos.say({ type: 'push', batch: 1, envelopes: [bos_('after')], asks: [] });
    await settle();
    expect([bos.closed?.code, anns.updates.length]).toEqual([4410, 0]);
    expect((await ann.propose(joined, { type: 'person-resumed', person: bo.person })).status).toBe(200);
  });

  test('[S27] batches that must be judged again keep their order', async () => {
    let stale = 2;
    const stalely = (log: MemoryLog): MemoryLog => {
      const append = log.append.bind(log);
      log.append = (workspace, batch) => append(workspace, (stale -= 1) >= 0 ? { ...batch, checkedAt: 0 } : batch);
      return log;
    };
    const { anns, bos, anns_ } = await annAndBo({ wrap: stalely });
    for (const batch of [1, 2, 3, 4]) anns.say({ type: 'push', batch, envelopes: [anns_(`${batch}`)], asks: [] });
    await settle();
    await settle();
    expect(anns.of('refused')).toEqual([]);
    expect(anns.of('ack').map(({ batch }) => batch)).toEqual([1, 2, 3, 4]);
    expect(bos.updates.length).toBe(4);
  });

  test('[S27] an edit checked before a revocation and committed after it is judged again', async () => {
    const { anns, bos, bo, ann, joined, bos_, scene } = await annAndBo();
    const workspace = await scene.relay.workspace(joined.workspace);
    // The statement takes its turn first; Bo's push is checked while it is still on its way.
    const revoked = ann.propose(joined, { type: 'device-revoked', device: bo.device });
    for (let round = 0; round < 50 && workspace?.rights.isLive(bo.deviceNo); round += 1) {
      bos.say({ type: 'push', batch: round + 1, envelopes: [bos_('race')], asks: [] });
      await Promise.resolve();
      await settle();
    }
    await revoked;
    await settle();
    const ledger = (await scene.log.ledgerAfter(joined.workspace, 0)).at(-1);
    expect(anns.updates.every(({ number }) => number < (ledger?.number ?? 0))).toBe(true);
  });

  test('[S28] who is let into a space gets what it holds, before the entry that lets them in', async () => {
    const { scene, anns, bos, bo, ann, joined } = await annAndBo();
    const space = newId('s') as SpaceId;
    await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person] }, 'Board room');
    const secret = writer(ann, `r/${space}/0`, 1);
    for (let batch = 1; batch <= 3; batch += 1)
      await anns.push(batch, [secret('secret')], [{ project: 'pX', record: `t${batch}` }]);
    expect(bos.updates).toEqual([]);
    expect(bos.entries.some(({ kind }) => kind === 'numbers')).toBe(false);
    expect(
      JSON.stringify(
        bos.frames.map((frame) =>
          frame.type === 'entries'
            ? frame.entries.map((entry) => (entry.kind === 'ledger' ? Buffer.from(entry.entry).toString() : ''))
            : [],
        ),
      ),
    ).not.toContain('Board room');
    await ann.propose(joined, { type: 'member-added', space, person: bo.person });
    await settle();
    await settle();
    expect(bos.updates.length).toBe(3);
    const opened = bos.entries.filter(
      (entry) => entry.kind === 'ledger' && Buffer.from(entry.entry).toString().includes('Board room'),
    );
    expect(opened.length).toBe(1);
    const lastUpdate = bos.entries.findLastIndex(({ kind }) => kind === 'update');
    const added = bos.entries.findLastIndex(({ kind }) => kind === 'ledger');
    expect(added).toBeGreaterThan(lastUpdate);
    expect(bos.cursor).toEqual(await toldHead(scene, joined.workspace));
    await anns.push(4, [secret('live')]);
    expect(bos.updates.length).toBe(4);
  });

  test('[S28] a grant while the device was away opens the space all the same, once', async () => {
    const { scene, anns, bos, bo, ann, joined } = await annAndBo();
    const space = newId('s') as SpaceId;
    await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person] });
    const secret = writer(ann, `r/${space}/0`, 1);
    await anns.push(1, [secret('before Bo left')]);
    const { cursor } = bos;
    bos.place?.leave();
    await anns.push(2, [secret('while away')]);
    await ann.propose(joined, { type: 'member-added', space, person: bo.person });
    await anns.push(3, [secret('after')]);
    const again = await TestPeer.join(scene, { device: bo, joined, cursor });
    await settle();
    expect(numbersOf(again).length).toBe(3);
    expect(new Set(numbersOf(again)).size).toBe(3);
  });
});

describe('hello', () => {
  test('[S29] a cursor that the log does not hold is told, never served', async () => {
    const { scene, bo, joined, anns, anns_ } = await annAndBo();
    await anns.push(1, [anns_('one')]);
    const head = (await headOf(scene, joined.workspace)) as Cursor;
    for (const cursor of [
      { number: head.number + 1, chain: head.chain },
      { number: head.number, chain: new Uint8Array(8) },
      { number: head.number - 1, chain: head.chain },
    ]) {
      const peer = await TestPeer.join(scene, { device: bo, joined, cursor });
      expect(peer.of('welcome')).toMatchObject([{ rolledBack: true }]);
      expect(peer.entries).toEqual([]);
    }
  });

  test('[S29] a relay put back to an older image is noticed by the first device that saw more', async () => {
    const first = await annAndBo();
    await first.anns.push(1, [first.anns_('one')]);
    await first.anns.push(2, [first.anns_('two')]);
    const { cursor } = first.anns;
    first.scene.log.disk.rewind(1);
    const { relayKey } = first.scene.relay.options;
    const scene = await openScene({ disk: first.scene.log.disk, relayKey, clock: first.scene.clock });
    const bos = await TestPeer.join(scene, { device: first.bo, joined: first.joined });
    await bos.push(1, [first.bos_('another two')]);
    const peer = await TestPeer.join(scene, { device: first.ann, joined: first.joined, cursor });
    expect(peer.of('welcome')).toMatchObject([{ rolledBack: true }]);
    expect(peer.entries).toEqual([]);
  });

  test('[S29] a device that has set something aside says so, and is asked for it although its cursor fits', async () => {
    const { scene, bo, joined, bos } = await annAndBo();
    const workspace = await scene.relay.workspace(joined.workspace);
    const peer = new TestPeer();
    const who = { person: bo.person, device: bo.device, deviceNo: bo.deviceNo };
    workspace?.room.join(who, peer, { incarnation: 0, cursor: bos.cursor });
    await settle();
    expect(peer.of('welcome')).toMatchObject([{ rolledBack: true }]);
  });

  test('[S30] a second connection of one device takes over from the first', async () => {
    const { scene, ann, joined, anns, anns_ } = await annAndBo();
    const second = await TestPeer.join(scene, { device: ann, joined });
    expect(anns.closed?.code).toBe(4509);
    await second.push(1, [anns_('one')]);
    expect(second.of('ack').length).toBe(1);
  });
});

describe('presence', () => {
  test('[S31] N devices that move all the time cost each of them one frame a second', async () => {
    const scene = await openScene();
    const names = Array.from({ length: 12 }, (_, at) => `p${at}`);
    const { joined, ...people } = await cast(scene, ...names);
    const peers: TestPeer[] = [];
    for (const device of Object.values<TestDevice>(people)) peers.push(await TestPeer.join(scene, { device, joined }));
    await scene.clock.pass(2_000);
    for (const peer of peers) peer.frames.length = 0;
    for (let step = 0; step < 30; step += 1) {
      for (const peer of peers) peer.say({ type: 'present', at: `board/${step}`, on: null, field: null });
      await scene.clock.pass(100);
    }
    for (const peer of peers) {
      expect(peer.of('presence').length).toBeGreaterThanOrEqual(3);
      expect(peer.of('presence').length).toBeLessThanOrEqual(4);
      expect(peer.of('presence').at(-1)?.here.length).toBe(12);
    }
  });

  test('[S31] identity is the relay’s, and who leaves is gone', async () => {
    const { scene, anns, bos, ann, joined } = await annAndBo();
    const at = `${joined.space as string}/home`;
    anns.say({ type: 'present', at, on: 't1', field: 'title' });
    await scene.clock.pass(1_100);
    expect(bos.of('presence').at(-1)?.here).toEqual([
      { person: ann.person, deviceNo: 1, at, on: 't1', field: 'title' },
    ]);
    anns.place?.leave();
    await scene.clock.pass(1_100);
    expect(bos.of('presence').at(-1)?.here).toEqual([]);
  });

  test('[S32] where somebody is inside a space is told only to its readers', async () => {
    const { scene, anns, bos, ann, joined } = await annAndBo();
    const space = newId('s') as SpaceId;
    await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person] });
    anns.say({ type: 'present', at: `${space as string}/board`, on: 't1', field: null });
    await scene.clock.pass(1_100);
    expect(bos.of('presence').at(-1)?.here).toMatchObject([{ person: ann.person, at: '', on: null }]);
    expect(anns.of('presence').at(-1)?.here).toMatchObject([{ at: `${space as string}/board` }]);
    // Without a space there is no saying who may know.
    anns.say({ type: 'present', at: 'b1', on: 't1', field: 'title' });
    await scene.clock.pass(1_100);
    expect(bos.of('presence').at(-1)?.here).toMatchObject([{ person: ann.person, at: '', on: null, field: null }]);
  });
});

describe('when the store fails', () => {
  test('[S33] nobody is told that anything was kept; devices come again later', async () => {
    const broken = (log: MemoryLog): MemoryLog => {
      log.append = () => Promise.reject(new Error('disk full'));
      return log;
    };
    const { anns, anns_, scene } = await annAndBo({ wrap: broken });
    await anns.push(1, [anns_('one')]);
    expect(anns.of('ack')).toEqual([]);
    expect(anns.closed?.code).toBe(4503);
    expect(scene.troubles).toEqual(['the store failed: disk full']);
  });

  test('[S33] a store that cannot be read at hello is no rolled-back relay', async () => {
    let broken = false;
    const breaking = (log: MemoryLog): MemoryLog => {
      const chainAt = log.chainAt;
      log.chainAt = (...args) => (broken ? Promise.reject(new Error('no disk')) : chainAt(...args));
      return log;
    };
    const { scene, bo, joined } = await annAndBo({ wrap: breaking });
    broken = true;
    const peer = await TestPeer.join(scene, { device: bo, joined });
    expect(peer.of('welcome')).toEqual([]);
    expect(peer.closed?.code).toBe(4503);
  });
});
