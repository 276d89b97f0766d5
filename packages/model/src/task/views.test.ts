// The views of tasks beside what reading every task gives: the way it was done before they were kept.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewOf } from '../view.ts';
import { Views } from '../view.ts';
import { taskCounts, type Counts } from './counts-view.ts';
import { keyHomeOf, taskKeys, withShort, type TaskKeys } from './keys-view.ts';
import { isVisible } from './rules.ts';
import type { Task } from './schema.ts';
import { fold, readTyped, taskTitles, type Titles } from './titles-view.ts';

type Brief = Pick<
  Task,
  'id' | 'title' | 'project' | 'status' | 'archived' | 'binned' | 'created' | 'keyedIn' | 'formerKeys'
>;
const word = fc.constantFrom('Tent', 'tents', 'Café', 'cafe', 'pole', 'a', 'po', '4711', 'İ', '\t', '');
const when = fc.constantFrom(null, null, 5);
const fields = fc.record({
  title: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  project: fc.constantFrom('p1', 'p2'),
  status: fc.constantFrom('q1', 'q2'),
  archived: when,
  binned: when,
  created: fc.nat({ max: 3 }),
  keyedIn: fc.constantFrom(null, null, 'p1', 'p3'),
  formerKeys: fc.constantFrom([], [], ['SPR-1'], ['SPR-1', 'OLD-2']),
});
const changes = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.option(fields)), { maxLength: 40 });

function played(all: readonly (readonly [number, Omit<Brief, 'id'> | null])[]): { rows: Brief[]; views: Views } {
  const rows: (Brief | undefined)[] = [];
  const idAt = (slot: number): string => `t${String(slot % 3).padStart(5, '0')}${slot}`;
  const views = new Views({ count: () => rows.length, idAt, briefAt: (slot) => rows[slot] });
  for (const [wanted, next] of all) {
    const slot = Math.min(wanted, rows.length);
    const before = rows[slot];
    rows[slot] = next === null ? undefined : { ...next, id: idAt(slot) };
    views.moved(slot, before, rows[slot]);
    for (const view of [taskCounts, taskKeys, taskTitles]) views.warm(view, 1);
  }
  return { rows: rows.filter((row) => row !== undefined), views };
}

/** Every title read, every hit sorted. */
function scanned(rows: readonly Brief[], text: string): string[] {
  const whole = fold(text.trim());
  const words = whole.split(/\s+/).filter((one) => one !== '');
  const placeOf = ({ title, archived }: Brief): number | null => {
    const folded = fold(title);
    if (words.length === 0 || !words.every((one) => folded.includes(one))) return null;
    const atHeads = words.every((one) => folded.startsWith(one) || folded.includes(` ${one}`));
    return (folded.startsWith(whole) ? 0 : atHeads ? 1 : 2) + (archived === null ? 0 : 3);
  };
  return rows
    .filter(({ binned }) => binned === null)
    .map((task) => ({ task, place: placeOf(task) ?? -1 }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place || b.task.created - a.task.created || (a.task.id < b.task.id ? -1 : 1))
    .map(({ task }) => task.id);
}

test('[M111] after any changes a search finds what reading all titles finds, in the same order', () => {
  const typed = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(changes, typed, fc.integer({ min: 1, max: 9 }), (all, text, most) => {
      const { rows, views } = played(all);
      const titles = views.of(taskTitles) as Titles;
      for (const sought of [text, 'te', 'o', 'caf p', 'tent pole', ' A ', '47'])
        expect(titles.find(readTyped(sought), most)).toEqual(scanned(rows, sought).slice(0, most));
    }),
    { numRuns: 400 },
  );
});

test('[M112] after any changes tasks are counted as reading all of them counts', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const { rows, views } = played(all);
      const { kept, binned, visible } = views.of(taskCounts) as Counts;
      expect(kept).toBe(rows.filter((row) => row.binned === null).length);
      expect([...binned].sort()).toEqual(rows.flatMap((row) => (row.binned === null ? [] : row.id)).sort());
      for (const project of ['p1', 'p2'])
        for (const status of ['q1', 'q2'])
          expect(visible.get(project)?.get(status) ?? 0).toBe(
            rows.filter((row) => row.project === project && row.status === status && isVisible(row)).length,
          );
    }),
  );
});

test('[M113] after any changes tasks are found by what their keys are made of', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const { rows, views } = played(all);
      const keys = views.of(taskKeys) as TaskKeys;
      const ids = (of: (row: Brief) => boolean) =>
        rows
          .filter(of)
          .map(({ id }) => id)
          .sort();
      for (const home of ['p1', 'p2', 'p3'])
        expect([...(keys.byHome.get(home) ?? [])].sort()).toEqual(ids((row) => keyHomeOf(row) === home));
      for (const key of ['SPR-1', 'OLD-2'])
        expect([...(keys.byFormer.get(key) ?? [])].sort()).toEqual(ids((row) => row.formerKeys.includes(key)));
      expect([...withShort(keys, '00001')].sort()).toEqual(ids(({ id }) => id.startsWith('t00001')));
    }),
  );
});

test('[M112] a view of a few rows alone is theirs', () => {
  const row: Brief = {
    id: 't1',
    title: 'Tent',
    project: 'p1',
    status: 'q1',
    archived: null,
    binned: null,
    created: 1,
    keyedIn: null,
    formerKeys: [],
  };
  expect(
    viewOf(taskCounts, [row, { ...row, id: 't2' }])
      .visible.get('p1')
      ?.get('q1'),
  ).toBe(2);
  expect(viewOf(taskTitles, [row]).find(readTyped('TENT'), 5)).toEqual(['t1']);
});
