// What a request for approval has frozen, held against what the task said: before the request gets its place, since whoever
// compares may read for a while and nobody's edits wait for that. A state that the task has been in stays one, so nothing
// is compared again in the turn.
import { fromBase64 } from '@baton/ledger/bytes';
import type { OfWork } from '@baton/model/decided/schema';
import { homeNamed, homeNameOf } from '@baton/model/directory/home-name';
import type { Directory } from '@baton/model/directory/schema';
import { isBudgetForAll } from '@baton/model/task/budget';
import { birthHome } from '@baton/model/task/moving';
import { pageBeside } from '@baton/replica/layout';
import type { SignedIn } from '../access/policy.ts';
import type { AskedContent } from '../compaction/content-cut.ts';
import type { Cutter } from '../compaction/cutter.ts';
import type { FileDesk } from '../files/file-desk.ts';
import type { Rate } from '../access/rate.ts';
import type { Log } from '../log/contract.ts';
import type { RelayOptions } from '../relay/relay.ts';

/** `later`: it waits on its device. `illegal`: it comes back. */
export interface FrozenFault {
  readonly is: 'later' | 'illegal';
  readonly why: string;
}
const later = (why: string): FrozenFault => ({ is: 'later', why });
export const otherSentence = 'what was frozen is not what the task says';
const isOther: FrozenFault = { is: 'illegal', why: otherSentence };
const notCome = later('What was frozen is not on the relay yet.');
const lags = later('The relay is still reading the task.');
const tooMany = later('Too many requests for approval; they wait a while.');

/** Each is read by the thread that cuts documents. */
const asking = { burst: 30, perMinute: 10 };

type Asking = OfWork<'approval-asked'>;
export interface HeldAgainst {
  readonly log: Pick<Log, 'head'>;
  readonly contents: Pick<Cutter, 'content'>;
  readonly files: Pick<FileDesk, 'find'>;
  readonly rate: Pick<Rate, 'take'>;
  readonly onTrouble?: RelayOptions['onTrouble'];
}

function askedOf(directory: Directory, decision: Asking, { person, deviceNo }: SignedIn): AskedContent {
  const { space, task, hash, number } = decision;
  const home = homeNameOf(space);
  const moves = Object.hasOwn(directory.moved, task) ? directory.moved[task] : undefined;
  return {
    task,
    space,
    hash,
    page: pageBeside(homeNamed(birthHome(directory, task, home)), task, person),
    moved: moves === undefined ? {} : { [task]: moves },
    budget: isBudgetForAll(directory, { in: 'space', space }),
    readAt: number === undefined ? null : { number, deviceNo },
  };
}

const isRead = ({ workspace: { rights }, person }: SignedIn, { page, space }: AskedContent): boolean =>
  rights.mayRead(person, `r/${space}/0`) && rights.mayRead(person, page);

/** By the files and the line alone, before anything is read. */
async function faultBefore(at: HeldAgainst, by: SignedIn, { hash, readAt }: AskedContent): Promise<FrozenFault | null> {
  const file = Buffer.from(fromBase64(hash) ?? []).toString('hex');
  if (at.files.find(by, file) === undefined) return notCome;
  const { number: head } = (await at.log.head(by.workspace.id))?.cursor ?? { number: 0 };
  // A line that was lost had such a place, perhaps.
  if (readAt !== null && readAt.number > head) return isOther;
  return at.rate.take(`asking ${by.workspace.id} ${by.device}`, asking) ? null : tooMany;
}

async function faultIn(at: HeldAgainst, by: SignedIn, asked: AskedContent): Promise<FrozenFault | null> {
  try {
    const compared = await at.contents.content(by.workspace.id, asked);
    return compared === 'other' ? isOther : null;
  } catch (fault) {
    at.onTrouble?.({ what: 'a task could not be read for an approval', detail: String(fault) });
    return lags;
  }
}

/** Null: it is what the task said, or whoever asks may not know what that is, and is refused by the fold. */
export async function frozenFault(at: HeldAgainst, by: SignedIn, decision: Asking): Promise<FrozenFault | null> {
  const { directory } = by.workspace.rights;
  const asked = directory && askedOf(directory, decision, by);
  if (asked === undefined || !isRead(by, asked)) return null;
  return (await faultBefore(at, by, asked)) ?? faultIn(at, by, asked);
}
