// Keys of a field of text, whatever is written in it: out of it, a link, and up to the bar of formats.
import { Extension } from '@tiptap/core';
import type { Latest } from './latest.ts';

export interface FieldWays {
  readonly leave: Latest<() => void>;
  /** Asks where a link leads. */
  readonly link: () => void;
}

export const fieldKeys = ({ leave, link }: FieldWays) =>
  Extension.create({
    name: 'fieldKeys',
    addKeyboardShortcuts: () => ({
      Escape: ({ editor }) => {
        // At once: the editor's own command does it a frame later, and a second Escape would come here again.
        editor.view.dom.blur();
        getSelection()?.removeAllRanges();
        leave.current();
        return true;
      },
      'Mod-Shift-k': () => {
        link();
        return true;
      },
      'Alt-F10': () => {
        document.querySelector<HTMLElement>('[role="toolbar"][aria-label="Format"] button')?.focus();
        return true;
      },
    }),
  });
