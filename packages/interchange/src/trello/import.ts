// importTrello: a plan becomes a project, its board, tasks and all that hangs on them, as one gesture. Decides first;
// then writes what is absent, and of what is there only what changed at Trello and nobody edited here.
import { command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import type { SpaceId } from '@baton/model/ids';
import { mayUsePrefix } from '@baton/model/project/rules';
import { Prefix } from '@baton/model/project/schema';
import { Hue } from '@baton/model/board/schema';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { isPerson, standsIn } from '@baton/model/space/rules';
import type { Tx } from '@baton/model/tx';
import { z } from 'zod';
import { idsFrom } from '../source.ts';
import { writeBoard } from './write-board.ts';
import { writeCards } from './write-cards.ts';
import { TrelloPlan } from './plan.ts';

export const ImportArgs = z.object({
  plan: TrelloPlan,
  space: z.string(),
  project: z.object({ name: z.string().trim().min(1).max(200), prefix: Prefix, hue: Hue }),
  /** Name of the board; the export's own when absent. */
  board: z.string().trim().min(1).max(200).optional(),
  archived: z.enum(['bring', 'leave']),
  /** Trello member → person of the workspace. Who is not named stays a name without an account. */
  matches: z.array(z.object({ member: z.string(), person: z.string() })).max(10_000),
  /** Further parts of this import follow (parts.ts): an earlier undoing is over only after the last. */
  more: z.boolean().optional(),
});
export type ImportArgs = z.infer<typeof ImportArgs>;

export interface Page {
  readonly task: string;
  readonly paragraphs: readonly string[];
  /** The task was there before: write only if its page is still empty. */
  readonly known: boolean;
}
export interface Imported {
  readonly intake: string;
  readonly project: string;
  readonly board: string;
  /** Tasks that are new, that were brought up to date, and that were left as they are. */
  readonly added: number;
  readonly updated: number;
  readonly untouched: number;
  /** Descriptions: documents that a command cannot write. The caller does. */
  readonly pages: readonly Page[];
}

/** What every part of the import writes with. */
export interface Job {
  readonly tx: Tx;
  readonly ctx: Ctx;
  readonly args: ImportArgs;
  readonly idOf: (letter: string, id: string) => string;
  readonly intake: string;
  readonly project: string;
  readonly board: string;
  /** When an earlier import of this board was undone: what lies in the bin since then comes back. */
  readonly undone: number | null;
}

function placeRefusal(ctx: Ctx, args: ImportArgs): Refusal | undefined {
  const space = args.space as SpaceId;
  if (!Object.hasOwn(ctx.directory.spaces, space)) return refuse('not-found', 'space');
  if (!standsIn(ctx.directory, space, ctx.person)) return refuse('not-allowed', 'space');
  const stranger = args.matches.some(({ person }) => !isPerson(ctx.directory, person));
  return stranger ? refuse('not-found', 'person') : undefined;
}

function decide(tx: Tx, ctx: Ctx, args: ImportArgs): Job | Refusal {
  const refusal = placeRefusal(ctx, args);
  if (refusal) return refusal;
  const idOf = idsFrom({ workspace: ctx.directory.workspace, space: args.space as SpaceId, provider: 'trello' });
  const { source } = args.plan;
  const [intake, project, board] = [idOf('j', source), idOf('p', source), idOf('b', source)];
  const undone = tx.intakes.get(intake)?.undone ?? null;
  const known = tx.projects.get(project);
  const taken = known === undefined ? mayUsePrefix(tx, args.project.prefix) : undefined;
  if (taken) return taken;
  const binned = known?.binned ?? null;
  if (binned !== null && binned !== undone) return refuse('in-bin', 'project');
  return { tx, ctx, args, idOf, intake, project, board, undone };
}

function writeIntake({ tx, ctx, args, intake, project }: Job): void {
  const { plan } = args;
  const report = plan.report.length <= 60_000 ? plan.report : null;
  const fields = {
    provider: 'trello',
    source: plan.source,
    name: plan.name,
    at: ctx.now,
    project,
    report,
    undone: null,
  };
  if (tx.intakes.get(intake) === undefined)
    tx.intakes.add({ in: 'space', space: args.space as SpaceId }, intake, fields);
  else if (args.more !== true) tx.intakes.patch(intake, { at: ctx.now, report, undone: null });
}

export const importTrello = command('importTrello', ImportArgs, (tx, ctx, args): Imported | Refusal => {
  const job = decide(tx, ctx, args);
  if (isRefusal(job)) return job;
  const lists = writeBoard(job);
  const cards = writeCards(job, lists);
  writeIntake(job);
  return { intake: job.intake, project: job.project, board: job.board, ...cards };
});
