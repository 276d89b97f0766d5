// The documents that stand beside a record and need not be on a device: its page, and its comments of each quarter.
import { feedsBeside, pageBeside as pageIn, parseDoc, quarterOf, scopeOf, talkBeside } from '@baton/replica/layout';
import { homeNamed, homeNameOf, internalOf } from '@baton/model/directory/home-name';
import { mayRead } from '@baton/model/directory/queries';
import { besideOf } from '@baton/model/task/moving';
import type { Directory } from '@baton/model/directory/schema';
import type { LinkId } from '@baton/model/ids';
import type { Home } from '@baton/model/tx';
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

/** The home by whose name its page and comments go; undefined where there are none that may be left by this person. */
function homeBeside({ replica: { rows }, world, me }: Core, record: string): Home | undefined {
  const directory = world.world()?.directory;
  const home = directory && besideOf(directory, rows, record);
  if (home === undefined || home.in === 'private') return undefined;
  const group = home.in === 'group' ? { group: home.group } : {};
  // What may not be read would be answered as if there were nothing.
  const scope = { class: 'p', space: home.space, of: record, ...group } as const;
  return mayRead(directory as Directory, me.person, scope) ? home : undefined;
}

export const pageBeside = (core: Core, record: string): string | undefined => {
  const home = homeBeside(core, record);
  return home && pageIn(home, record, core.me.person);
};

/** Its page and its older comments; those of the quarters that every device keeps come by themselves. */
export function docsBeside(core: Core, record: string, now: number): readonly string[] {
  const home = homeBeside(core, record);
  const created = core.replica.rows.tasks.get(record)?.created;
  if (home === undefined || created === undefined) return [];
  const kept = new Set(quartersHeld(now));
  const older = quartersBetween(created, now).filter((quarter) => !kept.has(quarter));
  const feeds = new Set([feedsBeside(home, record, core.me.person), ...feedsOfGuests(core, record)]);
  for (const talk of talksOf(core, record, pageIn(home, record, core.me.person))) feeds.add(talk);
  const names = [...feeds].flatMap((feed) => older.map((quarter) => `${feed}${quarter}`));
  return [pageIn(home, record, core.me.person), ...names.filter((name) => reads(core, name))];
}

/** Of a task that stands with the readers of a group: what they said with its guests, and among themselves. */
function feedsOfGuests({ replica: { rows }, me }: Core, record: string): readonly string[] {
  const home = rows.tasks.homeOf(record);
  if (home?.in !== 'group') return [];
  const inside = homeNamed(internalOf(homeNameOf(home.space, home.group)));
  return [home, inside].map((one) => feedsBeside(one, record, me.person));
}

/** What was said by links to its page, also by those that are over. */
function talksOf({ world }: Core, record: string, page: string): readonly string[] {
  const { spaces = {} } = world.world()?.directory ?? {};
  const links = Object.values(spaces).flatMap((space) => Object.entries(space.links));
  const own = links.filter(([, { record: of, right }]) => of === record && right === 'comment');
  return own.flatMap(([id]) => talkBeside(page, id as LinkId) ?? []);
}

/** What may not be read would be asked for and never come. */
function reads({ world, me }: Core, name: string): boolean {
  const directory = world.world()?.directory;
  const doc = parseDoc(name);
  return directory !== undefined && doc !== undefined && mayRead(directory, me.person, scopeOf(doc));
}
