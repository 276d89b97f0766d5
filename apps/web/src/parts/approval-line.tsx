// How the approval of a task stands, on the task itself: one line, what changed since, and what can be done about it.
import type { Said as SaidAt } from '@baton/model/decided/schema';
import type { SpaceId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import type { ReactNode } from 'react';
import { useApproving } from '../lib/task-sheets.tsx';
import { useWorld } from '../lib/use-world.ts';
import { type ApprovalShown, termsText, useApprovalOf } from './approval-words.ts';
import { ApproveLink } from './approve-link.tsx';
import { ChangedParts } from './changed-parts.tsx';
import { type ChangedPart, changedIn, useContentParts } from './content-words.ts';
import { timeInText } from './day-text.ts';
import { useNames } from './people.tsx';
import { RemindButton } from './remind-button.tsx';
import { SignedChip, type SignedAs } from './signed-chip.tsx';
import { isRead, useContentNow, useVersion } from './use-content.ts';
import { useWordsOf } from './use-decided-words.ts';
import { useWorkDeciding } from './use-work-deciding.ts';
import styles from './approval.module.css';

type OfApproval = Pick<PeekAnswer, 'id' | 'key' | 'title' | 'decided' | 'beside'>;
interface OfTask {
  readonly task: OfApproval;
  readonly space: SpaceId;
}
interface ApprovalLineProps extends OfTask {
  /** The reader is asked to sign: what is asked stands above it. */
  readonly isAsked: boolean;
}

/** Nothing where nobody ever asked, or what was asked was taken back and nothing is approved. */
export function ApprovalLine({ task, space, isAsked }: ApprovalLineProps) {
  const shown = useApprovalOf(task);
  if (shown === null) return null;
  const isOver = isAsked || shown.standing === 'over' || (shown.standing === 'taken-back' && shown.approved !== null);
  if (isOver && shown.approved === null) return null;
  return (
    <div className={styles.line} role="status" aria-label="Approval">
      {!isOver && <Standing task={task} space={space} shown={shown} />}
      {shown.approved !== null && <SinceApproval task={task} shown={shown} />}
    </div>
  );
}

const looks: Readonly<Record<ApprovalShown['standing'], { readonly is: SignedAs; readonly word: string }>> = {
  open: { is: 'pending', word: 'Not signed yet' },
  approved: { is: 'signed', word: 'Approved' },
  returned: { is: 'returned', word: 'Returned' },
  'taken-back': { is: 'pending', word: 'Taken back' },
  over: { is: 'pending', word: 'Over' },
  contested: { is: 'contested', word: 'Contested' },
};

interface StandingProps extends OfTask {
  readonly shown: ApprovalShown;
}
function Standing({ task, space, shown }: StandingProps) {
  const { version, standing, isLocal, approval } = shown;
  const { me } = useWorld();
  const decide = useWorkDeciding();
  const approving = useApproving();
  const look = looks[standing];
  const isMine = approval.said.by === me.person;
  const takeBack = () =>
    void decide({
      decision: { type: 'approval-taken-back', space, task: task.id, approval: approval.id },
      done: 'Taken back. Nobody is asked any more.',
    });
  const mayAskAgain = approving.isHere && (standing === 'returned' || standing === 'taken-back');
  return (
    <div className={styles.row}>
      <SignedChip is={isLocal ? 'local' : look.is}>
        {isLocal ? 'Signed here, not on record' : `${look.word}, version ${version}`}
      </SignedChip>
      <span className={styles.said}>
        <Said task={task} shown={shown} />
      </span>
      <span className={styles.acts}>
        <ApproveLink to={task.key} className={styles.go}>
          See version {version}
        </ApproveLink>
        {standing === 'open' && isMine && (
          <>
            <RemindButton task={task} space={space} whom="its signers" size={28} />
            <Button tone="quiet" onClick={takeBack}>
              Take back
            </Button>
          </>
        )}
        {mayAskAgain && <Button onClick={() => approving.open(task.id)}>Ask again</Button>}
      </span>
    </div>
  );
}

/** One sentence: what is waited for, or what was said. */
function Said({ task, shown }: { readonly task: OfApproval; readonly shown: ApprovalShown }): ReactNode {
  const nameOf = useNames();
  const { approval, matter, standing } = shown;
  const wordsOf = useWordsOf(task.id, matter);
  const no = approval.signatures.findLast(({ says }) => says === 'no');
  const yes = approval.signatures.filter(({ says }) => says === 'yes');
  const said = (by: string, verb: string, one: SaidAt | null) => `${nameOf(by)} ${verb}: “${wordsOf(one) ?? ''}”`;
  switch (standing) {
    case 'returned':
      return no && said(no.by, 'returned it', no);
    case 'approved':
      return `Signed by ${yes.map(({ by }) => nameOf(by)).join(', ')}, ${timeInText(yes.at(-1)?.at ?? 0)}`;
    case 'contested':
      return 'Signed on a device of which it is not settled whose hands it was in. It waits until an admin has settled that.';
    case 'taken-back':
      return `${nameOf(approval.said.by)} took it back`;
    default:
      if (approval.asked !== null) return said(approval.asked.by, 'asks', approval.asked);
      return no === undefined ? termsText(approval) : said(no.by, 'said no', no);
  }
}

/** Null: it is as it was approved, or that cannot be told here. */
function useChanged(task: OfApproval, hash: string | null): readonly ChangedPart[] | null {
  const read = useVersion(task.id, hash);
  const version = isRead(read) ? read : null;
  const now = useContentNow(task, version?.content ?? null);
  const parts = useContentParts();
  if (version === null || now === undefined || now.text === version.text) return null;
  return changedIn(parts(version.content), parts(now.content));
}

/** What is approved stays approved; what the task has become since is told apart from it. */
function SinceApproval({ task, shown }: { readonly task: OfApproval; readonly shown: ApprovalShown }) {
  const approving = useApproving();
  const { approved, standing } = shown;
  const changed = useChanged(task, approved?.approval.hash ?? null);
  if (approved === null || changed === null) return null;
  const mayAsk = standing !== 'open' && approving.isHere;
  return (
    <section className={styles.changed} aria-label="Changed since approval">
      <div className={styles.strip}>
        <SignedChip is="signed">Approved, version {approved.version}</SignedChip>
        <span>changed since approval: {changed.map(({ name }) => name.toLowerCase()).join(', ')}</span>
      </div>
      <div className={styles.what}>
        <ChangedParts parts={changed} />
        {mayAsk && (
          <span className={styles.acts}>
            <Button onClick={() => approving.open(task.id)}>Ask for approval of the difference</Button>
          </span>
        )}
      </div>
    </section>
  );
}
