// A comment of one's own, changed where it stands. Ctrl Enter keeps; Escape leaves and the change waits as a draft.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { Button } from '@baton/ui/button';
import { TextArea } from '@baton/ui/text-area';
import type { KeyboardEvent } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import styles from './comment-box.module.css';

/** The person has just asked to change it. Stable, so that it runs once. */
function takeFocus(field: HTMLElement | null): void {
  field?.focus();
}

interface EditCommentProps {
  readonly comment: CommentAnswer;
  readonly onKeep: (text: string) => void;
  readonly onDone: () => void;
}

export function EditComment({ comment, onKeep, onDone }: EditCommentProps) {
  const [draft, setDraft] = useDraft(`edit.${comment.id}`);
  const text = draft === '' ? comment.text : draft;
  const keep = () => {
    setDraft('');
    if (text.trim() !== '') onKeep(text.trim());
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keep();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };
  const handleCancel = () => {
    setDraft('');
    onDone();
  };
  return (
    <div className={styles.edit}>
      <TextArea
        label="Your comment"
        labelHidden
        rows={2}
        value={text}
        onChange={setDraft}
        onKeyDown={handleKey}
        ref={takeFocus}
      />
      <span>
        <Button size={24} onClick={keep}>
          Save
        </Button>
        <Button size={24} tone="quiet" onClick={handleCancel}>
          Cancel
        </Button>
      </span>
    </div>
  );
}
