// What the reader is asked to sign, in a list: the statement, who asks, and the way to the page where it is read. It is signed
// there, or among several where as much is shown (sign-several): nobody signs what they have not seen.
import type { OpenAnswer } from '@baton/model/decided/queries';
import type { Asked } from '@baton/model/decided/answer';
import { KeyCap } from '@baton/ui/key-cap';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useActions } from '../lib/actions.tsx';
import { useNow } from '../lib/use-now.ts';
import { useApprovalOf } from './approval-words.ts';
import { ApproveLink } from './approve-link.tsx';
import { timeText } from './day-text.ts';
import { useNames } from './people.tsx';
import { spanText } from './span-text.ts';
import { approvalStatement } from './statement-words.ts';
import styles from './offer.module.css';
import own from './approval.module.css';

interface ApprovalCardProps {
  readonly task: Pick<OpenAnswer, 'key' | 'title' | 'decided'>;
  readonly asked: Extract<Asked, { readonly is: 'approval' }>;
  /** Where A is this card's: it leads to what is to be signed. */
  readonly hasKeys?: boolean;
}

export function ApprovalCard({ task, asked, hasKeys = false }: ApprovalCardProps) {
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const read = () => void navigate({ to: '/w/$workspace/approve/$key', params: { workspace, key: task.key } });
  useActions(hasKeys ? { answer: read } : {});
  const shown = useApprovalOf(task);
  const nameOf = useNames();
  const now = useNow(60_000);
  if (shown === null) return null;
  const { approval, version, since } = shown;
  return (
    <section className={styles.offer} aria-label={`To be signed: ${task.title}`}>
      <div className={styles.head}>
        <span className={styles.meta}>
          <span className={own.key}>{task.key}</span> {nameOf(approval.said.by)} asks,{' '}
          {spanText(now - approval.said.at)} ago
        </span>
        {approval.answerBy !== null && <span className={styles.meta}>by {timeText(approval.answerBy)}</span>}
      </div>
      <h3>“{approvalStatement(version, task.title, since)}”</h3>
      {asked.via !== null && <p className={styles.meta}>You stand in for {nameOf(asked.via)}.</p>}
      <div className={styles.acts}>
        <ApproveLink to={task.key} className={own.go}>
          Read and sign
          {hasKeys && (
            <span aria-hidden="true">
              <KeyCap keys="A" />
            </span>
          )}
        </ApproveLink>
      </div>
    </section>
  );
}
