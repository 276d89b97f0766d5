// The feeds of a link's talk, one for each quarter since it was made. Its holders read and write in these and in no other:
// who may name documents freely could hide what they write where nobody looks.
import type { LinkId } from '@baton/model/ids';
import { quarterOf, talkBeside } from '@baton/replica/layout';
import type { OpenWorkspace } from '../relay/relay.ts';

const day = 86_400_000;
/** Of a link of which it is not known when it was made. */
const usual = 92 * day;
/** A link lasts a year at most. */
const most = 6;

/** Oldest first: what is said now goes into the last. */
export function talkDocs({ ledger }: Pick<OpenWorkspace, 'ledger'>, link: LinkId, now: number): readonly string[] {
  const text = ledger.titles.links.get(link);
  const beside = text && talkBeside(text.page, link);
  if (text === undefined || beside === undefined) return [];
  const quarters = new Set<string>();
  for (let at = Math.min(text.made ?? now - usual, now); at < now; at += 30 * day) quarters.add(quarterOf(at));
  return [...quarters.add(quarterOf(now))].slice(-most).map((quarter) => `${beside}${quarter}`);
}
