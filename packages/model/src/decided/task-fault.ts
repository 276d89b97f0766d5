// Of which tasks nothing is decided in the ledger of a space, whatever it is.
import { homeNamed, spaceOfHome } from '../directory/home-name.ts';
import type { Directory } from '../directory/schema.ts';
import type { RecordId, SpaceId } from '../ids.ts';
import { doubtedIn } from './holding.ts';
import type { Matter } from './schema.ts';
import type { WorkAct } from './work-act.ts';

/** A record that was moved out of the space: where it is now, others decide. */
function isElsewhere({ moved }: Directory, task: RecordId, space: SpaceId): boolean {
  const moves = Object.hasOwn(moved, task) ? Object.entries(moved[task] ?? {}) : [];
  return moves.some(([born, homes]) => {
    const was = [born, ...homes].some((home) => spaceOfHome(home as SpaceId) === space);
    return was && spaceOfHome(homes.at(-1) ?? (born as SpaceId)) !== space;
  });
}
/** Of what few read nothing is decided in the ledger that all of the space read. */
function isAmongFew({ moved }: Directory, task: RecordId, space: SpaceId): boolean {
  const moves = Object.hasOwn(moved, task) ? Object.values(moved[task] ?? {}) : [];
  return moves.some((homes) => {
    const home = homes.at(-1);
    return home !== undefined && spaceOfHome(home) === space && homeNamed(home).in === 'group';
  });
}

export function taskFault({ directory, space }: WorkAct, matter: Matter, task: RecordId): string | null {
  if (isElsewhere(directory, task, space)) return 'it has moved to another space';
  if (isAmongFew(directory, task, space)) return 'of what few read nothing is decided before all of the space';
  return doubtedIn(matter, directory) === null ? null : 'what this rests on was said by a device that is contested';
}
