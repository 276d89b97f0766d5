// What was said about a task, oldest first. One's own words can be changed and taken away, nobody else's.
import { type CommentAnswer, commentsOn } from '@baton/model/comment/queries';
import { binComment, editComment } from '@baton/model/comment/commands';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import { useToast } from '@baton/ui/toast';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useOnDevice } from '../../lib/use-sync.ts';
import { useTouch } from '../../lib/use-touch.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useSharedWith } from './use-shared-with.ts';
import { Elsewhere } from '../../parts/elsewhere.tsx';
import { timeText } from '../../parts/day-text.ts';
import { hueOf } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './comments.module.css';
import { EditComment } from './edit-comment.tsx';

export function Comments({ task }: { task: string }) {
  const on = useOnDevice(task);
  const comments = useLive(commentsOn, { task }) ?? [];
  const isMarked = useSharedWith(task).length > 0;
  return (
    <section aria-label="Conversation">
      <div className={styles.head}>
        <h3>Conversation</h3>
        {comments.length > 0 && <span className={styles.meta}>{comments.length}</span>}
      </div>
      {on !== null && on.comments !== 'here' && <Elsewhere what="Older comments" stand={on.comments} />}
      <ul>
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} isMarked={isMarked} />
        ))}
      </ul>
    </section>
  );
}

function Comment({ comment, isMarked }: { comment: CommentAnswer; isMarked: boolean }) {
  const { author, authorName, at, edited, text } = comment;
  const run = useRun();
  const [isEditing, setEditing] = useState(false);
  const touch = useTouch(comment.id);
  const readOnly = useReadOnly();
  const keep = async (next: string) => {
    const isKept = (await run(editComment, { comment: comment.id, text: next })) !== undefined;
    if (isKept) setEditing(false);
  };
  return (
    <li className={styles.comment} data-touched={touch ? '' : undefined} data-person={hueOf(author.id)}>
      <PersonFace id={author.id} said={author} size={24} />
      <div className={styles.line}>
        <b>{authorName}</b>
        <time className={styles.meta} dateTime={new Date(at).toISOString()}>
          {timeText(at)}
        </time>
        {isMarked && <span className={styles.meta}>{comment.shared ? 'guests see this' : 'not sent to guests'}</span>}
        {edited !== null && (
          <span className={styles.meta} title={timeText(edited)}>
            edited
          </span>
        )}
        {comment.removable && (readOnly === null || readOnly === 'commenter') && (
          <CommentMenu comment={comment} onEdit={() => setEditing(true)} />
        )}
      </div>
      {isEditing ? (
        <EditComment comment={comment} onKeep={(next) => void keep(next)} onDone={() => setEditing(false)} />
      ) : (
        <p className={styles.text}>{text}</p>
      )}
    </li>
  );
}

function CommentMenu({ comment, onEdit }: { comment: CommentAnswer; onEdit: () => void }) {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const remove = async () => {
    if (await run(binComment, { comment: comment.id })) toast.show({ text: 'The comment is removed.', onUndo });
  };
  return (
    <span className={styles.menu}>
      <Menu
        align="end"
        trigger={<IconButton size={24} icon={Ellipsis} label="Your comment, menu" />}
        items={[
          ...(comment.mine
            ? [{ id: 'edit', label: 'Edit', icon: Pencil, onSelect: () => requestAnimationFrame(onEdit) }]
            : []),
          { id: 'remove', label: 'Remove', icon: Trash2, onSelect: () => void remove() },
        ]}
      />
    </span>
  );
}
