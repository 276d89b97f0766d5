// Where a comment is answered, under it. What is begun is a draft of its own for each comment that is answered.
import { quoteBody } from '@baton/model/comment/body';
import type { CommentAnswer } from '@baton/model/comment/queries';
import { addComment } from '@baton/model/comment/commands';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { fileDoors } from '../../lib/takes-files.ts';
import { useRun } from '../../lib/use-run.ts';
import { CommentField } from '../../parts/comment-field.tsx';
import { DraftFiles } from '../../parts/comment-files.tsx';
import { AudienceChoice, type Audience } from './audience-choice.tsx';
import styles from './comment-box.module.css';
import { useTalk } from './talk.ts';
import { useWriting } from './use-writing.ts';
import { WritingTools } from './writing-tools.tsx';

export interface ReplyBoxProps {
  readonly to: CommentAnswer;
  /** It begins with the words that are answered, unless an answer was begun already. */
  readonly isQuoted: boolean;
  readonly isResolved: boolean;
  readonly onDone: () => void;
}

export function ReplyBox({ to, isQuoted, isResolved, onDone }: ReplyBoxProps) {
  const run = useRun();
  const { task, guests } = useTalk();
  const writing = useWriting(`reply.${to.id}`, isQuoted ? quoteBody(to.text) : '');
  // What others read is answered where they read it, unless somebody chooses otherwise; it is said beside it.
  const [audience, setAudience] = useState<Audience>(to.outside ? 'link' : to.shared ? 'guests' : 'inside');
  const { begun, saying } = writing;
  const send = async () => {
    if (saying === null) return;
    const isSent = await writing.send(
      async (said) => (await run(addComment, { task, answers: to.id, to: audience, ...said })) !== undefined,
    );
    if (isSent) onDone();
  };
  const cancel = () => {
    writing.giveUp();
    onDone();
  };
  return (
    <div className={styles.reply}>
      {isResolved && <p className={styles.hint}>An answer opens the thread again.</p>}
      <div className={styles.box} {...fileDoors('this reply', writing.attach)}>
        <CommentField
          label={`Reply to ${to.authorName}`}
          placeholder={`Reply to ${to.authorName}`}
          draft={begun.said}
          turn={writing.turn}
          pictures={writing.pictures}
          onDraft={writing.say}
          onSend={() => void send()}
          onLeave={onDone}
          takesFocus
        />
        <DraftFiles
          files={begun.files.map((file) => ({ ...file, id: file.hash }))}
          onLeaveOut={writing.leaveOut}
          isKeeping={writing.isKeeping}
        />
        {(to.shared || to.outside) && (
          <AudienceChoice guests={guests} byLink={to.outside} value={audience} onChange={setAudience} />
        )}
        <WritingTools onFiles={writing.attach} />
        <Button tone="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button disabledReason={saying === null ? 'Nothing is written yet.' : undefined} onClick={() => void send()}>
          Reply
        </Button>
      </div>
    </div>
  );
}
