// Sharing a task with guests: it goes to the readers of a group, guests among them, with what they need to read it by.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { homeNameOf } from '../directory/home-name.ts';
import { mayWrite } from '../directory/queries.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { setReaders } from '../task/readers-commands.ts';
import { groupIn } from '../task/readers.ts';
import { liveTask } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Home, Tx } from '../tx.ts';
import { leaveCard } from './cards.ts';
import { columnsOfProject } from './retell.ts';

type Group = Extract<Home, { readonly in: 'group' }>;

/** The project as guests are to know it; said anew when something more of it is shared. */
function leaveSlice(tx: Tx, ctx: Ctx, { group, task }: { readonly group: Group; readonly task: Task }): void {
  const project = tx.projects.get(task.project);
  if (project === undefined) return;
  const { name, prefix, hue } = project;
  const columns = columnsOfProject(tx, project.id);
  const at = homeNameOf(group.space, group.group);
  const known = tx.slices.by('project', project.id).find((slice) => {
    const home = tx.slices.homeOf(slice.id);
    return home?.in === 'group' && homeNameOf(home.space, home.group) === at;
  });
  const fields = { project: project.id, name, prefix, hue, sharer: ctx.person, at: ctx.now, columns };
  if (known === undefined) tx.slices.add(group, ctx.newId('h'), fields);
  else tx.slices.patch(known.id, fields);
}

/** @param group one of its space, of which this person is a writer. Who reads it is the directory's; guests may still come. */
export const shareTask = command(
  'shareTask',
  z.object({ task: z.string(), group: z.string() }),
  (tx, ctx, { task: id, group: name }) => {
    const task = liveTask(tx, id);
    if (isRefusal(task)) return task;
    const home = tx.tasks.homeOf(id);
    if (home === undefined || home.in === 'private') return refuse('not-allowed', 'own-task');
    const group = groupIn(ctx.directory, home.space, name);
    if (isRefusal(group) || group.in !== 'group') return isRefusal(group) ? group : refuse('not-found', 'group');
    if (!mayWrite(ctx.directory, ctx.person, { ...group, class: 'x' })) return refuse('not-allowed', 'group');
    const moved = setReaders.run(tx, ctx, { task: id, readers: { group: name } });
    if (isRefusal(moved)) return moved;
    leaveSlice(tx, ctx, { group, task });
    leaveCard(tx, ctx, group);
    return { task: id };
  },
);
