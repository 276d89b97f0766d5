// Where a comment is written. Ctrl Enter sends; Escape leaves, and what was typed waits here, also after a reload.
import { addComment } from '@baton/model/comment/commands';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { fileDoors } from '../../lib/takes-files.ts';
import { useRun } from '../../lib/use-run.ts';
import { CommentField } from '../../parts/comment-field.tsx';
import { DraftFiles } from '../../parts/comment-files.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { type Audience, AudienceChoice } from './audience-choice.tsx';
import styles from './comment-box.module.css';
import { useSharedWith } from './use-shared-with.ts';
import { useWriting } from './use-writing.ts';
import { WritingTools } from './writing-tools.tsx';

export function CommentBox({ task }: { task: string }) {
  const run = useRun();
  const writing = useWriting(`comment.${task}`);
  const readOnly = useReadOnly();
  const guests = useSharedWith(task);
  const [to, setTo] = useState<Audience>('inside');
  if (readOnly !== null && readOnly !== 'commenter') return null;
  const { begun, saying } = writing;
  const send = () => {
    if (saying === null) return;
    void writing.send(async (said) => (await run(addComment, { task, to, ...said })) !== undefined);
  };
  return (
    <div className={styles.box} data-field="comment" {...fileDoors('this comment', writing.attach)}>
      <CommentField
        label="Comment"
        placeholder="Write a comment, @ to mention"
        draft={begun.said}
        turn={writing.turn}
        pictures={writing.pictures}
        onDraft={writing.say}
        onSend={send}
      />
      <DraftFiles
        files={begun.files.map((file) => ({ ...file, id: file.hash }))}
        onLeaveOut={writing.leaveOut}
        isKeeping={writing.isKeeping}
      />
      <AudienceChoice guests={guests} value={to} onChange={setTo} />
      <WritingTools onFiles={writing.attach} />
      <Button disabledReason={saying === null ? 'Nothing is written yet.' : undefined} onClick={send}>
        Send
      </Button>
    </div>
  );
}
