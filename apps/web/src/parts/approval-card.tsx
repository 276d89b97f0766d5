// What the reader is asked to sign, in a list: the statement, who asks, and the way to the page where it is read. It is signed
// there and nowhere else: nobody signs what they have not seen.
import type { OpenAnswer } from '@baton/model/decided/queries';
import type { Asked } from '@baton/model/decided/answer';
import { useNow } from '../lib/use-now.ts';
import { statementOf, useApprovalOf } from './approval-words.ts';
import { ApproveLink } from './approve-link.tsx';
import { timeText } from './day-text.ts';
import { useNames } from './people.tsx';
import { spanText } from './span-text.ts';
import styles from './offer.module.css';
import own from './approval.module.css';

interface ApprovalCardProps {
  readonly task: Pick<OpenAnswer, 'key' | 'title' | 'decided'>;
  readonly asked: Extract<Asked, { readonly is: 'approval' }>;
}

export function ApprovalCard({ task, asked }: ApprovalCardProps) {
  const shown = useApprovalOf(task);
  const nameOf = useNames();
  const now = useNow(60_000);
  if (shown === null) return null;
  const { approval, version, since } = shown;
  return (
    <section className={styles.offer} aria-label={`To be signed: ${task.title}`}>
      <div className={styles.head}>
        <span className={styles.meta}>
          {nameOf(approval.said.by)} asks, {spanText(now - approval.said.at)} ago
        </span>
        {approval.answerBy !== null && <span className={styles.meta}>by {timeText(approval.answerBy)}</span>}
      </div>
      <h3>“{statementOf(version, task.title, since)}”</h3>
      {asked.via !== null && <p className={styles.meta}>You stand in for {nameOf(asked.via)}.</p>}
      <div className={styles.acts}>
        <ApproveLink to={task.key} className={own.go}>
          Read and sign
        </ApproveLink>
      </div>
    </section>
  );
}
