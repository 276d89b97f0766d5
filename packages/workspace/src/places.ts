// Where somebody is, as the relay is told it: with the space in front, so that only its readers are told on. Screens name
// a board or a task alone.
import type { Rows } from '@baton/model/tx';

type Spaces = { readonly tasks: Pick<Rows['tasks'], 'spaceOf'> };

/** A place outside of every space (settings, search) stays as it is; the relay tells nobody of it. */
export function placedIn({ tasks }: Spaces, at: string): string {
  // Whichever table is asked: a record of any kind stands in one space.
  const space = tasks.spaceOf(at);
  return space === undefined ? at : `${space}/${at}`;
}
export const placeOf = (told: string): string => told.slice(told.indexOf('/') + 1);
