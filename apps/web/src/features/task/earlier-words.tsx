// "edited" opens what stood there before: as far as this device has seen it, and from the relay for what is older.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { Button } from '@baton/ui/button';
import { Popover } from '@baton/ui/popover';
import { useState } from 'react';
import { useHistory } from '../../lib/use-history.ts';
import { timeText } from '../../parts/day-text.ts';
import styles from './comments.module.css';

export function EditedMark({ comment }: { comment: CommentAnswer }) {
  const [isOpen, setOpen] = useState(false);
  const { edited } = comment;
  if (edited === null) return null;
  return (
    <Popover
      title="Earlier words"
      open={isOpen}
      onOpenChange={setOpen}
      className={styles.earlier}
      trigger={
        <button type="button" className={styles.edited} title={`Edited ${timeText(edited)}`}>
          edited
        </button>
      }
    >
      {isOpen && <Earlier comment={comment} />}
    </Popover>
  );
}

function Earlier({ comment }: { comment: CommentAnswer }) {
  const { changes, more, older } = useHistory(comment.id, comment.edited);
  if (changes === undefined) return null;
  const words = changes.filter(({ field, fate }) => field === 'text' && fate === 'replaced');
  return (
    <>
      {words.length === 0 && more === 'none' && <p>No earlier words are known here.</p>}
      <ol className={styles.versions}>
        {words.map(({ id, at, after }) => (
          <li key={id}>
            <time dateTime={new Date(at).toISOString()}>{timeText(at)}</time>
            <p>{typeof after === 'string' ? after : ''}</p>
          </li>
        ))}
      </ol>
      {more === 'on-relay' && (
        <Button size={24} tone="quiet" onClick={older}>
          Ask the relay for older ones
        </Button>
      )}
      {more === 'unreachable' && <p>Older ones are on the relay, which cannot be reached now.</p>}
    </>
  );
}
