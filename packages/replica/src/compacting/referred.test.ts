import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { HomeName } from '@baton/model/directory/home-name';
import type { DocName } from '../contract.ts';
import type { Moved } from '../records/home.ts';
import { rawPeer } from '../test/raw.ts';
import { hashesIn, mentionsIn } from './mentions.ts';
import { referredIn } from './referred.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 1);
const seconds = (at: number): number => Math.floor((at - Date.UTC(2025, 0, 1)) / 1000);
const hash = (letter: string): string => letter.repeat(64);
type Cells = Readonly<Record<string, unknown>>;
interface Written {
  readonly doc: DocName;
  readonly bytes: readonly Uint8Array[];
}

let client = 2 ** 44;
/** A document in which these cells were written, one after the other; a key with `@` and a time was written then. */
function written(doc: DocName, cells: Cells, root = 'cells'): Written {
  const peer = rawPeer((client += 1));
  const bytes = Object.entries(cells).map(([at, value]) => {
    const [key = '', time] = at.split(' at ');
    return peer.setIn(root, key, value, seconds(start) + Number(time ?? 0), 'ann');
  });
  return { doc, bytes };
}
const task = (id: string, more: Cells = {}): Cells => ({
  [`${id}+ti`]: 'Poster',
  [`${id}+pj`]: 'p1',
  [`${id}+st`]: 'q1',
  [`${id}+cr`]: start,
  ...more,
});
const file = (of: Cells & { on: string; letter: string; id?: string }): Cells => {
  const { on, letter, id = 'fN1', ...more } = of;
  const version = `g${id.slice(1)}`;
  const names = { [`${id}+on`]: on, [`${id}+nm`]: 'plan.txt', [`${id}+at`]: start };
  const content = { [`${version}+ha`]: hash(letter), [`${version}+sz`]: 5, [`${version}+ty`]: 'text/plain' };
  return { ...names, [`${version}+fi`]: id, [`${version}+on`]: on, [`${version}+at`]: start, ...content, ...more };
};
const [one, two] = ['r/s1/0', 'r/s2/0'];

/** Letters of the hashes that are referred to, so many days after the start. */
function referred(docs: readonly Written[], days = 0, moved: Moved = {}): string {
  const all = docs.map(({ doc, bytes }) => mentionsIn(doc, bytes));
  return [...referredIn(all, moved, start + days * day)]
    .map((found) => found.slice(0, 1))
    .sort()
    .join('');
}

test('[R153] every version of a file refers as long as neither file, task nor project lies in the bin for more than 30 days', () => {
  const more = { 'gN2+fi': 'fN1', 'gN2+on': 't1', 'gN2+ha': hash('b'), 'gN2+sz': 1, 'gN2+ty': 'text/plain' };
  const whole = { ...task('t1'), ...file({ on: 't1', letter: 'a' }), ...more };
  expect(referred([written(one, whole)], 9_000)).toBe('ab');
  for (const binned of ['fN1+bn', 't1+bn', 'p1+bn']) {
    const docs = [written(one, { ...whole, [`${binned} at 10`]: start })];
    expect([referred(docs, 29), referred(docs, 31)]).toEqual(['ab', '']);
    // Out of the bin again, even late: the newest cell counts.
    const back = [written(one, { ...whole, [`${binned} at 10`]: start, [`${binned} at 20`]: null })];
    expect(referred(back, 31)).toBe('ab');
  }
});

test('[R153] a bin that claims to be older than it can be counts from when it was written', () => {
  const docs = [written(one, { ...task('t1'), ...file({ on: 't1', letter: 'a' }), 'fN1+bn': 1 })];
  expect([referred(docs, 28), referred(docs, 32)]).toEqual(['a', '']);
});

test('[R153] a comment’s file goes with its comment, and with the task beside which it stands', () => {
  const [ann, bo] = ['by:ann', 'by:bo'];
  const talk = { 'm1+on': 't1', 'm1+tx': 'Look', 'm1+at': start, ...file({ on: 'm1', letter: 'c', id: 'fM1' }) };
  const feed = (cells: Cells, root = ann) => written('f/s1/t1/2026q1', cells, root);
  const alive = written(one, task('t1'));
  expect(referred([alive, feed(talk)], 90)).toBe('c');
  expect(referred([alive, feed({ ...talk, 'm1+bn': start })], 31)).toBe('');
  expect(referred([written(one, { ...task('t1'), 't1+bn': start }), feed(talk)], 31)).toBe('');
  // Somebody else's words about it are another record.
  const others = feed({ 'm1+on': 't1', 'm1+tx': 'Look', 'm1+at': start, 'm1+bn': start, 'fM1+bn': start }, bo);
  expect(referred([alive, feed(talk), others], 90)).toBe('c');
  // Binned in a later quarter's feed, beside the same task.
  expect(referred([alive, feed(talk), written('f/s1/t1/2026q2', { 'm1+bn': start }, ann)], 90)).toBe('');
});

