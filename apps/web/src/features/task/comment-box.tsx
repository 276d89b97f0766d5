// Where a comment is written. Ctrl Enter sends; Escape leaves, and what was typed waits here, also after a reload.
import { addComment } from '@baton/model/comment/commands';
import { Button } from '@baton/ui/button';
import { Segmented } from '@baton/ui/segmented';
import { type KeyboardEvent, useState } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { useRun } from '../../lib/use-run.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './comment-box.module.css';
import { useSharedWith } from './use-shared-with.ts';

export function CommentBox({ task }: { task: string }) {
  const run = useRun();
  const [text, setText] = useDraft(`comment.${task}`);
  const readOnly = useReadOnly();
  const guests = useSharedWith(task);
  const [to, setTo] = useState<'guests' | 'inside'>('inside');
  if (readOnly !== null && readOnly !== 'commenter') return null;
  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    if ((await run(addComment, { task, text: said, to })) === undefined) setText(text);
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
      {guests.length > 0 && (
        <Segmented
          label="Who is sent this comment"
          options={[
            { id: 'inside', label: 'Colleagues' },
            { id: 'guests', label: `And ${guests.join(', ')}` },
          ]}
          value={to}
          onChange={setTo}
        />
      )}
      <Button disabledReason={text.trim() === '' ? 'Nothing is written yet.' : undefined} onClick={() => void send()}>
        Send
      </Button>
    </div>
  );
}
