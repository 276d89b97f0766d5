// Where a comment is written. Ctrl Enter sends; Escape leaves, and what was typed waits here, also after a reload.
import { addComment } from '@baton/model/comment/commands';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { useRun } from '../../lib/use-run.ts';
import { CommentField, saidIn } from '../../parts/comment-field.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { type Audience, AudienceChoice } from './audience-choice.tsx';
import styles from './comment-box.module.css';
import { useSharedWith } from './use-shared-with.ts';

export function CommentBox({ task }: { task: string }) {
  const run = useRun();
  const [draft, setDraft] = useDraft(`comment.${task}`);
  const readOnly = useReadOnly();
  const guests = useSharedWith(task);
  const [turn, setTurn] = useState(0);
  const put = (next: string) => {
    setDraft(next);
    setTurn((before) => before + 1);
  };
  const [to, setTo] = useState<Audience>('inside');
  if (readOnly !== null && readOnly !== 'commenter') return null;
  const said = saidIn(draft);
  const send = async () => {
    if (said === null) return;
    put('');
    if ((await run(addComment, { task, to, ...said })) === undefined) put(draft);
  };
  return (
    <div className={styles.box} data-field="comment">
      <CommentField
        label="Comment"
        placeholder="Write a comment, @ to mention"
        draft={draft}
        turn={turn}
        onDraft={setDraft}
        onSend={() => void send()}
      />
      <AudienceChoice guests={guests} value={to} onChange={setTo} />
      <Button disabledReason={said === null ? 'Nothing is written yet.' : undefined} onClick={() => void send()}>
        Send
      </Button>
    </div>
  );
}
