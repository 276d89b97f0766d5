// Several of one kind that are chosen to be answered together: by X, by Shift, all with Ctrl A, by a tap on their boxes. Pure.
import type { AskedRow } from './asked-rows.ts';

export type Chosen = ReadonlySet<string>;
export const nobody: Chosen = new Set();
type Row = Pick<AskedRow, 'id'> & { readonly asked: { readonly is: string } };

const kindOf = (rows: readonly Row[], id: string): string | undefined => rows.find((row) => row.id === id)?.asked.is;
/** All that are asked in the same way. */
export const alike = <R extends Row>(rows: readonly R[], id: string): readonly R[] =>
  rows.filter(({ asked }) => asked.is === kindOf(rows, id));

/** Another kind than was chosen begins anew: one sheet signs one kind. */
export function adding(rows: readonly Row[], chosen: Chosen, id: string): Chosen {
  const kin = new Set(alike(rows, id).map((row) => row.id));
  return new Set([...[...chosen].filter((one) => kin.has(one)), id]);
}
export function toggling(rows: readonly Row[], chosen: Chosen, id: string): Chosen {
  return chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : adding(rows, chosen, id);
}
/** From the one that was chosen last on to this one, as far as they are alike. */
export function reaching(rows: readonly Row[], chosen: Chosen, id: string): Chosen {
  const kin = alike(rows, id).map((row) => row.id);
  const from = kin.indexOf([...chosen].at(-1) ?? '');
  const to = kin.indexOf(id);
  if (from < 0) return adding(rows, chosen, id);
  const between = kin.slice(Math.min(from, to), Math.max(from, to) + 1);
  return new Set([...chosen, ...between.filter((one) => one !== id), id]);
}
/** What is not asked any more is not chosen any more. */
export const stillIn = (rows: readonly Row[], chosen: Chosen): Chosen => {
  const left = [...chosen].filter((id) => kindOf(rows, id) !== undefined);
  return left.length === chosen.size ? chosen : new Set(left);
};
