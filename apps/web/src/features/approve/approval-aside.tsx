// Beside what is read: the statement and the ways to answer, and who signed so far.
import type { Asked } from '@baton/model/decided/answer';
import type { SpaceId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { ReadVersion } from '@baton/workspace/pages/frozen';
import type { ApprovalShown } from '../../parts/approval-words.ts';
import { SignCard } from './sign-card.tsx';
import { Signatures } from './signatures.tsx';
import styles from './approve.module.css';

interface ApprovalAsideProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly shown: ApprovalShown;
  /** Null: what is to be signed cannot be read here. */
  readonly read: ReadVersion | null;
  readonly asked: Extract<Asked, { readonly is: 'approval' }> | undefined;
}

export function ApprovalAside({ task, space, shown, read, asked }: ApprovalAsideProps) {
  return (
    <aside className={styles.aside} aria-label="Approval">
      <Signatures task={task} shown={shown} asked={asked} />
      {asked !== undefined && <SignCard task={task} space={space} shown={shown} read={read} asked={asked} />}
    </aside>
  );
}
