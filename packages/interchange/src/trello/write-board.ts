// The project, its board, a column and a status for each list, a name for each member. Existing ones stay as they are.
import type { SpaceId } from '@baton/model/ids';
import { rankBetween } from '@baton/model/rank';
import { rankFrom } from '../source.ts';
import type { Job } from './import.ts';

/** List → status, for the lists that come. */
export type Lists = ReadonlyMap<string, string>;

function writeProject({ tx, ctx, args, intake, project, board, undone }: Job): void {
  const place = { in: 'space', space: args.space as SpaceId } as const;
  const known = tx.projects.get(project);
  if (known === undefined) {
    const last = [...tx.projects.all()]
      .map((one) => one.rank ?? '')
      .sort()
      .at(-1);
    const rank = rankBetween(last || null, null, ctx.random);
    tx.projects.add(place, project, { ...args.project, rank, created: ctx.now, import: intake });
  } else if (known.binned !== null && known.binned === undone) tx.projects.patch(project, { binned: null });
  if (tx.boards.get(board) === undefined) {
    tx.boards.add(place, board, { project, name: args.board ?? args.plan.name, rank: 'a0', import: intake });
  }
}

function writeLists({ tx, ctx, args, idOf, intake, project, board }: Job): Lists {
  const place = { in: 'space', space: args.space as SpaceId } as const;
  const statuses = new Map<string, string>();
  for (const list of args.plan.lists) {
    if (list.archived && args.archived === 'leave') continue;
    const status = idOf('q', list.id);
    const column = idOf('c', list.id);
    const rank = rankFrom(list.position, list.id);
    statuses.set(list.id, status);
    if (tx.statuses.get(status) === undefined) {
      tx.statuses.add(place, status, { project, name: list.name, kind: list.kind, rank, import: intake });
    }
    if (tx.columns.get(column) !== undefined) continue;
    tx.columns.add(place, column, {
      board,
      name: list.name,
      rank,
      statuses: { [status]: true },
      import: intake,
      ...(list.limit === null ? {} : { limit: list.limit }),
      ...(list.archived ? { archived: ctx.now } : {}),
    });
  }
  return statuses;
}

function writeNames({ tx, args, idOf, intake }: Job): void {
  const place = { in: 'space', space: args.space as SpaceId } as const;
  const matched = new Map(args.matches.map(({ member, person }) => [member, person]));
  for (const member of args.plan.members) {
    const id = idOf('n', member.id);
    const person = matched.get(member.id) ?? null;
    const known = tx.names.get(id);
    if (known === undefined) {
      const fields = { name: member.name, from: 'Trello', source: `trello:${member.id}`, import: intake };
      tx.names.add(place, id, person === null ? fields : { ...fields, person });
    } else if (person !== null && known.person === null) tx.names.patch(id, { person });
  }
}

export function writeBoard(job: Job): Lists {
  writeProject(job);
  writeNames(job);
  return writeLists(job);
}
