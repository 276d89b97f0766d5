// Tasks in memory, headless (the engine is the same in node and in a browser's worker): complete from projections, the first
// board, what is asked of all of them. All of it is this thread's own work.
import { boardColumns, tasksOnBoard } from '@baton/model/board/queries';
import { progressOfProjects } from '@baton/model/project/queries';
import { findTasks } from '@baton/model/task/queries';
import type { Replica } from '@baton/replica/contract';
import MiniSearch from 'minisearch';
import { rowsAtOnce } from '@baton/workspace/disk/warming';
import { quantile, type Gathering } from '../figures.ts';
import { askCtx, openDevice, projectionsOf, type Blobs } from './filled.ts';
import { heapNow } from './heap.ts';
import { eachTook, took } from './took.ts';

const subject = 'Baton';
export interface Started {
  readonly replica: Replica;
  readonly complete: number;
  readonly board: number;
  readonly heap: number;
}
/** As a start does it: all projections, then the board that is on screen. */
export function startWith(blobs: Blobs): Started {
  const before = heapNow();
  const { replica } = openDevice('r/s1/0');
  const complete = took(() => {
    for (const [doc, blob] of blobs) replica.loadProjection(doc, blob);
  });
  const board = took(() => {
    boardColumns.answer(replica.rows, askCtx, { board: 'b0' });
    tasksOnBoard.answer(replica.rows, askCtx, { board: 'b0' });
  });
  return { replica, complete, board, heap: heapNow() - before };
}

const searches = [
  'tent',
  'zips',
  'press kit',
  'order 4711',
  'sew seams',
  'window spring',
  'pack price',
  'nothing such',
];

let made: Promise<Blobs> | undefined;
export async function measureTasksInMemory(gathering: Gathering): Promise<void> {
  const blobs = await (made ??= projectionsOf(100_000));
  const figure = { case: '100,000 tasks', subject, unit: 'ms' };
  const started = startWith(blobs);
  const { rows } = started.replica;
  const search = (text: string) => () => findTasks.answer(rows, askCtx, { text });
  gathering.add({ ...figure, metric: 'complete in memory' }, started.complete);
  gathering.add({ ...figure, metric: 'then the first board of 2,000' }, started.board);
  gathering.add({ ...figure, metric: 'memory after the start', unit: 'MB' }, started.heap);
  const before = heapNow() - started.heap;
  gathering.add({ ...figure, metric: 'the first search of all, nothing made ready' }, took(search('tent')));
  gathering.add({ ...figure, metric: 'memory with what a search needs', unit: 'MB' }, heapNow() - before);
  gathering.add(
    { ...figure, metric: '50 rows by index' },
    eachTook(() => rows.tasks.by('assigned', 'uann')),
  );
  gathering.add(
    { ...figure, metric: 'count by status' },
    eachTook(() => progressOfProjects.answer(rows, askCtx, {})),
  );
  const sought = searches.map((text) => eachTook(search(text)));
  gathering.add({ ...figure, metric: 'search, p50' }, quantile(sought, 0.5));
  gathering.add({ ...figure, metric: 'search, p95' }, quantile(sought, 0.95));
  gathering.add(
    { ...figure, metric: 'all rows for the first time' },
    took(() => [...rows.tasks.all()]),
  );
  gathering.add({ ...figure, metric: 'memory with every row read', unit: 'MB' }, heapNow() - before);
  const scan = eachTook(() => {
    let found = 0;
    for (const task of rows.tasks.all()) if (task.title.includes('4711')) found += 1;
    return found;
  });
  gathering.add({ ...figure, metric: 'full scan' }, scan);
  measureWarming(blobs, gathering);
  measureMiniSearch(rows, gathering);
}

/** The same titles in the library that most take for this. */
function measureMiniSearch(rows: Replica['rows'], gathering: Gathering): void {
  const index = new MiniSearch<{ readonly id: string; readonly title: string }>({
    fields: ['title'],
    searchOptions: { prefix: true, combineWith: 'AND' },
  });
  index.addAll([...rows.tasks.all()].map(({ id, title }) => ({ id, title })));
  const sought = searches.map((text) => eachTook(() => index.search(text).slice(0, 20)));
  const figure = { case: '100,000 tasks', subject: 'MiniSearch', unit: 'ms' };
  gathering.add({ ...figure, metric: 'search, p50' }, quantile(sought, 0.5));
  gathering.add({ ...figure, metric: 'search, p95' }, quantile(sought, 0.95));
}

/** As the engine makes it ready when it has nothing else to do. */
function measureWarming(blobs: Blobs, gathering: Gathering): void {
  const { replica } = startWith(blobs);
  const slices: number[] = [];
  const state = { isLeft: true };
  const warm = (): void => {
    state.isLeft = replica.warm(rowsAtOnce);
  };
  while (state.isLeft) slices.push(took(warm));
  const figure = { case: '100,000 tasks', subject, unit: 'ms' };
  gathering.add(
    { ...figure, metric: 'made ready for a search at leisure' },
    slices.reduce((sum, one) => sum + one, 0),
  );
  gathering.add({ ...figure, metric: 'the longest slice of that' }, Math.max(...slices));
}
