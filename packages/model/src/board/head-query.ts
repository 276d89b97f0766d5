// One board by its id, with what its bar shows of the project it is of.
import { z } from 'zod';
import { question } from '../command.ts';
import { shownFacts, type Fact } from './face.ts';
import type { Lanes } from './schema.ts';

export interface BoardHead {
  readonly id: string;
  readonly name: string;
  readonly lanes: Lanes;
  /** What its cards show (face.ts). */
  readonly facts: readonly Fact[];
  readonly dense: boolean;
  readonly ageAfter: number | null;
  readonly laneLimit: number | null;
  readonly personLimit: number | null;
  readonly archived: number | null;
  readonly binned: number | null;
  readonly project: string;
  readonly projectName: string;
  readonly hue: number;
  readonly prefix: string;
  /** Whether the project lies in the archive or the bin. */
  readonly projectResting: 'archived' | 'binned' | null;
  readonly space: string | null;
}
/** One row, or none where the board is not here. */
export const boardHead = question(
  'boardHead',
  z.object({ board: z.string() }),
  ['boards', 'projects'],
  (rows, _ctx, args): readonly BoardHead[] => {
    const board = rows.boards.get(args.board);
    const project = board && rows.projects.get(board.project);
    if (board === undefined || project === undefined) return [];
    return [
      {
        id: board.id,
        name: board.name,
        lanes: board.lanes ?? 'none',
        facts: shownFacts(board),
        dense: board.dense ?? false,
        ageAfter: board.ageAfter,
        laneLimit: board.laneLimit,
        personLimit: board.personLimit,
        archived: board.archived,
        binned: board.binned,
        project: project.id,
        projectName: project.name,
        hue: project.hue,
        prefix: project.prefix,
        projectResting: project.binned !== null ? 'binned' : project.archived !== null ? 'archived' : null,
        space: rows.boards.spaceOf(board.id) ?? null,
      },
    ];
  },
);
