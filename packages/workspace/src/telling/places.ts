// Where somebody is, as the relay is told it: with the space in front, so that only its readers are told on. Screens name
// a board or a task alone.
import type { Rows } from '@baton/model/tx';

type Homes = { readonly tasks: Pick<Rows['tasks'], 'spaceOf' | 'homeOf'> };
type Spaces = { readonly tasks: Pick<Rows['tasks'], 'spaceOf'> };

/** A place outside of every space (settings, search) stays as it is; the relay tells nobody of it. */
function placedIn({ tasks }: Spaces, at: string): string {
  // Whichever table is asked: a record of any kind stands in one space.
  const space = tasks.spaceOf(at);
  return space === undefined ? at : `${space}/${at}`;
}
export interface Whereabouts {
  readonly at: string;
  readonly on: string | null;
  readonly field: string | null;
}
/** Of what fewer have than the space nothing is said, not even its id: who stands there is here, and no more. */
export function toldOf(rows: Homes, { at, on, field }: Whereabouts): Whereabouts {
  if (isApart(rows, at)) return { at: '', on: null, field: null };
  const told = { at: placedIn(rows, at), on, field };
  return on !== null && isApart(rows, on) ? { ...told, on: null, field: null } : told;
}
const isApart = ({ tasks }: Homes, id: string): boolean => (tasks.homeOf(id)?.in ?? 'space') !== 'space';

export const placeOf = (told: string): string => told.slice(told.indexOf('/') + 1);
