// A task by its key: SPR-128 or, before the relay has numbered it and for ever after, SPR~7QK3M.
import { createFileRoute } from '@tanstack/react-router';

interface Search {
  /** Shown and marked when the task opens. */
  readonly comment?: string;
  /** The board that stands behind it; without it the one that the task is on. */
  readonly board?: string;
  readonly full?: true;
  /** Takes focus when the task opens. */
  readonly field?: 'due' | 'comment';
  readonly show?: 'history';
  /** Where closing it leads back to. */
  readonly from?: 'work' | 'inbox';
}

export const Route = createFileRoute('/w/$workspace/_boards/task/$key')({
  validateSearch: ({ board, full, field, show, comment, from }: Record<string, unknown>): Search => ({
    ...(typeof comment === 'string' ? { comment } : {}),
    ...(typeof board === 'string' ? { board } : {}),
    ...(full === true ? { full } : {}),
    ...(field === 'due' || field === 'comment' ? { field } : {}),
    ...(show === 'history' ? { show } : {}),
    ...(from === 'work' || from === 'inbox' ? { from } : {}),
  }),
  component: () => null,
});
