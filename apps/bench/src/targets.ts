// What Baton aims at, figure by figure, and whether it was reached.
import type { Line } from './figures.ts';

type Target = { readonly most: number } | { readonly least: number };

const targets: Readonly<Record<string, Target>> = {
  'edit → peer, p50': { most: 1 },
  '1,000 documents, relay CPU an edit, at that rate': { most: 60 },
  'bytes of an edit, up': { most: 60 },
  'bytes of an edit, echo': { most: 0 },
  'bytes of an edit, to a peer': { most: 60 },
  'connect and first sync, a second': { least: 2_500 },
  'idle connections, heap and buffers of one': { most: 22 },
  'cold open of a document, 1 MB': { most: 250 },
  'cold open of a document, 10 MB': { most: 2_000 },
  'killed while somebody writes, acknowledged edits lost': { most: 0 },
  '1,000 devices return at once, all are served': { most: 2_000 },
  '5,000 documents, 200 changed': { most: 100 },
  '30 s at 1,000 edits a second, p99': { most: 10 },
  '5,000 documents, nothing new': { most: 50 },
  '5,000 documents, cold': { most: 400 },
  '1,000 documents, edits a second, p99 ≤ 200 ms': { least: 20_000 },
  'edit → own screen, painted, p50': { most: 16 },
  'edit → other’s screen, painted, p50': { most: 20 },
  'edit → other’s screen, painted, p99': { most: 50 },
  'mount 2,000 cards, main thread': { most: 120 },
  '60 pointer moves, main thread': { most: 800 },
  'key → painted, p50': { most: 16 },
  'the disk in Chromium, write 1,000 small updates in a burst, strict': { most: 150 },
  'the disk in Chromium, open 500 small documents': { most: 500 },
  'the disk in Chromium, reopen after 10,000 uncompacted updates': { most: 210 },
  '100,000 tasks, complete in memory': { most: 800 },
  '100,000 tasks, memory with every row read': { most: 250 },
  '100,000 tasks, 50 rows by index': { most: 0.1 },
  '100,000 tasks, count by status': { most: 4 },
  '100,000 tasks, full scan': { most: 15 },
  '100,000 tasks, search, p50': { most: 2 },
  '100,000 tasks, search, p95': { most: 8 },
  'edit among 100,000 tasks, own screen, painted, p50': { most: 16 },
  'start with 100,000 tasks, first paint': { most: 300 },
  'start with 100,000 tasks, complete': { most: 800 },
  'start with 100,000 tasks, memory, page and worker': { most: 250 },
  'my work with 100,000 tasks, first paint': { most: 300 },
  'my work with 100,000 tasks, complete': { most: 800 },
  'my work with 100,000 tasks, memory, page and worker': { most: 250 },
  'my work with 100,000 tasks, relay dead, first paint': { most: 300 },
  'my work with 100,000 tasks, relay dead, complete': { most: 600 },
  'my work among 100,000 tasks, ranked by key, painted, p50': { most: 16 },
  'start with 100,000 tasks, relay dead, first paint': { most: 300 },
  'start with 100,000 tasks, relay dead, complete': { most: 600 },
  'leader closed, next edit painted': { most: 400 },
  'entry chunk, compressed': { most: 110 },
  'start with 10,000 tasks, first paint': { most: 300 },
  'start with 10,000 tasks, complete': { most: 800 },
  'start with 10,000 tasks, relay dead, first paint': { most: 300 },
  'start with 10,000 tasks, relay dead, complete': { most: 600 },
};

/** Relative to the disk: a commit that is synced before it is passed on costs what the disk takes. */
function ofDisk(name: string, lines: readonly Line[]): Target | undefined {
  const room = { 'edit → peer, p99': 3, '200 people in one document, p99': 15 }[name];
  if (room === undefined) return undefined;
  const disk = lines.find((line) => line.case === 'a synced commit' && line.metric === 'p99');
  return disk && { most: Math.round((disk.median + room) * 10) / 10 };
}

export function targetOf(line: Pick<Line, 'case' | 'metric'>, lines: readonly Line[]): Target | undefined {
  const name = `${line.case}, ${line.metric}`;
  return targets[name] ?? ofDisk(name, lines);
}

const shown = (value: number): string => value.toLocaleString('en');
export const targetText = (target: Target | undefined): string =>
  target === undefined ? '' : 'most' in target ? `≤ ${shown(target.most)}` : `≥ ${shown(target.least)}`;

export const isMissed = (target: Target | undefined, median: number): boolean =>
  target !== undefined && ('most' in target ? median > target.most : median < target.least);
