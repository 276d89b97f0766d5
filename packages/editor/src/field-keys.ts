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
        editor.commands.blur();
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
