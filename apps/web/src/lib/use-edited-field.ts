// Which field of a task has the cursor, in the panel or on a card of the board, so that others see it framed.
import { useState } from 'react';
import { isTextField } from './chord.ts';
import { useWindowEvent } from './use-event.ts';

export interface EditedField {
  readonly field: string;
  /** The card whose field it is; undefined in the panel, where it is the task that is open. */
  readonly card: string | undefined;
}

function editedBy(target: EventTarget | null): EditedField | null {
  if (!(target instanceof HTMLElement)) return null;
  const place = target.closest<HTMLElement>('[data-field]');
  const field = place?.dataset['field'];
  // Asked last: whether something can be edited makes the browser lay out all that has changed.
  if (field === undefined || !isTextField(target)) return null;
  return { field, card: place?.closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'] };
}

export function useEditedField(): EditedField | null {
  const [edited, setEdited] = useState<EditedField | null>(null);
  const see = (next: EditedField | null) =>
    setEdited((last) => (last?.field === next?.field && last?.card === next?.card ? last : next));
  useWindowEvent('focusin', (event) => see(editedBy(event.target)));
  useWindowEvent('focusout', (event) => see(editedBy(event.relatedTarget)));
  return edited;
}
