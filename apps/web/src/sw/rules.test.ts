import { expect, test } from 'vitest';
import { cachesToDrop, isForShell, isTheFile, wayOf } from './rules.ts';

const origin = 'https://baton.example.org';
const asked = (path: string, more: { method?: string; mode?: string } = {}) =>
  wayOf({ method: 'GET', mode: 'cors', url: new URL(path, origin).href, ...more }, origin);

test.each(['/api', '/api/relay', '/api/invitations/look', '/sync', '/healthz'])('%s is never kept', (path) => {
  expect(asked(path)).toBe('network');
  expect(asked(path, { mode: 'navigate' })).toBe('network');
});

test('an address of the app starts from the shell, its files from what is kept', () => {
  expect(asked('/w/w1/board/b1', { mode: 'navigate' })).toBe('shell');
  expect(asked('/apiary', { mode: 'navigate' })).toBe('shell');
  expect(asked('/assets/index-abc.js')).toBe('kept');
});

test('what changes something, or belongs to others, goes to the network', () => {
  expect(asked('/w/w1', { method: 'POST' })).toBe('network');
  expect(asked('https://elsewhere.example.org/x.js')).toBe('network');
});

test('the present version and the one before stay; caches of others are not touched', () => {
  const names = ['baton-app-1', 'other', 'baton-app-2', 'baton-app-3'];
  expect(cachesToDrop(names, 'baton-app-3')).toEqual(['baton-app-1']);
  expect(cachesToDrop(['baton-app-3'], 'baton-app-3')).toEqual([]);
});

test('a page that a network puts in the place of a file is not kept under its name', () => {
  const type = 'text/html; charset=utf-8';
  expect(isTheFile('/assets/board-1.js', { ok: true, type: 'text/javascript' })).toBe(true);
  expect(isTheFile('/assets/board-1.js', { ok: true, type })).toBe(false);
  expect(isTheFile('/assets/board-1.js', { ok: false, type: 'text/javascript' })).toBe(false);
  expect([isTheFile('/index.html', { ok: true, type }), isTheFile('/', { ok: true, type })]).toEqual([true, true]);
});

test('code and styles belong to the shell, fonts of other scripts come when they are needed', () => {
  expect(isForShell('assets/board-1.js')).toBe(true);
  expect(isForShell('assets/inter-latin-opsz-normal-x.woff2')).toBe(true);
  expect(isForShell('assets/inter-cyrillic-opsz-normal-x.woff2')).toBe(false);
  expect(isForShell('assets/index-1.js.map')).toBe(false);
});
