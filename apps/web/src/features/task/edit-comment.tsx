// A comment of one's own, changed where it stands. Ctrl Enter keeps; Escape leaves and the change waits as a draft.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { CommentField, type Said, saidIn } from '../../parts/comment-field.tsx';
import styles from './comment-box.module.css';

interface EditCommentProps {
  readonly comment: CommentAnswer;
  readonly onKeep: (said: Said) => void;
  readonly onDone: () => void;
}

export function EditComment({ comment, onKeep, onDone }: EditCommentProps) {
  const [draft, setDraft] = useDraft(`edit.${comment.id}`);
  const stands = comment.body === null ? comment.text : JSON.stringify(comment.body);
  const [now, setNow] = useState(draft === '' ? stands : draft);
  const change = (next: string) => {
    setNow(next);
    setDraft(next);
  };
  const said = saidIn(now);
  const keep = () => {
    if (said === null) return;
    setDraft('');
    onKeep(said);
  };
  const cancel = () => {
    setDraft('');
    onDone();
  };
  return (
    <div className={styles.reply}>
      <div className={styles.box}>
        <CommentField
          label="Your comment"
          placeholder="What you said"
          draft={now}
          onDraft={change}
          onSend={keep}
          onLeave={onDone}
          takesFocus
        />
        <Button tone="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button disabledReason={said === null ? 'Nothing is written yet.' : undefined} onClick={keep}>
          Save
        </Button>
      </div>
    </div>
  );
}
