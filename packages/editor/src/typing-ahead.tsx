// What somebody types between the press that begins to write and the editor that is still being loaded. It is kept in a field
// of its own, which has the focus: the keys of the screen round it would take the words for commands.
import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useCallback } from 'react';
import { keepsEscape } from './keeps-escape.ts';
import styles from './page-editor.module.css';

export interface Ahead {
  readonly text: string;
  /** Home or End was pressed before anything was typed. */
  readonly line: 'start' | 'end' | null;
}
export const nothingAhead: Ahead = { text: '', line: null };

interface TypingAheadProps {
  readonly onType: (typed: Partial<Ahead>) => void;
  /** Escape: nothing is to be written after all. */
  readonly onLeave: () => void;
}

export function TypingAhead({ onType, onLeave }: TypingAheadProps) {
  const focus = useCallback((field: HTMLTextAreaElement | null) => field?.focus({ preventScroll: true }), []);
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, currentTarget } = event;
    keepsEscape(null, event);
    if (key === 'Escape') return onLeave();
    if (currentTarget.value === '' && (key === 'Home' || key === 'End'))
      onType({ line: key === 'End' ? 'end' : 'start' });
  };
  return (
    <textarea
      ref={focus}
      className={styles.ahead}
      aria-label="The text opens"
      onChange={({ target }) => onType({ text: target.value })}
      onKeyDown={handleKey}
    />
  );
}

/** Into the text, where its caret stands. */
export function putAhead(editor: Editor, { text, line }: Ahead): void {
  const { $from } = editor.state.selection;
  if (line !== null) editor.commands.setTextSelection(line === 'end' ? $from.end() : $from.start());
  for (const [at, words] of text.split('\n').entries()) {
    if (at > 0) editor.commands.splitBlock();
    if (words !== '') editor.view.dispatch(editor.state.tr.insertText(words));
  }
}
