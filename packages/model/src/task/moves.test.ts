// Moves against a model of plain lists: whatever people do in whatever order, the board shows what the lists hold.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveColumn, moveColumn, restoreColumn } from '../board/column-commands.ts';
import { boardColumns, tasksOnBoard } from '../board/queries.ts';
import { isRefusal } from '../refusal.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addTasks } from './add-commands.ts';
import { archiveTask, binTask, restoreTask, unbinTask } from './commands.ts';
import { moveTask } from './move-commands.ts';

/** Column by column, the ids that should be shown, and where those stood that were put away. */
interface Lists {
  readonly columns: string[][];
  readonly away: Map<string, 'archived' | 'binned'>;
}
type Step =
  | { readonly do: 'add'; readonly column: number; readonly count: number; readonly top: boolean }
  | {
      readonly do: 'move';
      readonly picks: readonly number[];
      readonly column: number;
      readonly beside: number;
      readonly side: 'after' | 'before' | 'top' | 'bottom';
    }
  | { readonly do: 'archive' | 'bin' | 'back'; readonly pick: number };

const column = fc.nat(3);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      column,
      count: fc.integer({ min: 1, max: 4 }),
      top: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      column,
      beside: fc.nat(),
      side: fc.constantFrom('after' as const, 'before' as const, 'top' as const, 'bottom' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('archive' as const, 'bin' as const, 'back' as const), pick: fc.nat() }),
  },
);

function add(scene: Scene, lists: Lists, step: Extract<Step, { do: 'add' }>): void {
  const titles = Array.from({ length: step.count }, (_, at) => `task ${at}`);
  const at = step.top ? ('top' as const) : ('bottom' as const);
  const where = { project: scene.project, board: scene.board, column: scene.columns[step.column] ?? '' };
  const { tasks } = scene.does(addTasks, { ...where, titles, at });
  const list = lists.columns[step.column] ?? [];
  if (step.top) list.unshift(...tasks);
  else list.push(...tasks);
}

type Move = Extract<Step, { do: 'move' }>;

/** Puts the run into a plain list where the step says; names the spot as moveTask is told it. */
function place(target: string[], moving: readonly string[], step: Move) {
  const index = target.length === 0 ? -1 : step.beside % target.length;
  const beside = target[index] ?? null;
  const end = step.side === 'top' ? 0 : target.length;
  const besideIndex = step.side === 'after' ? index + 1 : index;
  const atEnd = beside === null || step.side === 'top' || step.side === 'bottom';
  target.splice(atEnd ? end : besideIndex, 0, ...moving);
  return step.side === 'top' || step.side === 'bottom' ? { at: step.side } : { [step.side]: beside };
}

function move(scene: Scene, lists: Lists, step: Move): void {
  const shown = lists.columns.flat();
  if (shown.length === 0) return;
  const moving = [...new Set(step.picks.map((pick) => shown[pick % shown.length] ?? ''))];
  for (const list of lists.columns) list.splice(0, list.length, ...list.filter((id) => !moving.includes(id)));
  const spot = place(lists.columns[step.column] ?? [], moving, step);
  scene.does(moveTask, { task: moving, board: scene.board, column: scene.columns[step.column] ?? '', ...spot });
}

function putAway(scene: Scene, lists: Lists, step: { do: 'archive' | 'bin' | 'back'; pick: number }): void {
  if (step.do === 'back') {
    const [id, how] = [...lists.away][step.pick % Math.max(1, lists.away.size)] ?? [];
    if (id === undefined) return;
    scene.does(how === 'archived' ? restoreTask : unbinTask, { task: id });
    lists.away.delete(id);
    // It comes back where its rank says: the model asks only that it is there, once.
    const cards = scene.ask(tasksOnBoard, { board: scene.board });
    lists.columns.forEach((list, at) => {
      list.splice(0, list.length, ...cards.filter((card) => card.column === scene.columns[at]).map((card) => card.id));
    });
    return;
  }
  const shown = lists.columns.flat();
  const id = shown[step.pick % Math.max(1, shown.length)];
  if (id === undefined) return;
  scene.does(step.do === 'archive' ? archiveTask : binTask, { task: id });
  lists.away.set(id, step.do === 'archive' ? 'archived' : 'binned');
  for (const list of lists.columns) if (list.includes(id)) list.splice(list.indexOf(id), 1);
}

function take(scene: Scene, lists: Lists, step: Step): void {
  if (step.do === 'add') add(scene, lists, step);
  else if (step.do === 'move') move(scene, lists, step);
  else putAway(scene, lists, step);
}
function shownIn(scene: Scene): string[][] {
  const cards = scene.ask(tasksOnBoard, { board: scene.board });
  return scene.columns.map((id) => cards.filter((card) => card.column === id).map((card) => card.id));
}

test('[M20] whatever is added, moved, put away and brought back, the board shows what plain lists would hold', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (taken) => {
      const scene = openScene();
      const lists: Lists = { columns: [[], [], [], []], away: new Map() };
      for (const step of taken) {
        take(scene, lists, step);
        expect(shownIn(scene)).toEqual(lists.columns);
      }
    }),
    { numRuns: 150 },
  );
});

test('[M3] forty moves leave ranks short', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 30, maxLength: 40 }), (taken) => {
      const scene = openScene();
      const lists: Lists = { columns: [[], [], [], []], away: new Map() };
      for (const step of taken) take(scene, lists, step);
      for (const task of scene.rows.tasks.all()) expect(task.ranks[scene.board]?.length).toBeLessThan(25);
    }),
    { numRuns: 40 },
  );
});

const columnMoves = fc.array(
  fc.record({ pick: fc.nat(3), beside: fc.nat(3), after: fc.boolean(), away: fc.boolean() }),
  { maxLength: 20 },
);

test('[M34] columns moved, archived and restored in any order stand where they were put, and the last one stays', () => {
  fc.assert(
    fc.property(columnMoves, (moves) => {
      const scene = openScene();
      const order: string[] = [...scene.columns];
      const resting = new Set<string>();
      const away = (id: string) => {
        const back = resting.delete(id);
        const isLast = !back && resting.size === order.length - 1;
        expect(isRefusal(scene.run(back ? restoreColumn : archiveColumn, { column: id }))).toBe(isLast);
        if (!back && !isLast) resting.add(id);
      };
      const put = (id: string, next: string, after: boolean) => {
        if (id === next) return;
        scene.does(moveColumn, { column: id, [after ? 'after' : 'before']: next });
        order.splice(order.indexOf(id), 1);
        order.splice(order.indexOf(next) + (after ? 1 : 0), 0, id);
      };
      for (const { pick, beside, after, away: goes } of moves) {
        if (goes) away(order[pick] ?? '');
        else put(order[pick] ?? '', order[beside] ?? '', after);
        const shown = scene.ask(boardColumns, { board: scene.board }).map((column) => column.id);
        expect(shown).toEqual(order.filter((column) => !resting.has(column)));
      }
    }),
    { numRuns: 100 },
  );
});
