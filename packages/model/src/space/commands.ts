// What a department says before it takes work, and its everyday board.
import { z } from 'zod';
import { madeIds } from '../made-id.ts';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Hue } from '../board/schema.ts';
import type { SpaceId } from '../ids.ts';
import { addProject, restoreProject, unbinProject } from '../project/commands.ts';
import { liveProject } from '../project/rules.ts';
import { Prefix } from '../project/schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { deskOf, writeSheet } from './desk.ts';
import { whyReadOnly } from './rules.ts';
import { Needs, sheetOf } from './schema.ts';

function mayWriteSheet(ctx: Ctx, space: string): Refusal | undefined {
  if (ctx.directory.spaces[space as SpaceId] === undefined) return refuse('not-found', 'department');
  return whyReadOnly(ctx.directory, ctx.person, { class: 'r', space: space as SpaceId });
}

export const setNeeds = command('setNeeds', z.object({ space: z.string(), needs: Needs }), (tx, ctx, args) => {
  const refusal = mayWriteSheet(ctx, args.space);
  if (refusal) return refusal;
  const needs = args.needs.trim() === '' ? null : args.needs.trim();
  if ((tx.sheets.get(sheetOf(args.space))?.needs ?? null) === needs) return refuse('nothing-changed', 'department');
  writeSheet(tx, { space: args.space as SpaceId, now: ctx.now }, { needs });
  return { space: args.space };
});

/** One of its projects, or null: it has none any more. The project itself stays as it is. */
export const setDesk = command(
  'setDesk',
  z.object({ space: z.string(), project: z.string().nullable() }),
  (tx, ctx, args) => {
    const refusal = mayWriteSheet(ctx, args.space);
    if (refusal) return refusal;
    if (args.project !== null) {
      const project = liveProject(tx, args.project);
      if (isRefusal(project)) return project;
      if (project.archived !== null) return refuse('archived', 'project');
      if (tx.projects.spaceOf(project.id) !== args.space) return refuse('not-valid', 'project');
    }
    if ((tx.sheets.get(sheetOf(args.space))?.desk ?? null) === args.project)
      return refuse('nothing-changed', 'department');
    writeSheet(tx, { space: args.space as SpaceId, now: ctx.now }, { desk: args.project });
    return { space: args.space };
  },
);

const deskColumns = [
  { name: 'Taken in', kind: 'todo' },
  { name: 'Doing', kind: 'doing' },
  { name: 'With others', kind: 'review' },
  { name: 'Done', kind: 'done' },
] as const;

/** Brings back one that was put away; null: there is none of that id yet. */
function deskAgain(tx: Tx, ctx: Ctx, project: string): Refusal | null {
  const known = tx.projects.get(project);
  if (known === undefined) return refuse('not-found', 'project');
  if (known.binned !== null) {
    const back = unbinProject.run(tx, ctx, { project });
    if (isRefusal(back)) return back;
  }
  if (known.archived !== null) restoreProject.run(tx, ctx, { project });
  return null;
}

/** Two who start it apart start one: its ids are told by the space's. What was put away comes back with its tasks. */
export const startDesk = command(
  'startDesk',
  z.object({ space: z.string(), name: z.string().trim().min(1).max(200), prefix: Prefix, hue: Hue }),
  (tx, ctx, { space, name, prefix, hue }) => {
    const refusal = mayWriteSheet(ctx, space);
    if (refusal) return refusal;
    if (deskOf(tx, space) !== null) return refuse('nothing-changed', 'everyday board');
    const newId = madeIds(`${space}|desk`);
    const project = madeIds(`${space}|desk`)('p');
    if (tx.projects.get(project) === undefined) {
      const made = addProject.run(tx, { ...ctx, newId }, { space, name, prefix, hue, columns: [...deskColumns] });
      if (isRefusal(made)) return made;
    } else {
      const back = deskAgain(tx, ctx, project);
      if (back) return back;
    }
    writeSheet(tx, { space: space as SpaceId, now: ctx.now }, { desk: project });
    return { project, board: deskOf(tx, space)?.board ?? null };
  },
);
