import { beforeEach, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { clientIdOf } from '../client-id.ts';
import { readChanges } from '../memory/changes.ts';
import { secondsOf } from '../cells/cell.ts';
import { cellsIn, structsOf } from '../cells/decode.ts';
import { advance, checkEnvelope } from '../guard/guard.ts';
import { Memory } from '../memory/memory.ts';
import { OpenDocs } from './open-docs.ts';
import { Writes } from '../cells/plan.ts';
import { rawPeer, type RawPeer } from '../test/raw.ts';
import { partition, start } from '../test/scene.ts';
import { Standing } from './undo.ts';
import { writePlan } from './write.ts';

const client = clientIdOf(1, 1, 0);
const feed = 'f/s1/t1/2026q1';
const now = secondsOf(start);
let memory: Memory;
let docs: OpenDocs;
let peer: RawPeer;

beforeEach(async () => {
  memory = new Memory();
  peer = rawPeer(2 ** 45);
  docs = new OpenDocs({ confirmed: async () => [] }, client);
  await Promise.all([partition, feed].map((doc) => docs.open(doc, [])));
});

function heard(bytes: Uint8Array): void {
  readChanges(memory, { doc: memory.doc(partition), bytes, person: null, own: false, batch: null });
  docs.apply(partition, bytes);
}
function write(
  ...wishes: readonly (readonly [doc: string, key: string, value: unknown])[]
): ReturnType<typeof writePlan> {
  const writes = new Writes();
  for (const [doc, key, value] of wishes) writes.set(doc, key, value);
  return writePlan(writes.plan, { memory, docs, standing: new Standing(), now: start, person: 'uAnn' as PersonId });
}

test('[R7] a cell is written with its author and the clock’s time, or the second after the one it replaces', () => {
  heard(peer.set('t1+ti', 'ahead', now + 100, 'uBo'));
  const { envelopes } = write([partition, 't1+ti', 'Seams'], [partition, 't1+du', '2026-03-05']);
  const cells = cellsIn(structsOf(envelopes[0]?.bytes as Uint8Array), () => 0);
  expect(cells).toMatchObject([
    { code: 'ti', value: 'Seams', t: now + 101, by: 'uAnn' },
    { code: 'du', value: '2026-03-05', t: now, by: 'uAnn' },
  ]);
});

test('[R22] one envelope for each document that is written, in the order of the plan, each under its root', () => {
  const { envelopes, cells } = write([feed, 'm1+tx', 'Done?'], [partition, 't1+ti', 'Seams'], [feed, 'm1+on', 't1']);
  expect(envelopes).toMatchObject([
    { doc: feed, epoch: 0, client, from: 0, to: 2 },
    { doc: partition, epoch: 0, client, from: 0, to: 1 },
  ]);
  expect([...(docs.get(feed)?.share.keys() ?? [])]).toEqual(['by:uAnn']);
  expect([...(docs.get(partition)?.share.keys() ?? [])]).toEqual(['cells']);
  expect(cells.map(({ doc, key, item }) => [doc, key, item[1]])).toEqual([
    [feed, 'm1+tx', 0],
    [feed, 'm1+on', 1],
    [partition, 't1+ti', 0],
  ]);
});

test('[R31] the gesture keeps what was there before: undefined where nothing was', () => {
  heard(peer.set('t1+ti', 'Seams', 1, 'uBo'));
  heard(peer.set('t1+du', null, 1, 'uBo'));
  const { cells } = write([partition, 't1+ti', 'Hems'], [partition, 't1+du', '2026-03-05'], [partition, 't1+pr', 2]);
  expect(cells.map(({ before }) => before)).toEqual(['Seams', null, undefined]);
});

test('[R21] nothing is written for a value that stands, or null where nothing is; values are compared, not objects', () => {
  heard(peer.set('t1+zz', { b: [1], a: 2 }, 1, 'uBo'));
  expect(write([partition, 't1+zz', { a: 2, b: [1] }], [partition, 't1+pr', null])).toEqual({
    envelopes: [],
    cells: [],
  });
  expect(write([partition, 't1+zz', { a: 2, b: [1, 2] }]).cells).toHaveLength(1);
});

test('[R4] in a feed only the writer’s own copy is what stands', () => {
  const bos = peer.setIn('by:uBo', 'm1+tx', 'Done?', 1, 'uBo');
  readChanges(memory, { doc: memory.doc(feed), bytes: bos, person: null, own: false, batch: null });
  docs.apply(feed, bos);
  const { cells } = write([feed, 'm1+tx', 'Done?']);
  expect(cells).toMatchObject([{ before: undefined }]);
});

test('[R18] over a hidden cell the new one names it', () => {
  const [older, hidden] = [rawPeer(2 ** 46).set('t1+ti', 'older', 100, 'uBo'), peer.set('t1+ti', 'hidden', 200, 'uCy')];
  heard(older);
  heard(hidden);
  const { envelopes, cells } = write([partition, 't1+ti', 'Hems']);
  expect(cells).toMatchObject([{ before: 'hidden' }]);
  expect(cellsIn(structsOf(envelopes[0]?.bytes as Uint8Array), () => 0)).toMatchObject([
    { origin: [2 ** 46, 0], over: [2 ** 45, 0] },
  ]);
});

test('[R10] a key that is none is our own mistake, a document that is not open too', () => {
  expect(() => write([partition, 'no key', 1])).toThrow('no key of a cell');
  expect(() => write(['r/s1/2', 't1+ti', 'x'])).toThrow('is not open');
});

test('[R22] a gesture too large for one envelope is several, each within the wire’s 256 kB, clocks going on without a gap', () => {
  const wishes = Array.from(
    { length: 3_000 },
    (_, at) => [partition, `t${at}+ti`, `${at} ${'雨'.repeat(60)}`] as const,
  );
  const { envelopes, cells } = write(...wishes, [partition, 't1+zz', 12n], [partition, 't1+zy', new Uint8Array(3)]);
  expect(envelopes.length).toBeGreaterThan(1);
  expect(envelopes.every(({ bytes }) => bytes.length <= 256 * 1024)).toBe(true);
  for (const [at, { from }] of envelopes.entries()) expect(from).toBe(envelopes[at - 1]?.to ?? 0);
  expect(cells.map(({ item }) => item[1])).toEqual(cells.map((_, at) => at));
  const clocks = new Map<number, number>();
  for (const envelope of envelopes) {
    const verdict = checkEnvelope(envelope, {
      of: 'records',
      clocks,
      isOwn: (id) => id === client,
      personOf: () => undefined,
      person: 'uAnn' as PersonId,
    });
    expect(verdict.verdict).toBe('ok');
    if (verdict.verdict === 'ok') advance(clocks, verdict);
  }
});
