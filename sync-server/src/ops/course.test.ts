import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostPoints, RelayCourse, slotMs, type Measured } from './course.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'course-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = Math.floor(Date.UTC(2026, 2, 4, 9) / slotMs) * slotMs;
const one: Measured = { workspace: 'w1', people: 3, lag: 0, used: 100, changes: 0, byOne: 0 };
function scene(now = start) {
  const at = { now, measured: [one] as readonly Measured[] | null, troubles: [] as string[], isWaiting: false };
  const course = new RelayCourse({
    file: join(folder, 'course.json'),
    measure: async () => at.measured ?? Promise.reject(new Error('away')),
    now: () => at.now,
    schedule: () => ((at.isWaiting = true), () => (at.isWaiting = false)),
    onTrouble: ({ what }) => void at.troubles.push(what),
  });
  return { at, course };
}

test('[S275] of each quarter of an hour the most people and the longest wait are kept, and the latest size', async () => {
  const { at, course } = scene();
  await course.start();
  for (const [people, lag, used, changes, byOne] of [
    [9, 2, 110, 40, 5],
    [1, 7, 120, 30, 30],
  ] as const) {
    at.measured = [{ ...one, people, lag, used, changes, byOne }];
    await course.look();
  }
  expect(course.of('w1')).toEqual([{ at: start, people: 9, lag: 7, used: 120, changes: 40, byOne: 30 }]);
  at.now += slotMs;
  await course.look();
  expect(course.of('w1').map(({ at: when, people }) => [when, people])).toEqual([
    [start, 9],
    [start + slotMs, 1],
  ]);
  expect(course.of('w2')).toEqual([]);
  expect(at.isWaiting).toBe(true);
});

test('[S275] a week of it is kept, and it is there after a restart', async () => {
  const { at, course } = scene();
  await course.start();
  for (let turn = 1; turn < mostPoints + 5; turn += 1) {
    at.now += slotMs;
    await course.look();
  }
  await course.stop();
  expect([course.of('w1').length, at.isWaiting]).toEqual([mostPoints, false]);
  const next = scene(at.now);
  await next.course.start();
  expect(next.course.of('w1')).toEqual(course.of('w1'));
});

test('[S275] a relay that ends before it has begun leaves what is there', async () => {
  const before = JSON.stringify({ w1: [{ at: start, people: 2, lag: 0, used: 9 }] });
  await writeFile(join(folder, 'course.json'), before);
  await scene().course.stop();
  expect(await readFile(join(folder, 'course.json'), 'utf8')).toBe(before);
});

test('[S275] what cannot be read or measured is no history and stops nothing; a clock that was set back goes on from there', async () => {
  await writeFile(join(folder, 'course.json'), '{"w1": [{"at": "x"}]}');
  const { at, course } = scene();
  at.measured = null;
  await course.start();
  expect(course.of('w1')).toEqual([]);
  at.measured = [one];
  at.now += 4 * slotMs;
  await course.look();
  at.now = start;
  await course.look();
  expect(course.of('w1').map((point) => point.at)).toEqual([start]);
  await rm(folder, { recursive: true });
  at.now += slotMs;
  await course.look();
  expect(at.troubles).toEqual(['how the relay went could not be kept']);
  await expect(readFile(join(folder, 'course.json'))).rejects.toThrow('ENOENT');
});

test('[S429] what was kept before changes were counted is read, and goes on with them', async () => {
  const before = { at: start - slotMs, people: 2, lag: 0, used: 9 };
  await writeFile(join(folder, 'course.json'), JSON.stringify({ w1: [before, { ...before, at: start }] }));
  const { at, course } = scene();
  at.measured = [{ ...one, changes: 6, byOne: 4 }];
  await course.start();
  expect(course.of('w1')).toEqual([before, { at: start, people: 3, lag: 0, used: 100, changes: 6, byOne: 4 }]);
  await course.stop();
  const next = scene();
  await next.course.start();
  expect(next.course.of('w1')).toEqual(course.of('w1'));
});
