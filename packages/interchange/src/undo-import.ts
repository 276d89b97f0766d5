// Undoing an import later: everything of it goes into the bin, but for what people have worked on since.
import { command, question } from '@baton/model/command';
import { refuse } from '@baton/model/refusal';
import type { Task } from '@baton/model/task/schema';
import type { Rows } from '@baton/model/tx';
import { z } from 'zod';
import { editedFields, printsIn } from './source.ts';
import { valuesOfItem, valuesOfTask } from './trello/write-cards.ts';

type ReadRows = Pick<Rows, 'tasks' | 'checkItems' | 'comments' | 'taskLinks'>;

/** Edited, commented on, ticked or added to since it came; what it never had from its source counts as well. */
function isWorkedOn(rows: ReadRows, task: Task): boolean {
  if (editedFields(printsIn(task.source), valuesOfTask(task)).length > 0) return true;
  if (task.priority !== null || task.estimate !== null || task.keyedIn !== null) return true;
  if (rows.comments.by('on', task.id).some((one) => one.import === null || one.binned !== null)) return true;
  if (rows.taskLinks.by('task', task.id).some((link) => link.import === null || link.binned !== null)) return true;
  return rows.checkItems
    .by('task', task.id)
    .some(
      (item) =>
        item.source === null ||
        item.binned !== null ||
        editedFields(printsIn(item.source), valuesOfItem(item)).length > 0,
    );
}

const tasksOf = (rows: ReadRows, intake: string): Task[] =>
  rows.tasks.by('import', intake).filter((task) => task.binned === null);

/** What undoing would leave where it is: listed before anything is taken back. */
export const workedOnSinceImport = question(
  'workedOnSinceImport',
  z.object({ intake: z.string() }),
  ['tasks', 'checkItems', 'comments', 'taskLinks', 'intakes'],
  (rows, _ctx, { intake }): readonly { readonly id: string; readonly title: string }[] =>
    tasksOf(rows, intake)
      .filter((task) => isWorkedOn(rows, task))
      .map(({ id, title }) => ({ id, title }))
      .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1)),
);

/** The project goes too, when nothing else stands in it. */
export const undoImport = command('undoImport', z.object({ intake: z.string() }), (tx, ctx, args) => {
  const intake = tx.intakes.get(args.intake);
  if (intake === undefined) return refuse('not-found', 'import');
  if (intake.undone !== null) return refuse('nothing-changed', 'import');
  const tasks = tasksOf(tx, intake.id);
  const kept = tasks.filter((task) => isWorkedOn(tx, task));
  const keptIds = new Set(kept.map((task) => task.id));
  const going = tasks.filter((task) => !keptIds.has(task.id));
  const goingIds = new Set(going.map((task) => task.id));
  const others = tx.tasks.by('project', intake.project).some((task) => task.binned === null && !goingIds.has(task.id));
  const otherBoards = tx.boards
    .by('project', intake.project)
    .some((board) => board.import !== intake.id && board.binned === null);
  for (const task of going) tx.tasks.patch(task.id, { binned: ctx.now });
  const goes = !others && !otherBoards && tx.projects.get(intake.project)?.binned === null;
  if (goes) tx.projects.patch(intake.project, { binned: ctx.now });
  tx.intakes.patch(intake.id, { undone: ctx.now });
  return { binned: going.length, project: goes, kept: kept.map(({ id, title }) => ({ id, title })) };
});
