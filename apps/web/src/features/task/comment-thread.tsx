// A comment and what was answered under it. A resolved thread is one line until somebody opens it.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { timeText } from '../../parts/day-text.ts';
import { CommentLine } from './comment-line.tsx';
import { useSettle } from './comment-menu.tsx';
import styles from './comments.module.css';
import { ReplyBox, type ReplyBoxProps } from './reply-box.tsx';
import { useTalk } from './talk.ts';

export interface ThreadProps {
  readonly head: CommentAnswer;
  readonly replies: readonly CommentAnswer[];
}

export function CommentThread({ head, replies }: ThreadProps) {
  const { wanted } = useTalk();
  const holdsWanted = wanted !== undefined && [head, ...replies].some(({ id }) => id === wanted);
  const [isOpen, setOpen] = useState(holdsWanted);
  const { resolved } = head;
  if (resolved === null) return <Open head={head} replies={replies} />;
  const count = head.replies + (head.deleted ? 0 : 1);
  return (
    <>
      <button type="button" className={styles.resolved} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon icon={CircleCheck} size={14} />
        <span>
          Resolved by {resolved.name}, {timeText(resolved.at)}
        </span>
        <span className={styles.first}>{head.text.split('\n', 1)[0]}</span>
        <span>{count === 1 ? '1 comment' : `${count} comments`}</span>
      </button>
      {isOpen && <Open head={head} replies={replies} />}
    </>
  );
}

type Answered = Pick<ReplyBoxProps, 'to' | 'isQuoted'>;

function Open({ head, replies }: ThreadProps) {
  const { mayTalk } = useTalk();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const settle = useSettle();
  const isResolved = head.resolved !== null;
  const line = (comment: CommentAnswer) => (
    <CommentLine
      comment={comment}
      isResolved={isResolved}
      onReply={() => setAnswered({ to: comment, isQuoted: false })}
      onQuote={() => setAnswered({ to: comment, isQuoted: true })}
    />
  );
  const isThread = replies.length > 0;
  return (
    <>
      {line(head)}
      {(isThread || answered !== null) && (
        <div className={styles.under}>
          {isThread && (
            <ul>
              {replies.map((reply) => (
                <li key={reply.id}>{line(reply)}</li>
              ))}
            </ul>
          )}
          {answered !== null && (
            <ReplyBox
              key={`${answered.to.id} ${answered.isQuoted}`}
              {...answered}
              isResolved={isResolved}
              onDone={() => setAnswered(null)}
            />
          )}
          {answered === null && isThread && mayTalk && (
            <span className={styles.foot}>
              <Button size={24} tone="quiet" onClick={() => setAnswered({ to: head, isQuoted: false })}>
                Reply
              </Button>
              <Button size={24} tone="quiet" onClick={() => void settle(head.id, !isResolved)}>
                {isResolved ? 'Open again' : 'Resolve'}
              </Button>
            </span>
          )}
        </div>
      )}
    </>
  );
}
