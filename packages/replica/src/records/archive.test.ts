import { describe, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { carriedOut, closedIn } from '../test/archive.ts';
import { enlarged, lackingIn, leaversIn } from '../compacting/archiving.ts';
import { secondsOf } from '../cells/cell.ts';
import { memoryOf } from '../compacting/compact.ts';
import { device, partition, retitle, space, start, type TestDevice } from '../test/scene.ts';

const day = 86_400_000;
const archive = 'a/s1/2026q1';
const later = secondsOf(start + 3 * day);

/** Ann closed Seams, with a line and a holder; Hems is open. */
async function scene(): Promise<TestDevice> {
  const ann = device('ann', 1);
  const made = await ann.run((tx) => {
    tx.statuses.add({ in: 'space', space }, 'q1', { project: 'p1', name: 'Doing', kind: 'doing', rank: 'a' });
    tx.statuses.add({ in: 'space', space }, 'q2', { project: 'p1', name: 'Done', kind: 'done', rank: 'b' });
    for (const [id, title] of [
      ['t1', 'Seams'],
      ['t2', 'Hems'],
    ] as const)
      tx.tasks.add({ in: 'space', space }, id, { title, project: 'p1', status: 'q1', created: 1, assigned: 'uann' });
    tx.checkItems.add({ in: 'space', space }, 'k1', { task: 't1', text: 'Pin', rank: 'a' });
  });
  ann.confirm(made);
  ann.clock.now = start + day;
  ann.confirm(await ann.run((tx) => tx.tasks.patch('t1', { status: 'q2', priority: 2 }) as undefined));
  return ann;
}
const bytesIn = (at: TestDevice, doc = partition): Uint8Array[] =>
  at.log.filter((one) => one.doc === doc).map(({ bytes }) => bytes);
const cellsOf = (at: TestDevice, id: string) =>
  at.replica
    .cellsOf(id)
    .map(({ key, value, t, by }) => [key, value, t, by])
    .filter(([key]) => key !== 't1+@a')
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/** The partition begins anew at this device; what it had is forgotten. */
function renew(at: TestDevice, base: Uint8Array): void {
  at.replica.renew(partition, 1, base);
  for (let place = at.log.length - 1; place >= 0; place -= 1)
    if (at.log[place]?.doc === partition) at.log.splice(place, 1);
  at.log.push({ doc: partition, bytes: base });
}
function bring(at: TestDevice, bytes: Uint8Array): void {
  at.log.push({ doc: archive, bytes });
  at.replica.receiveSnapshot(archive, bytes);
}

describe('what goes', () => {
  test('[R69] a task goes that is done and was left alone for long enough, to the quarter in which it was closed', async () => {
    const bytes = bytesIn(await scene());
    expect([...closedIn(partition, bytes, later)]).toEqual([['t1', { quarter: '2026q1', isAway: false }]]);
    expect([...closedIn(partition, bytes, secondsOf(start))]).toEqual([]);
  });

  test('[R69] an edit of any field keeps a closed task where it is; a line that was just written stays too', async () => {
    const ann = await scene();
    ann.clock.now = start + 9 * day;
    ann.confirm(await ann.run((tx) => tx.checkItems.patch('k1', { done: 5 }) as undefined));
    const closed = closedIn(partition, bytesIn(ann), later);
    expect(leaversIn(partition, bytesIn(ann), { closed, before: later }).map(({ id }) => id)).toEqual(['t1']);
    ann.confirm(await ann.run(retitle('t1', 'Seams!')));
    expect([...closedIn(partition, bytesIn(ann), later)]).toEqual([]);
  });

  test('[R69] what was ever moved stays: statements say where it counts', async () => {
    const ann = await scene();
    ann.clock.now = start + 2 * day;
    ann.confirm(await ann.run((tx) => tx.tasks.patch('t1', { movedTo: 's2' }) as undefined));
    expect([...closedIn(partition, bytesIn(ann), later)]).toEqual([]);
  });

  test('[R70] the archive has each cell with its time and author; doing it twice adds nothing', async () => {
    const ann = await scene();
    const before = [...cellsOf(ann, 't1'), ...cellsOf(ann, 'k1')];
    const { archives, left } = carriedOut(partition, bytesIn(ann), { before: later });
    expect(left).toEqual(['t1', 'k1']);
    const memory = memoryOf(archive, [archives.get('2026q1') as Uint8Array]);
    const there = memory
      .recordsOf(memory.doc(archive))
      .flatMap(({ id, cells }) => cells.map(({ code, value, t, by }) => [`${id}+${code}`, value, t, by]));
    expect(there.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(
      before.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    const closed = closedIn(partition, bytesIn(ann), later);
    const again = leaversIn(partition, bytesIn(ann), { closed, before: later });
    expect(lackingIn(archive, [archives.get('2026q1') as Uint8Array], again)).toEqual([]);
    expect(enlarged([archives.get('2026q1') as Uint8Array], [], 1).updates).toEqual([]);
  });
});

describe('what a device shows', () => {
  test('[R71] without the archive the task is found by its stub; with it nothing is missing, lines too', async () => {
    const ann = await scene();
    const before = [cellsOf(ann, 't1'), cellsOf(ann, 'k1')];
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    renew(ann, base);
    expect(ann.replica.rows.tasks.get('t1')).toMatchObject({
      title: 'Seams',
      project: 'p1',
      status: 'q2',
      archive: '2026q1',
      assigned: null,
      by: 'ann',
    });
    expect(ann.replica.rows.checkItems.get('k1')).toBeUndefined();
    expect(ann.replica.rows.tasks.get('t2')).toMatchObject({ assigned: 'uann', archive: null });
    bring(ann, archives.get('2026q1') as Uint8Array);
    expect([cellsOf(ann, 't1'), cellsOf(ann, 'k1')]).toEqual(before);
    expect(ann.replica.rows.checkItems.by('task', 't1').map(({ text }) => text)).toEqual(['Pin']);
    ann.replica.renew(archive, 0, new Uint8Array([0, 0]));
    expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Seams', assigned: null });
  });

  test('[R71] it is the same whichever comes first, and on a device that starts from its projections', async () => {
    const ann = await scene();
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    const bytes = archives.get('2026q1') as Uint8Array;
    const [one, two, three] = [device('bo', 2), device('cy', 3), device('di', 4)];
    one.replica.receiveSnapshot(archive, bytes);
    one.replica.receiveSnapshot(partition, base);
    two.replica.receiveSnapshot(partition, base);
    two.replica.receiveSnapshot(archive, bytes);
    for (const doc of [archive, partition]) three.replica.loadProjection(doc, one.replica.project(doc));
    for (const at of [two, three]) {
      expect(at.replica.rows.tasks.get('t1')).toEqual(one.replica.rows.tasks.get('t1'));
      expect(at.replica.rows.checkItems.get('k1')).toEqual(one.replica.rows.checkItems.get('k1'));
      expect(at.replica.rows.tasks.get('t1')).toMatchObject({ assigned: 'uann', priority: 2 });
      expect(at.replica.rows.tasks.spaceOf('t1')).toBe(space);
    }
  });

  test('[R75] that it went, and that its archive came, is told as nobody’s edit; one that comes with it is somebody’s', async () => {
    const ann = await scene();
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    const bo = device('bo', 2);
    for (const bytes of bytesIn(ann)) bo.replica.receive(partition, bytes, { person: 'ann' as PersonId, own: false });
    const went = bo.replica.renew(partition, 1, base).changes;
    expect(went.filter(({ kind }) => kind === 'put').map(({ id, own }) => [id, own])).toEqual([['t1', true]]);
    expect(went.filter(({ kind }) => kind === 'gone').map(({ id }) => id)).toEqual(['k1']);
    const came = bo.replica.receiveSnapshot(archive, archives.get('2026q1') as Uint8Array).changes;
    expect(new Set(came.map(({ id, own }) => `${id} ${own}`))).toEqual(new Set(['t1 true', 'k1 true']));
    ann.clock.now = start + 90 * day;
    renew(ann, base);
    const edit = await ann.run(retitle('t1', 'Seams!'));
    expect(bo.take(edit.envelopes, 'ann').changes).toMatchObject([{ id: 't1', own: false, by: 'ann' }]);
  });

  test('[R72] an archived value that is emptied or set is written in the task’s own document, above the archive', async () => {
    const ann = await scene();
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    renew(ann, base);
    bring(ann, archives.get('2026q1') as Uint8Array);
    ann.clock.now = start + 90 * day;
    const emptied = await ann.run((tx) => {
      tx.tasks.patch('t1', { assigned: null });
      tx.checkItems.patch('k1', { text: 'Pin all' });
    });
    expect(emptied.envelopes.map(({ doc }) => doc)).toEqual([partition]);
    expect(ann.replica.rows.tasks.get('t1')?.assigned).toBeNull();
    expect(ann.replica.rows.checkItems.get('k1')?.text).toBe('Pin all');
    const undone = await ann.undo(emptied.gesture);
    expect(undone.result).toEqual({ undone: 2, skipped: 0 });
    expect(ann.replica.rows.tasks.get('t1')?.assigned).toBe('uann');
    expect(ann.replica.rows.checkItems.get('k1')?.text).toBe('Pin');
  });
});

describe('what brings it back', () => {
  test('[R73] whoever reopens it offline wins: it is awake at once, and its cells come back with the archive', async () => {
    const ann = await scene();
    const before = cellsOf(ann, 't1').filter(([key]) => key !== 't1+st');
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    const offline = await ann.run((tx) => tx.tasks.patch('t1', { status: 'q1' }) as undefined);
    ann.clock.now = start + 90 * day;
    renew(ann, base);
    await ann.replica.refuse([offline.gesture.id], 2 ** 44);
    ann.confirm({ ...(await ann.replica.reauthor('again', offline.envelopes, ann.ctx)) });
    expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ status: 'q1', archive: '2026q1' });
    expect(ann.replica.awake()).toEqual(['t1']);
    expect(ann.replica.hasStrays()).toBe(false);
    bring(ann, archives.get('2026q1') as Uint8Array);
    expect(ann.replica.hasStrays()).toBe(true);
    ann.confirm(await ann.carry());
    expect([ann.replica.hasStrays(), ann.replica.awake()]).toEqual([false, []]);
    ann.replica.renew(archive, 0, new Uint8Array([0, 0]));
    expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ status: 'q1', archive: null, assigned: 'uann' });
    expect(cellsOf(ann, 't1').filter(([key]) => key !== 't1+st')).toEqual(before);
    expect(ann.replica.rows.checkItems.get('k1')?.text).toBe('Pin');
  });

  test('[R73] of a part of an archive nothing is brought back', async () => {
    const ann = await scene();
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    let isWhole = false;
    const bo = device('bo', 2, { now: start + 90 * day, isWhole: () => isWhole });
    bo.replica.renew(partition, 1, base);
    bo.log.push({ doc: partition, bytes: base });
    bring(bo, archives.get('2026q1') as Uint8Array);
    bo.confirm(await bo.run(retitle('t1', 'Seams!')));
    expect([bo.replica.hasStrays(), (await bo.carry()).envelopes]).toEqual([false, []]);
    isWhole = true;
    expect(bo.replica.hasStrays()).toBe(true);
  });

  test('[R73] two who bring it back at once write the same cells, and an edit meanwhile stands', async () => {
    const ann = await scene();
    const { archives, base } = carriedOut(partition, bytesIn(ann), { before: later });
    const bo = device('bo', 2, { now: start + 90 * day });
    ann.clock.now = start + 90 * day;
    renew(ann, base);
    bo.replica.renew(partition, 1, base);
    bo.log.push({ doc: partition, bytes: base });
    for (const at of [ann, bo]) bring(at, archives.get('2026q1') as Uint8Array);
    const edit = await ann.run(retitle('t1', 'Seams!'));
    ann.confirm(edit);
    bo.take(edit.envelopes, 'ann');
    const [byAnn, byBo] = [await ann.carry(), await bo.carry()];
    ann.confirm(byAnn);
    bo.take(byAnn.envelopes, 'ann');
    bo.confirm(byBo);
    ann.take(byBo.envelopes, 'bo');
    expect(cellsOf(ann, 't1')).toEqual(cellsOf(bo, 't1'));
    for (const at of [ann, bo])
      expect(at.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Seams!', assigned: 'uann', archive: null });
  });

  test('[R74] closed and left alone again, it goes again, with what was changed meanwhile', async () => {
    const ann = await scene();
    const first = carriedOut(partition, bytesIn(ann), { before: later });
    renew(ann, first.base);
    bring(ann, first.archives.get('2026q1') as Uint8Array);
    ann.clock.now = start + 10 * day;
    ann.confirm(await ann.run((tx) => tx.tasks.patch('t1', { assigned: null }) as undefined));
    ann.confirm(await ann.carry());
    const before = cellsOf(ann, 't1');
    const again = carriedOut(partition, bytesIn(ann), { before: secondsOf(start + 11 * day), known: first.archives });
    expect(again.left).toContain('t1');
    renew(ann, again.base);
    bring(ann, again.archives.get('2026q1') as Uint8Array);
    expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ archive: '2026q1', assigned: null, priority: 2 });
    expect([cellsOf(ann, 't1'), ann.replica.awake()]).toEqual([before, []]);
    const rest = carriedOut(partition, bytesIn(ann), { before: secondsOf(start + 12 * day), known: again.archives });
    expect(rest.left).toEqual([]);
  });

  test('[R73] an awake task is known to be one on a device that starts from its projections', async () => {
    const ann = await scene();
    const { base } = carriedOut(partition, bytesIn(ann), { before: later });
    renew(ann, base);
    ann.clock.now = start + 90 * day;
    ann.confirm(await ann.run(retitle('t1', 'Seams!')));
    const next = device('ann', 1, { session: 1 });
    next.replica.loadProjection(partition, ann.replica.project(partition));
    expect(next.replica.awake()).toEqual(['t1']);
  });
});
