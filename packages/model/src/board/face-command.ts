// What the cards of a board show, how close they stand, and when they are marked as old. Only what is said is written.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal } from '../refusal.ts';
import { factNames, shownFacts } from './face.ts';
import { liveBoard } from './rules.ts';
import { Days } from './schema.ts';

export const setCardFace = command(
  'setCardFace',
  z.object({
    board: z.string(),
    face: z.partialRecord(z.enum(factNames), z.boolean()).optional(),
    dense: z.boolean().optional(),
    ageAfter: Days.nullable().optional(),
  }),
  (tx, _ctx, args) => {
    const board = liveBoard(tx, args.board);
    if (isRefusal(board)) return board;
    const shown = shownFacts(board);
    const face = Object.fromEntries(
      factNames.flatMap((fact) => {
        const wish = args.face?.[fact];
        return wish === undefined || shown.includes(fact) === wish ? [] : [[fact, wish]];
      }),
    );
    const patch = {
      ...(Object.keys(face).length === 0 ? {} : { face }),
      ...(args.dense === undefined || args.dense === (board.dense ?? false) ? {} : { dense: args.dense }),
      ...(args.ageAfter === undefined || args.ageAfter === board.ageAfter ? {} : { ageAfter: args.ageAfter }),
    };
    if (Object.keys(patch).length > 0) tx.boards.patch(board.id, patch);
    return { board: board.id };
  },
);
