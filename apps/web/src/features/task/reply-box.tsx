// Where a comment is answered, under it. What is begun is a draft of its own for each comment that is answered.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { addComment } from '@baton/model/comment/commands';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { useRun } from '../../lib/use-run.ts';
import { CommentField, saidIn } from '../../parts/comment-field.tsx';
import { AudienceChoice, type Audience } from './audience-choice.tsx';
import styles from './comment-box.module.css';
import { useTalk } from './talk.ts';

interface ReplyBoxProps {
  readonly to: CommentAnswer;
  readonly isResolved: boolean;
  readonly onDone: () => void;
}

export function ReplyBox({ to, isResolved, onDone }: ReplyBoxProps) {
  const run = useRun();
  const { task, guests } = useTalk();
  const [draft, setDraft] = useDraft(`reply.${to.id}`);
  // What guests read is answered where they read it, unless somebody chooses otherwise; it is said beside it.
  const [audience, setAudience] = useState<Audience>(to.shared ? 'guests' : 'inside');
  const said = saidIn(draft);
  const send = async () => {
    if (said === null) return;
    setDraft('');
    if ((await run(addComment, { task, answers: to.id, to: audience, ...said })) === undefined) return setDraft(draft);
    onDone();
  };
  const cancel = () => {
    setDraft('');
    onDone();
  };
  return (
    <div className={styles.reply}>
      {isResolved && <p className={styles.hint}>An answer opens the thread again.</p>}
      <div className={styles.box}>
        <CommentField
          label={`Reply to ${to.authorName}`}
          placeholder={`Reply to ${to.authorName}`}
          draft={draft}
          onDraft={setDraft}
          onSend={() => void send()}
          onLeave={onDone}
          takesFocus
        />
        {to.shared && <AudienceChoice guests={guests} value={audience} onChange={setAudience} />}
        <Button tone="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button disabledReason={said === null ? 'Nothing is written yet.' : undefined} onClick={() => void send()}>
          Reply
        </Button>
      </div>
    </div>
  );
}
