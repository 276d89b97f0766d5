// My work as places: sections one under another (list) or side by side (board). Pure.
import type { WorkAnswer } from '@baton/model/work/queries';
import { sections } from '@baton/model/work/rules';
import type { Section } from '@baton/model/work/schema';
import { type BoardModel, type Cell, findPlace, type Place, stepPlace } from '@baton/ui/dnd/model';
import type { WorkPlace } from './work-acts.ts';

export type Groups = Readonly<Record<Section, readonly WorkAnswer[]>> & { readonly asleep: readonly WorkAnswer[] };

export function groupsOf(rows: readonly WorkAnswer[]): Groups {
  const inSection = (section: Section) => rows.filter((row) => !row.snoozed && row.section === section);
  return {
    now: inSection('now'),
    next: inSection('next'),
    later: inSection('later'),
    asleep: rows.filter(({ snoozed }) => snoozed),
  };
}

export type Shape = 'list' | 'board';
/** In a list the sections are lanes, so that the arrows walk from one into the next. */
export function modelOf(groups: Groups, shape: Shape): BoardModel {
  const cards = (cell: Cell) => groups[sectionAt(cell)].map(({ id }) => id);
  return shape === 'list' ? { columns: ['work'], lanes: sections, cards } : { columns: sections, cards };
}
export const cellOf = (section: Section, shape: Shape): Cell =>
  shape === 'list' ? { column: 'work', lane: section } : { column: section };
export const sectionAt = ({ column, lane }: Cell): Section => (lane ?? column) as Section;

export const placeOf = (place: Place): WorkPlace => ({
  section: sectionAt(place),
  after: place.after,
  before: place.before,
});

/** One step of the arrows; nothing at the edge. */
export function stepOf(
  model: BoardModel,
  id: string,
  direction: 'up' | 'down' | 'left' | 'right',
): WorkPlace | undefined {
  const from = findPlace(model, id);
  const to = from && stepPlace(model, id, { from, direction });
  return to && placeOf(to);
}
