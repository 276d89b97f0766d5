// What the relay knows of a request for approval better than whoever asks: who has worked on what is asked for. The fold sees
// no edits, so it believes the request; here, in the turn in which it gets its place, the request is held against the log.
import type { Book } from '@baton/ledger/book';
import { takenInUpTo } from '@baton/model/decided/approval-rules';
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import { newMatter, type OfWork } from '@baton/model/decided/schema';
import type { Illegal } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import { isBudgetForAll, moneyGroup } from '@baton/model/task/budget';
import type { Log } from '../log/contract.ts';

/** Whoever asks may ask anew with all of them. */
export interface NamedFewer extends Illegal {
  readonly contributors: readonly PersonId[];
}
export const isNamedFewer = (answer: object): answer is NamedFewer => 'contributors' in answer;
export const namedFewerSentence = 'others have worked on it whom the request does not name';

export interface Asked {
  readonly log: Pick<Log, 'contributors' | 'standing'>;
  /** As it is before the request. */
  readonly book: Book;
  readonly decision: OfWork<'approval-asked'>;
}

/** Since the version that is approved, unless it may name a place of a line that was lost: then whoever ever has. */
async function contributorsTo({ log, book, decision }: Asked): Promise<readonly PersonId[]> {
  const { directory, workspace } = book;
  if (directory === undefined) return [];
  const { space, task } = decision;
  const matter = matterOf(decidedIn(book.decided, space), task) ?? newMatter;
  const { opened = 0 } = await log.standing(workspace);
  const after = (matter.approved?.said.number ?? 0) > opened ? takenInUpTo(directory, matter) : 0;
  const groups = isBudgetForAll(directory, { in: 'space', space }) ? [moneyGroup] : [];
  const found = await log.contributors(workspace, { task, groups, after });
  return found.filter((person) => Object.hasOwn(directory.persons, person)) as PersonId[];
}

/** Null: whoever has worked on it is named. More may be. */
export async function namedFewer(asked: Asked): Promise<NamedFewer | null> {
  const contributors = await contributorsTo(asked);
  const named = new Set(asked.decision.contributors);
  return contributors.every((person) => named.has(person)) ? null : { illegal: namedFewerSentence, contributors };
}
