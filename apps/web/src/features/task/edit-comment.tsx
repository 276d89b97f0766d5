// A comment of one's own, changed where it stands: its words, and what hangs on it. Ctrl Enter keeps; Escape leaves and the change
// waits as a draft.
import { bodyText } from '@baton/model/comment/body';
import { editComment } from '@baton/model/comment/commands';
import type { CommentAnswer } from '@baton/model/comment/queries';
import type { FileAnswer } from '@baton/model/file/queries';
import { Button } from '@baton/ui/button';
import { fileDoors } from '../../lib/takes-files.ts';
import { useRun } from '../../lib/use-run.ts';
import { CommentField } from '../../parts/comment-field.tsx';
import { DraftFiles } from '../../parts/comment-files.tsx';
import styles from './comment-box.module.css';
import { useWriting } from './use-writing.ts';
import { WritingTools } from './writing-tools.tsx';

interface EditCommentProps {
  readonly comment: CommentAnswer;
  /** What hangs on it beside its words. */
  readonly files: readonly FileAnswer[];
  readonly onDone: () => void;
}

/** What was said by files alone has no words to change. */
function wordsOf({ body, text }: CommentAnswer): string {
  if (body === null) return text;
  return bodyText(body) === '' ? '' : JSON.stringify(body);
}

export function EditComment({ comment, files, onDone }: EditCommentProps) {
  const run = useRun();
  const writing = useWriting(`edit.${comment.id}`, wordsOf(comment));
  const { begun, saying } = writing;
  const stay = files.filter(({ id }) => !begun.without.includes(id));
  const isNothing = saying === null && stay.length === 0;
  const keep = async () => {
    if (isNothing) return;
    const isKept = await writing.send(async (said, { without }) => {
      const edit = { comment: comment.id, without: [...without], ...said };
      return (await run(editComment, edit)) !== undefined;
    });
    if (isKept) onDone();
  };
  const cancel = () => {
    writing.giveUp();
    onDone();
  };
  const shown = [...stay, ...begun.files.map((file) => ({ ...file, id: file.hash }))];
  const leaveOut = (id: string) => (stay.some((file) => file.id === id) ? writing.lose(id) : writing.leaveOut(id));
  return (
    <div className={styles.reply}>
      <div className={styles.box} {...fileDoors('this comment', writing.attach)}>
        <CommentField
          label="Your comment"
          placeholder="What you said"
          draft={begun.said}
          turn={writing.turn}
          pictures={writing.pictures}
          onDraft={writing.say}
          onSend={() => void keep()}
          onLeave={onDone}
          takesFocus
        />
        <DraftFiles files={shown} onLeaveOut={leaveOut} isKeeping={writing.isKeeping} />
        <WritingTools onFiles={writing.attach} />
        <Button tone="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button disabledReason={isNothing ? 'Nothing is written yet.' : undefined} onClick={() => void keep()}>
          Save
        </Button>
      </div>
    </div>
  );
}
