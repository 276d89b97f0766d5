// Asking for approval: the version is frozen and kept first, hung on its task, and then named by its hash in the statement.
import { approvedIn } from '@baton/model/decided/approval-rules';
import { contentText } from '@baton/model/decided/content';
import { coveredOf, type CoveredAnswer } from '@baton/model/decided/content-queries';
import { freezeVersion } from '@baton/model/decided/freeze-command';
import type { Approval, ApprovalOrder, Receiver } from '@baton/model/decided/schema';
import type { Day } from '@baton/model/day';
import { type ApprovalId, idFromBytes, type PersonId, type SpaceId } from '@baton/model/ids';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { Change } from '@baton/workspace/sync-contract';
import { pageOfTask } from '@baton/workspace/pages/writing';
import { useContext } from 'react';
import { askOnce } from '../../lib/ask-once.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { readingContents } from '../../parts/use-content.ts';
import { useWorkDeciding } from '../../parts/use-work-deciding.ts';

export interface ApprovalWish {
  readonly seats: readonly Receiver[];
  readonly quorum: number;
  readonly order: ApprovalOrder;
  readonly fourEyes: boolean;
  readonly strong: boolean;
  readonly answerBy: Day | undefined;
}

/** The end of that day, where the person is. */
const endOfDay = (day: Day): number => new Date(`${day}T23:59:59`).getTime();
const newId = (): ApprovalId => idFromBytes('g', crypto.getRandomValues(new Uint8Array(17))) as ApprovalId;

/** As cells and the text of the page are called where they are told of (workspace `Change`). */
const coveredFields = new Set(['title', 'due', 'estimate', 'budget', 'tags', 'page', 'text', 'done', 'binned']);
const mostNamed = 200;
/** What somebody writes all the time is taken as it was read last: the relay has it at that place, or says so. */
const mostReadings = 5;
interface Reading {
  /** The place on the line. */
  readonly number: number;
  readonly covered: CoveredAnswer;
  readonly text: string;
}

function writersIn(changes: readonly Change[], since: Approval | null): readonly PersonId[] {
  return changes
    .filter(({ field, fate }) => coveredFields.has(field) && fate !== 'refused')
    .filter(({ number }) => since === null || number === null || number > since.said.number)
    .map(({ person }) => person);
}

export function useAsking(task: PeekAnswer, space: SpaceId): (wish: ApprovalWish) => Promise<boolean> {
  const workspace = useWorkspace();
  const { directory, me } = useWorld();
  const say = useContext(RefusalContext);
  const decide = useWorkDeciding();
  const matter = task.decided?.local ?? task.decided?.matter;
  const since = matter === undefined ? null : approvedIn(directory, matter);

  /** Whoever wrote what is covered since it was last approved, as far as this device knows and the relay tells. */
  async function contributors({ records, writings }: CoveredAnswer): Promise<readonly PersonId[]> {
    const histories = await Promise.all(records.map((record) => workspace.history({ record, older: true })));
    const last = writings.filter(({ at }) => since === null || at > since.said.at).map(({ by }) => by);
    const all = new Set([...last, ...histories.flatMap(({ changes }) => writersIn(changes, since))]);
    return [...all]
      .filter((person) => Object.hasOwn(directory.persons, person))
      .sort()
      .slice(0, mostNamed);
  }

  /** All of it as it was at one place on the line: where somebody is writing it is read once more. */
  async function read(left = mostReadings): Promise<Reading | Refusal> {
    const { pageMarkdown } = await readingContents();
    const number = await workspace.reached();
    const [known] = await askOnce(workspace, coveredOf, { task: task.id });
    const doc = task.beside && pageOfTask({ home: task.beside, task: task.id, person: me.person });
    const page = doc === null ? '' : await pageMarkdown(workspace, doc);
    if (page === null) return refuse('needs-relay', 'page');
    if (known === undefined) return refuse('not-found', 'task');
    if (left > 0 && (await workspace.reached()) !== number) return read(left - 1);
    return { number, covered: known, text: contentText(known.covered, page) };
  }

  async function freeze(): Promise<(Reading & { readonly hash: string }) | Refusal> {
    const reading = await read();
    if (isRefusal(reading)) return reading;
    const { keepContent } = await readingContents();
    const frozen = await keepContent(workspace, reading.text);
    if (isRefusal(frozen)) return frozen;
    const hung = await workspace.run(freezeVersion, { task: task.id, ...frozen.file }, { undoable: false });
    return isRefusal(hung) ? hung : { ...reading, hash: frozen.hash };
  }

  return async ({ answerBy, ...wish }) => {
    const frozen = await freeze();
    if (isRefusal(frozen)) {
      say(frozen);
      return false;
    }
    return decide({
      decision: {
        type: 'approval-asked',
        space,
        task: task.id,
        approval: newId(),
        hash: frozen.hash,
        ...wish,
        number: frozen.number,
        contributors: await contributors(frozen.covered),
        ...(answerBy === undefined ? {} : { answerBy: endOfDay(answerBy) }),
        ...(since === null ? {} : { since: since.id }),
      },
      done: 'Asked for approval. What they read is frozen.',
    });
  };
}
