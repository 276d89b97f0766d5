// The statuses of a plan and its boards, as they were set where it was kept.
import { factNames } from '../board/face.ts';
import { Need } from '../board/schema.ts';
import type { Ctx } from '../ctx.ts';
import type { SpaceId } from '../ids.ts';
import { ranksBetween } from '../rank.ts';
import type { Tx } from '../tx.ts';
import type { Plan, PlanBoard, PlanColumn } from './schema.ts';

interface At {
  readonly space: SpaceId;
  readonly project: string;
}

/** Their ids, in the order of the plan. */
export function foundStatuses(tx: Tx, ctx: Ctx, { plan, at }: { plan: Plan; at: At }): readonly string[] {
  const { columns } = plan;
  const ranks = ranksBetween(null, null, { count: columns.length, random: ctx.random });
  return columns.map(({ name, kind }, index) => {
    const status = ctx.newId('q');
    const rank = ranks[index] ?? 'a0';
    tx.statuses.add({ in: 'space', space: at.space }, status, { project: at.project, name, kind, rank });
    return status;
  });
}

const withoutNothing = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], null | undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as never;

const eachStatus = ({ columns }: Plan): PlanColumn[] =>
  columns.map(({ name, hue, limit }, at) => ({ name, statuses: [at], hue, limit }));

/** What this version does not know of it is left out. */
function settingsOf(column: PlanColumn, statuses: readonly string[]) {
  const { hue, limit, policy, doneWhen, needs = [] } = column;
  const held = column.statuses.flatMap((at) => statuses[at] ?? []);
  const known = needs.flatMap((need) => Need.safeParse(need).data ?? []);
  return {
    statuses: Object.fromEntries(held.map((status) => [status, true])),
    needs: Object.fromEntries(known.map((need) => [need, true])),
    ...withoutNothing({ hue, limit, policy, doneWhen }),
  };
}

/** Their ids, in the order of the plan. */
export function foundBoards(
  tx: Tx,
  ctx: Ctx,
  { plan, at, statuses }: { plan: Plan; at: At; statuses: readonly string[] },
): readonly string[] {
  const place = { in: 'space', space: at.space } as const;
  const ranks = ranksBetween(null, null, { count: plan.boards.length, random: ctx.random });
  return plan.boards.map((wish, index) => {
    const board = ctx.newId('b');
    tx.boards.add(place, board, { project: at.project, rank: ranks[index] ?? 'a0', ...boardFields(wish) });
    const columns = wish.columns ?? eachStatus(plan);
    const columnRanks = ranksBetween(null, null, { count: columns.length, random: ctx.random });
    columns.forEach((column, nth) =>
      tx.columns.add(place, ctx.newId('c'), {
        board,
        name: column.name,
        rank: columnRanks[nth] ?? 'a0',
        ...settingsOf(column, statuses),
      }),
    );
    return board;
  });
}

function boardFields({ name, lanes, face = {}, dense, ageAfter, laneLimit, personLimit }: PlanBoard) {
  const known = Object.entries(face).filter(([fact]) => factNames.some((one) => one === fact));
  return {
    name,
    ...(lanes === 'none' ? {} : { lanes }),
    face: Object.fromEntries(known),
    ...withoutNothing({ dense, ageAfter, laneLimit, personLimit }),
  };
}
