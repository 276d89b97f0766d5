import type { Status } from '@baton/workspace/contract';
import { expect, test } from 'vitest';
import { calm } from '../../test/memory-sync.ts';
import { noticesOf } from './notices.tsx';

const status = (save: Status['save'], saving = 0): Status => ({
  save,
  saving,
  link: 'live',
  ended: null,
  knocks: 0,
  removed: null,
  locked: null,
  leaseEnds: null,
  leader: true,
  refused: [],
  stopped: [],
  ahead: [],
});
const fine = status({ state: 'relay' });
const titles = (...parts: Parameters<typeof noticesOf>) => noticesOf(...parts).map(({ title }) => title);
const storage = (more: Partial<typeof calm.storage>) => ({ ...calm, storage: { ...calm.storage, ...more } });
const withdrawn = (batch: number) => ({
  batch,
  at: 1,
  name: null,
  edits: [],
  refusedAt: Date.now(),
  why: 'access' as const,
  detail: '',
  mayTryAgain: false,
});

test('where all is well nothing is said', () => {
  expect(noticesOf(calm, fine)).toEqual([]);
});

test('a full store says how many edits live in the window alone, and offers to take them along', () => {
  const [notice] = noticesOf(
    storage({ used: 1_900_000_000 }),
    status({ state: 'unsaved', reason: 'full', sentence: '' }, 4),
  );
  expect(notice?.text).toContain('Your last 4 edits live only in this window. Do not close it.');
  expect(notice?.text).toContain('1.9 GB of 2 GB');
  expect(notice?.act).toBe('carry');
});

test.each([
  ['stale', 'Not saved: another tab has a newer version'],
  ['blocked', 'Not saved: the browser closed its storage'],
] as const)('%s is mended by a reload', (reason, title) => {
  const [notice] = noticesOf(calm, status({ state: 'unsaved', reason, sentence: '' }));
  expect([notice?.title, notice?.act]).toEqual([title, 'reload']);
});

test('withdrawn access says since when and how many edits came after', () => {
  const [notice, ...rest] = noticesOf({ ...calm, refused: [withdrawn(1), withdrawn(2)] }, fine);
  expect(notice?.title).toBe('Not saved: access was withdrawn');
  expect(notice?.text).toMatch(/^Since today \d\d:\d\d\. Your 2 edits came after that\. They are below/);
  expect(rest).toEqual([]);
});

test('a private window, a computer of somebody else and a wiped store are each said', () => {
  expect(titles(storage({ device: 'private' }), fine)).toEqual(['This browser keeps nothing']);
  expect(titles(storage({ keeping: 'none' }), fine)).toEqual(['This browser keeps nothing']);
  expect(titles(storage({ keeping: 'none', device: 'shared' }), fine)).toEqual(['This is not your device']);
  expect(titles(storage({ wiped: 1 }), fine)).toEqual(['This browser had cleared what was kept here']);
});

test('from 80 % on it is said that storage is nearly full, until it is, which is said instead', () => {
  const used = (share: number) => ({ ...calm, storage: { ...calm.storage, used: share, quota: 100 } });
  const nearly = 'Storage on this device is nearly full';
  expect(titles(used(79), fine)).not.toContain(nearly);
  expect(titles(used(80), fine)).toContain(nearly);
  const full = titles(used(99), status({ state: 'unsaved', reason: 'full', sentence: '' }, 1));
  expect([full.includes(nearly), full.some((title) => title.includes('full'))]).toEqual([false, true]);
});

test('where a newer version writes it is said that this one reads, and what to do', () => {
  const [notice] = noticesOf(calm, { ...fine, ahead: ['r/s1/0'] });
  expect(notice?.title).toBe('A newer version of Baton is in use');
  expect(notice?.text).toBe(
    '1 part of what is here can be read only, so that nothing of the newer one is harmed. Load this page anew to change it.',
  );
});

test('a document that was stopped is said in plain words, with the way to load it anew', () => {
  const [notice] = noticesOf(calm, { ...fine, stopped: ['r/s1/0', 'p/s1/t1'] });
  expect(notice?.title).toBe('Something that the relay sent cannot be right');
  expect(notice?.text).toContain('2 parts of what is here show their last good state. The relay’s administrator');
  expect(notice?.act).toBe('anew');
});
