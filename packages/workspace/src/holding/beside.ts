// The documents that stand beside a record and need not be on a device: its page, and its comments of each quarter.
import { formatDoc, pageOf, parseDoc, quarterOf } from '@baton/replica/layout';
import { mayRead } from '@baton/model/directory/queries';
import { birthSpace } from '@baton/model/task/moving';
import type { SpaceId } from '@baton/model/ids';
import type { Core } from '../core.ts';
import { quartersHeld } from './policy.ts';

/** Ten years of comments of one task; whoever writes a false birthday into it does not make a device ask for ever. */
const mostQuarters = 40;
const day = 86_400_000;

function quartersBetween(from: number, to: number): string[] {
  const quarters = new Set<string>();
  for (let at = to; at >= from && quarters.size < mostQuarters; at -= 30 * day) quarters.add(quarterOf(at));
  return [...quarters.add(quarterOf(Math.min(from, to)))].slice(0, mostQuarters);
}

/** The space by whose name its page and comments go; undefined where there are none for this person. */
function spaceBeside({ replica: { rows }, world, me }: Core, record: string): SpaceId | undefined {
  const space = rows.tasks.spaceOf(record);
  const directory = world.world()?.directory;
  const born = space && directory && birthSpace(directory, record, space);
  // What may not be read would be answered as if there were nothing.
  return born && mayRead(directory, me.person, { class: 'p', space: born, of: record }) ? born : undefined;
}

export const pageBeside = (core: Core, record: string): string | undefined => {
  const space = spaceBeside(core, record);
  return space && pageOf(space, record);
};

/** Its page and its older comments; those of the quarters that every device keeps come by themselves. */
export function docsBeside(core: Core, record: string, now: number): readonly string[] {
  const space = spaceBeside(core, record);
  const created = core.replica.rows.tasks.get(record)?.created;
  if (space === undefined || created === undefined) return [];
  const kept = new Set(quartersHeld(now));
  const older = quartersBetween(created, now).filter((quarter) => !kept.has(quarter));
  return [pageOf(space, record), ...older.map((quarter) => formatDoc({ class: 'feed', space, of: record, quarter }))];
}

/** The record beside which a document stands. */
export function recordOfDoc(doc: string): string | undefined {
  const of = parseDoc(doc);
  return of !== undefined && 'of' in of ? of.of : undefined;
}
