import { expect, test } from 'vitest';
import { Gathering, quantile, type Line } from './figures.ts';
import { tablesOf } from './tables.ts';

const line = (part: Partial<Line>): Line => ({
  bench: 'sync',
  case: 'edit → peer',
  subject: 'Baton, SQLite FULL',
  metric: 'p99',
  unit: 'ms',
  median: 5,
  min: 4,
  max: 6,
  runs: 3,
  ...part,
});
const disk = line({ case: 'a synced commit', subject: 'the disk', median: 4.5 });

test('a quantile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, at) => 99 - at);
  expect([quantile(values, 0.5), quantile(values, 0.99), quantile([7], 0.99)]).toEqual([50, 99, 7]);
  expect(quantile([], 0.5)).toBeNaN();
});

test('runs are told as one line: median, least, most', () => {
  const told: string[] = [];
  const { log } = console;
  console.log = (text: string) => void told.push(text);
  const gathering = new Gathering('sync');
  for (const value of [3, 1, 2]) gathering.add({ case: 'c', subject: 's', metric: 'm', unit: 'ms' }, value);
  gathering.tell();
  console.log = log;
  expect(told.map((text) => JSON.parse(text) as Line)).toEqual([
    { bench: 'sync', case: 'c', subject: 's', metric: 'm', unit: 'ms', median: 2, min: 1, max: 3, runs: 3 },
  ]);
});

test('Baton stands first, with its target; a peer that does not measure it has a dash', () => {
  const text = tablesOf([line({ subject: 'floor' }), line({}), line({ metric: 'p50', median: 0.5 }), disk]);
  expect(text).toContain('| what | target | Baton, SQLite FULL | floor |');
  expect(text).toContain('| edit → peer: p50, ms | ≤ 1 | 0.5 (4–6) | – |');
});

test('the target of an edit’s p99 is the disk’s own plus 3 ms, and a miss is said', () => {
  expect(tablesOf([line({ median: 7.4 }), disk])).toContain('| ≤ 7.5 | 7.4 (4–6) |');
  expect(tablesOf([line({ median: 7.6 }), disk])).toContain('| ≤ 7.5 | **7.6 (4–6)** missed |');
});

test('fewer than three runs are called provisional', () => {
  expect(tablesOf([line({}), disk])).not.toContain('Provisional');
  expect(tablesOf([line({ runs: 1 }), disk])).toMatch(/^Provisional: /u);
});
