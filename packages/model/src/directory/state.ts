// What one ledger has come to, in one spelling, so that whoever has read all of it can compare it by its hash: the relay
// signs that hash in checkpoints (ledger/checkpoint). Only what every reader of the ledger folds alike is in it.
import type { Decided } from '../decided/schema.ts';
import type { SpaceId } from '../ids.ts';
import { spaceOfHome, type HomeName } from './home-name.ts';
import { spaceIn } from './queries.ts';
import type { Directory } from './schema.ts';

/** Keys in the order of their code units, no spaces; what is undefined is not there. */
function spelt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelt).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${spelt(field)}`).join(',')}}`;
}

/** Everything but the spaces, which not everybody reads, and moves, which name them. */
function directoryState(directory: Directory): object {
  const { workspace, relayKey, persons, devices, teams, invitations, tablets, lease, released } = directory;
  return { workspace, relayKey, persons, devices, teams, invitations, tablets, lease, released };
}

/** Of moves those that never left the space: what went on elsewhere is told to readers there. */
function movesInside(
  { moved }: Directory,
  space: SpaceId,
): readonly (readonly [string, HomeName, readonly HomeName[]])[] {
  return Object.entries(moved)
    .flatMap(([record, moves]) =>
      Object.entries(moves).map(([born, homes]) => [record, born as HomeName, homes] as const),
    )
    .filter(([, born, homes]) => [born, ...homes].every((home) => spaceOfHome(home) === space))
    .sort(([left, leftBorn], [right, rightBorn]) => (`${left} ${leftBorn}` < `${right} ${rightBorn}` ? -1 : 1));
}

/**
 * @param decided about its work; undefined where nothing was.
 * @returns undefined of a ledger that this reader has not read whole.
 */
export function stateText(directory: Directory, ledger: string, decided?: Decided): string | undefined {
  if (ledger === 'dir') return spelt(directoryState(directory));
  const space = spaceIn(directory, ledger);
  if (space === undefined || directory.withheld.some((withheld) => withheld === ledger)) return undefined;
  return spelt({ ...space, moved: movesInside(directory, ledger as SpaceId), decided });
}
