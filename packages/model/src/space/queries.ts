// A department's home: what it says of itself and where its everyday work stands.
import { z } from 'zod';
import { question } from '../command.ts';
import { deskOf } from './desk.ts';
import { sheetOf } from './schema.ts';

export interface HomeAnswer {
  /** Of the space. */
  readonly id: string;
  readonly needs: string | null;
  readonly desk: {
    readonly project: string;
    readonly name: string;
    readonly hue: number;
    readonly board: string | null;
  } | null;
}
/** One row. */
export const homeOfSpace = question(
  'homeOfSpace',
  z.object({ space: z.string() }),
  ['sheets', 'projects', 'boards'],
  (rows, _ctx, { space }): readonly HomeAnswer[] => {
    const desk = deskOf(rows, space);
    return [
      {
        id: space,
        needs: rows.sheets.get(sheetOf(space))?.needs ?? null,
        desk: desk && { project: desk.project.id, name: desk.project.name, hue: desk.project.hue, board: desk.board },
      },
    ];
  },
);

/** The everyday boards of all spaces: which projects are none that one plans. `id` is the project's. */
export const desks = question(
  'desks',
  z.object({}),
  ['sheets', 'projects', 'boards'],
  (rows): readonly { readonly id: string; readonly space: string }[] =>
    [...rows.sheets.all()].flatMap(({ id }) => {
      const space = rows.sheets.spaceOf(id);
      const desk = space === undefined || id !== sheetOf(space) ? null : deskOf(rows, space);
      return desk === null || space === undefined ? [] : [{ id: desk.project.id, space }];
    }),
);
