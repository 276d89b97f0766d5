// Projects: founded with a first board, renamed, archived, binned. Keys outlive every change of prefix.
import { z } from 'zod';
import { command } from '../command.ts';
import type { SpaceId } from '../ids.ts';
import { rankBetween } from '../rank.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { isExpired } from '../bin/rules.ts';
import { foundBoard, NewColumn } from '../board/found.ts';
import { Hue } from '../board/schema.ts';
import { standsIn } from '../space/rules.ts';
import { liveProject, mayUsePrefix } from './rules.ts';
import { Prefix } from './schema.ts';

const Name = z.string().trim().min(1).max(200);
const One = z.object({ project: z.string() });

/** With a first board, named as the project unless `board` says otherwise; null founds none. */
export const addProject = command(
  'addProject',
  z.object({
    space: z.string(),
    name: Name,
    hue: Hue,
    prefix: Prefix,
    board: Name.nullable().optional(),
    columns: z.array(NewColumn).min(1).max(50).optional(),
  }),
  (tx, ctx, args) => {
    const space = args.space as SpaceId;
    if (ctx.directory.spaces[space] === undefined) return refuse('not-found', 'space');
    if (!standsIn(ctx.directory, space, ctx.person)) return refuse('not-allowed', 'space');
    const refusal = mayUsePrefix(tx, args.prefix);
    if (refusal) return refusal;
    const last = [...tx.projects.all()]
      .map((project) => project.rank ?? '')
      .sort()
      .at(-1);
    const project = ctx.newId('p');
    tx.projects.add({ in: 'space', space }, project, {
      name: args.name,
      hue: args.hue,
      prefix: args.prefix,
      created: ctx.now,
      rank: rankBetween(last || null, null, ctx.random),
    });
    if (args.board === null) return { project, board: null };
    const { board } = foundBoard(tx, ctx, { space, project, name: args.board ?? args.name, columns: args.columns });
    return { project, board };
  },
);
export const renameProject = command(
  'renameProject',
  z.object({ project: z.string(), name: Name }),
  (tx, _ctx, args) => {
    const project = liveProject(tx, args.project);
    if (isRefusal(project)) return project;
    if (project.name !== args.name) tx.projects.patch(project.id, { name: args.name });
    return { project: project.id };
  },
);
export const setHue = command('setHue', z.object({ project: z.string(), hue: Hue }), (tx, _ctx, args) => {
  const project = liveProject(tx, args.project);
  if (isRefusal(project)) return project;
  if (project.hue !== args.hue) tx.projects.patch(project.id, { hue: args.hue });
  return { project: project.id };
});
/** The former prefix stays an address: nobody else can take it. */
export const setPrefix = command('setPrefix', z.object({ project: z.string(), prefix: Prefix }), (tx, _ctx, args) => {
  const project = liveProject(tx, args.project);
  if (isRefusal(project)) return project;
  if (project.prefix === args.prefix) return { project: project.id };
  const refusal = mayUsePrefix(tx, args.prefix, project.id);
  if (refusal) return refusal;
  tx.projects.patch(project.id, {
    prefix: args.prefix,
    formerPrefixes: { [project.prefix]: true, [args.prefix]: false },
  });
  return { project: project.id };
});
export const archiveProject = command('archiveProject', One, (tx, ctx, args) => {
  const project = liveProject(tx, args.project);
  if (isRefusal(project)) return project;
  if (project.archived === null) tx.projects.patch(project.id, { archived: ctx.now });
  return { project: project.id };
});
export const restoreProject = command('restoreProject', One, (tx, _ctx, args) => {
  const project = liveProject(tx, args.project);
  if (isRefusal(project)) return project;
  if (project.archived !== null) tx.projects.patch(project.id, { archived: null });
  return { project: project.id };
});
export const binProject = command('binProject', One, (tx, ctx, args) => {
  const project = tx.projects.get(args.project);
  if (project === undefined) return refuse('not-found', 'project');
  if (project.binned === null) tx.projects.patch(project.id, { binned: ctx.now });
  return { project: project.id };
});
export const unbinProject = command('unbinProject', One, (tx, ctx, args) => {
  const project = tx.projects.get(args.project);
  if (project === undefined || isExpired(project.binned, ctx.now)) return refuse('not-found', 'project');
  if (project.binned !== null) tx.projects.patch(project.id, { binned: null });
  return { project: project.id };
});