test('[R154] a hash anywhere else refers: in a text, a template, a page, a record of a later version', () => {
  const inside = { o: { of: [{ file: hash('d') }] } };
  const docs = [
    written(one, { 'm9+tx': 'x', 'o1+pt': inside, 'Z1+zz': `see ${hash('e')}`, 'k1+tx': hash('f') }),
    written('v/ann', { 'g5+xx': hash('1') }),
  ];
  expect(referred(docs, 9_000)).toBe('1def');
  const page = new Y.Doc();
  const picture = new Y.XmlElement('picture');
  picture.setAttribute('of', hash('2'));
  page.getXmlFragment('content').insert(0, [picture]);
  expect(referred([{ doc: 'p/s1/t1', bytes: [Y.encodeStateAsUpdate(page)] }], 9_000)).toBe('2');
  // What stands beside it in the bytes takes nothing from it.
  expect(hashesIn(`a${hash('3')}f`)).toContain(hash('3'));
});

test('[R155] what was moved counts where it came to', () => {
  const born = written(one, { ...task('t1'), ...file({ on: 't1', letter: 'a' }) });
  const came = (more: Cells) =>
    written(two, { ...task('t1', { 't1+pj': 'p2' }), ...file({ on: 't1', letter: 'a' }), ...more });
  const moved: Moved = { t1: { ['s1' as HomeName]: ['s2' as HomeName] } };
  expect(referred([born, came({})], 90, moved)).toBe('a');
  expect(referred([born, came({ 't1+bn': start })], 31, moved)).toBe('');
  // Of the project that it came from it is no part any more.
  const emptied = written(one, { ...task('t1'), ...file({ on: 't1', letter: 'a' }), 'p1+bn': start });
  expect(referred([emptied, came({})], 90, moved)).toBe('a');
});

test('[R155] what has not followed its task yet counts where it was left', () => {
  const late = written(one, { ...task('t1'), ...file({ on: 't1', letter: 'b', id: 'fN7' }) });
  const came = written(two, { ...task('t1'), ...file({ on: 't1', letter: 'a' }) });
  expect(referred([late, came], 90, { t1: { ['s1' as HomeName]: ['s2' as HomeName] } })).toBe('ab');
});

test('[R156] a copy that is planted elsewhere keeps a file, and takes none away', () => {
  const home = written(one, { ...task('t1'), ...file({ on: 't1', letter: 'a' }) });
  const feed = written('f/s1/t1/2026q1', { 'm1+on': 't1', ...file({ on: 'm1', letter: 'c', id: 'fM1' }) }, 'by:ann');
  const binned = { 't1+bn': start, 'fN1+bn': start, 'p1+bn': start };
  const planted = written(two, { ...task('t1'), ...file({ on: 't1', letter: 'a' }), ...binned });
  expect(referred([home, feed, planted], 90)).toBe('ac');
  const gone = written(one, { ...task('t1'), ...file({ on: 't1', letter: 'a' }), 'fN1+bn': start });
  const keeping = written(two, { ...task('t9'), ...file({ on: 't9', letter: 'a' }) });
  expect(referred([gone, keeping], 90)).toBe('a');
  // A move that is on record leads on only to where the version really is.
  const away: Moved = { t1: { ['s1' as HomeName]: ['s3' as HomeName] } };
  expect(referred([home, planted], 90, away)).toBe('a');
});

test('[R157] what came before its file, its task or its comment refers', () => {
  const version = { 'gN1+ha': hash('a'), 'gN1+fi': 'fN1', 'gN1+on': 't1' };
  expect(referred([written(one, version)], 9_000)).toBe('a');
  const early = written('f/s1/t1/2026q1', { 'gM1+ha': hash('b'), 'gM1+fi': 'fM1', 'gM1+on': 'm1' }, 'by:ann');
  expect(referred([early], 9_000)).toBe('b');
});

test('[R158] a partition and its archives are one place: a stub’s bin and a file that went are read together', () => {
  const stub = { 't1+ti': 'Poster', 't1+pj': 'p1', 't1+bn at 10': start };
  const archive = written('a/s1/2026q1', { ...task('t1'), ...file({ on: 't1', letter: 'a' }) });
  expect([referred([written(one, stub), archive], 29), referred([written(one, stub), archive], 31)]).toEqual(['a', '']);
});

test('[R158] a task of few goes to the bin with its project, which is the space’s', () => {
  const few = written('x/s1/few/0', { ...task('t1'), ...file({ on: 't1', letter: 'a' }) });
  const project = (more: Cells) => written(one, { 'p1+nm': 'Spring', ...more });
  expect(referred([few, project({})], 90)).toBe('a');
  expect(referred([few, project({ 'p1+bn': start })], 31)).toBe('');
});
