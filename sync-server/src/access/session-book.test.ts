// What of sessions lies on the disk: made by an older relay, over since, and with which app somebody came.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { SessionBook } from './session-book.ts';

const [hour, day] = [3_600_000, 86_400_000];
const folder = mkdtempSync(join(tmpdir(), 'baton-sessions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ann = { workspace: 'w', device: 'ann' };
const [app, other] = ['index-one.js', 'index-two.js'];

let at: number;
let turn = 0;
let file: string;
const now = () => at;
const open = () => new SessionBook(file, now);
/** What somebody else who opens the file finds there. */
function found(sql: string): readonly unknown[] {
  const db = new DatabaseSync(file);
  const rows = db.prepare(sql).all();
  db.close();
  return rows.map((row) => Object.values(row)[0]);
}
const kept = () => found('SELECT device FROM session ORDER BY device');

beforeEach(() => {
  at = 1_000 * day;
  turn += 1;
  file = join(folder, `${turn}.db`);
});

test('[S48] a table that an older relay made is brought on, with the sessions and marks that lie in it', () => {
  const older = new DatabaseSync(file);
  older.exec(`CREATE TABLE session (hash TEXT PRIMARY KEY, workspace TEXT NOT NULL, device TEXT NOT NULL,
    made INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID`);
  older.exec(`CREATE TABLE device (workspace TEXT NOT NULL, device TEXT NOT NULL, seen INTEGER NOT NULL,
    agent TEXT NOT NULL, signed_out INTEGER, PRIMARY KEY (workspace, device)) STRICT, WITHOUT ROWID`);
  older.prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?)').run('h', 'w', 'bo', at, at);
  older.prepare('INSERT INTO device VALUES (?, ?, ?, ?, ?)').run('w', 'bo', 7, 'a browser', 9);
  older.close();
  const book = open();
  const bo = { workspace: 'w', device: 'bo' };
  expect(book.markOf(bo)).toEqual({ seen: 7, agent: 'a browser', signedOut: true, app: null });
  expect(book.find(book.open(ann, { brief: true }))).toEqual(ann);
  book.cameWith(bo, app);
  expect(book.markOf(bo)?.app).toBe(app);
  book.close();
  expect(kept()).toEqual(['ann', 'bo']);
  // Once more it is as it is.
  open().close();
  expect(found('PRAGMA journal_mode')).toEqual(['wal']);
});

test('[S48] what is over, or of a time to come, goes when the book is opened; what is not stays', () => {
  const book = open();
  for (const [device, made] of [
    ['idle', at - 12 * hour - 1],
    ['just', at - 12 * hour],
    ['to come', at + 12 * hour + 1],
    ['soon', at + 12 * hour],
  ] as const) {
    at = made;
    book.open({ workspace: 'w', device });
    at = 1_000 * day;
  }
  book.close();
  const db = new DatabaseSync(file);
  const row = db.prepare('INSERT INTO session (hash, workspace, device, made, seen) VALUES (?, ?, ?, ?, ?)');
  row.run('1', 'w', 'old', at - 30 * day - 1, at);
  row.run('2', 'w', 'thirty', at - 30 * day, at);
  db.close();
  open().close();
  expect(kept()).toEqual(['just', 'soon', 'thirty']);
});

test('[S48] one that is found to be over is on the disk no more; a closed book answers nothing', () => {
  const book = open();
  const token = book.open(ann);
  at += 12 * hour + 1;
  expect([book.find(token), kept()]).toEqual([undefined, []]);
  book.close();
  expect(() => book.find(token)).toThrow(/not open/u);
});

test('[S432] with which app a device came last, and since when each is given out, stays over restarts', () => {
  const book = open();
  book.open(ann);
  expect([book.markOf(ann)?.app, book.sinceOf(app)]).toEqual([null, null]);
  // Of a device that never signed in nothing is kept.
  book.cameWith({ workspace: 'w', device: 'nobody' }, app);
  book.cameWith({ workspace: 'other', device: 'ann' }, app);
  expect([book.markOf({ workspace: 'w', device: 'nobody' }), book.markOf(ann)?.app]).toEqual([undefined, null]);
  book.cameWith(ann, app);
  const since = at;
  expect([book.givenSince(app), book.givenSince(app)]).toEqual([since, since]);
  book.close();
  at += day;
  const later = open();
  expect([later.markOf(ann)?.app, later.givenSince(app), later.sinceOf(other)]).toEqual([app, since, null]);
  later.cameWith(ann, other);
  later.open(ann, { agent: 'a browser' });
  expect([later.markOf(ann)?.app, later.givenSince(other), later.sinceOf(app)]).toEqual([other, at, since]);
  later.close();
});

test('[S432] a fault of our own is not taken for a disk that is full', () => {
  const book = open();
  book.open(ann);
  const db = new DatabaseSync(file);
  db.exec("CREATE TRIGGER no BEFORE UPDATE ON device BEGIN SELECT RAISE(FAIL, 'no'); END");
  db.close();
  expect(() => book.cameWith(ann, app)).toThrow(/no/u);
  book.close();
});
