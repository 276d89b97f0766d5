// A tag that no card of this board has yet: its name, for one card or for all that are chosen.
import type { CardAnswer } from '@baton/model/board/queries';
import { tagOf } from '@baton/model/task/rules';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { TextField } from '@baton/ui/text-field';
import { type FormEvent, useState } from 'react';

interface TagDialogProps {
  readonly cards: readonly CardAnswer[];
  readonly onTag: (tag: string) => void;
  readonly onClose: () => void;
}

export function TagDialog({ cards, onTag, onClose }: TagDialogProps) {
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const tag = tagOf(text);
  const keep = (event?: FormEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (tag === null) return;
    onTag(tag);
    onClose();
  };
  const what = cards.length === 1 ? `“${cards[0]?.title}”` : `${cards.length} tasks`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`New tag for ${what}`}
      width={400}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={() => keep()}>
            Add
          </Button>
        </>
      }
    >
      <form onSubmit={keep}>
        <TextField
          label="Tag"
          value={text}
          onChange={setText}
          maxLength={60}
          error={isAsked && tag === null ? 'Write what the tag is called.' : undefined}
        />
      </form>
    </Dialog>
  );
}
