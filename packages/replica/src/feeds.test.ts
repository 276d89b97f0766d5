// Comments over the years and by several people: feeds of several quarters, two authors on one id, undo, compaction.
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import type { Comment } from '@baton/model/comment/schema';
import { clientIdOf } from './client-id.ts';
import { snapshotOf } from './compacting/compact.ts';
import type { Envelope } from './contract.ts';
import { device, space, start, type Act, type TestDevice } from './test/scene.ts';

const winter = 'f/s1/t1/2026q1';
const spring = 'f/s1/t1/2026q2';
const nextQuarter = Date.UTC(2026, 3, 2);
const comment =
  (id: string, text: string, at = start): Act<undefined> =>
  (tx) =>
    tx.comments.add({ in: 'feed', space, of: 't1', at }, id, { on: 't1', text, at }) as undefined;
const edit =
  (id: string, text: string): Act<undefined> =>
  (tx) =>
    tx.comments.patch(id, { text }) as undefined;
const said = (at: TestDevice): string[] =>
  at.replica.rows.comments
    .by('on', 't1')
    .map(({ by, text }) => `${by}: ${text}`)
    .toSorted();
const docsOf = (envelopes: readonly Envelope[]): string[] => envelopes.map(({ doc }) => doc);

test('[R3] a comment is edited and undone in the feed of the quarter in which it was written', async () => {
  const ann = device('ann', 1);
  await ann.run(comment('m1', 'Done?'));
  ann.clock.now = nextQuarter;
  const edited = await ann.run(edit('m1', 'Done!'));
  const added = await ann.run(comment('m2', 'Spring', nextQuarter));
  expect([docsOf(edited.envelopes), docsOf(added.envelopes)]).toEqual([[winter], [spring]]);
  const undone = await ann.undo(edited.gesture);
  expect(docsOf(undone.envelopes)).toEqual([winter]);
  expect(said(ann)).toEqual(['ann: Done?', 'ann: Spring']);
});

test('[R22] a gesture over feeds of several quarters is one envelope for each, taken and undone as one', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const made = await ann.run((tx, ctx) => {
    comment('m1', 'Old')(tx, ctx);
    comment('m2', 'New', nextQuarter)(tx, ctx);
    return undefined;
  });
  expect(docsOf(made.envelopes)).toEqual([winter, spring]);
  bo.take(made.envelopes, 'ann');
  expect(said(bo)).toEqual(['ann: New', 'ann: Old']);
  const { result, envelopes } = await ann.undo(made.gesture);
  expect(result).toEqual({ undone: 6, skipped: 0 });
  bo.take(envelopes, 'ann');
  expect([said(ann), said(bo)]).toEqual([[], []]);
});

test('[R5] an id that one author uses in two quarters is two comments, alike on every device and in any order', async () => {
  const [ann, other] = [device('ann', 1), device('ann', 2)];
  const first = await ann.run(comment('m1', 'Old'));
  const second = await other.run(comment('m1', 'New', nextQuarter));
  const ids = [
    [first, second],
    [second, first],
  ].map((order) => {
    const bo = device('bo', 3);
    for (const { envelopes } of order) bo.take(envelopes, 'ann');
    expect(said(bo)).toEqual(['ann: New', 'ann: Old']);
    return [...bo.replica.rows.comments.all()].map(({ id, text }) => `${id} ${text}`).toSorted();
  });
  expect(ids[0]).toEqual(ids[1]);
  expect(ids[0]).toContain('m1 Old');
});

test('[R5] two authors of one id each edit, undo and empty their own; the other’s row stays as it is', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const mine = await ann.run(comment('m1', 'Ann’s'));
  const yours = await bo.run(comment('m1', 'Bo’s'));
  ann.take(yours.envelopes, 'bo');
  bo.take(mine.envelopes, 'ann');
  const boRow = (at: TestDevice): Comment | undefined =>
    [...at.replica.rows.comments.all()].find(({ by }) => by === 'bo');
  const own = boRow(bo);
  if (own === undefined) throw new Error('Bo’s comment is there');
  const edited = await bo.run(edit(own.id, 'Bo’s, again'));
  const { superseded, changes } = ann.take(edited.envelopes, 'bo');
  expect(superseded).toEqual([]);
  expect(changes).toMatchObject([{ id: own.id, fields: ['text'], own: false }]);
  expect([said(ann), said(bo)]).toEqual([
    ['ann: Ann’s', 'bo: Bo’s, again'],
    ['ann: Ann’s', 'bo: Bo’s, again'],
  ]);
  await bo.undo(edited.gesture);
  expect(said(bo)).toEqual(['ann: Ann’s', 'bo: Bo’s']);
  const gone = await ann.undo(mine.gesture);
  bo.take(gone.envelopes, 'ann');
  expect(said(bo)).toEqual(['bo: Bo’s']);
  expect(boRow(bo)?.id).toBe('m1');
});

test('[R4] a device that learns a comment from a projection and its edit from the log still knows whose each is', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const [mine, yours] = [await ann.run(comment('m1', 'Ann’s')), await bo.run(comment('m1', 'Bo’s'))];
  ann.confirm(mine);
  ann.take(yours.envelopes, 'bo');
  const later = await bo.run(edit('m1', 'Bo’s, again'));
  const eve = device('eve', 3);
  eve.replica.loadProjection(winter, ann.replica.project(winter));
  expect(said(eve)).toEqual(['ann: Ann’s', 'bo: Bo’s']);
  eve.take(later.envelopes, 'bo');
  expect(said(eve)).toEqual(['ann: Ann’s', 'bo: Bo’s, again']);
});

test('[R37] a feed of several authors is cut with each one’s hidden cell under their own root, and shows the same', async () => {
  const log: Envelope[] = [];
  /** On the larger client id an early edit, on the smaller a later one that had not seen it: Yjs hides the later. */
  for (const person of ['ann', 'bo']) {
    const base = person === 'ann' ? 1 : 3;
    const [small, large] = [device(person, base), device(person, base + 1)];
    const made = await small.run(comment(`m-${person}`, 'first'));
    large.take(made.envelopes, person);
    const early = await large.run(edit(`m-${person}`, 'early'));
    small.clock.now += 60_000;
    const late = await small.run(edit(`m-${person}`, 'late'));
    log.push(...made.envelopes, ...early.envelopes, ...late.envelopes);
  }
  const clients = new Map<string, number>();
  const clientFor = (author: PersonId | null): number => {
    const known = clients.get(author ?? '') ?? clientIdOf(1, 0, clients.size + 1);
    clients.set(author ?? '', known);
    return known;
  };
  const { snapshot, writtenBack } = snapshotOf(
    winter,
    log.map(({ bytes }) => bytes),
    clientFor,
  );
  expect(writtenBack).toHaveLength(2);
  expect([...clients.keys()].toSorted()).toEqual(['ann', 'bo']);
  const eve = device('eve', 9);
  eve.replica.receive(winter, snapshot, { person: 'x' as PersonId, own: false });
  expect(said(eve)).toEqual(['ann: late', 'bo: late']);
  const again = snapshotOf(winter, [snapshot], clientFor);
  expect(again.writtenBack).toEqual([]);
});
