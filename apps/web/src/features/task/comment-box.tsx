// Where a comment is written. Ctrl Enter sends; Escape leaves, and what was typed waits here, also after a reload.
import { addComment } from '@baton/model/comment/commands';
import { Button } from '@baton/ui/button';
import type { KeyboardEvent } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { useRun } from '../../lib/use-run.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './comment-box.module.css';

export function CommentBox({ task }: { task: string }) {
  const run = useRun();
  const [text, setText] = useDraft(`comment.${task}`);
  const readOnly = useReadOnly();
  if (readOnly !== null && readOnly !== 'commenter') return null;
  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    if ((await run(addComment, { task, text: said })) === undefined) setText(text);
  };
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.currentTarget.blur();
  };
  return (
    <div className={styles.box} data-field="comment">
      <div className={styles.grow} data-copy={`${text} `}>
        <textarea
          rows={1}
          aria-label="Comment"
          aria-keyshortcuts="Control+Enter"
          placeholder="Write a comment"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={handleKey}
        />
      </div>
      <Button disabledReason={text.trim() === '' ? 'Nothing is written yet.' : undefined} onClick={() => void send()}>
        Send
      </Button>
    </div>
  );
}
