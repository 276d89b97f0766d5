// What a comment is put together from: of the nodes of a page those that the model lists for a body, with the same menus,
// pasting and keys, and an undo of its own. It is no document that others write in.
import { type AnyExtension, Extension } from '@tiptap/core';
import { Placeholder } from '@tiptap/extension-placeholder';
import { UndoRedo } from '@tiptap/extensions';
import { Markdown } from '@tiptap/markdown';
import { asking, type KeyTaker } from './asking.ts';
import { filling } from './filling.ts';
import { keysTyped } from './keys-typed.ts';
import type { Latest } from './latest.ts';
import { mentionNodes } from './mention-nodes.tsx';
import { pageNodes } from './nodes.ts';
import { clipboard, type PasteDoors } from './pasting.ts';

/** As in model/comment/body; there they are checked, here they are edited. */
const listed = new Set(
  'doc paragraph text hardBreak bulletList orderedList listItem blockquote codeBlock bold italic strike code link'.split(
    ' ',
  ),
);

export interface CommentWays {
  readonly send: Latest<() => void>;
  readonly leave: Latest<() => void>;
  readonly link: () => void;
}
interface Parts extends CommentWays {
  readonly placeholder: string;
  readonly taker: Latest<KeyTaker | null>;
  readonly doors: Latest<PasteDoors>;
}

export const commentExtensions = ({ placeholder, taker, doors, ...ways }: Parts): AnyExtension[] => [
  ...pageNodes.filter(({ name }) => listed.has(name)),
  ...mentionNodes,
  filling,
  UndoRedo,
  Markdown,
  Placeholder.configure({ placeholder }),
  asking(taker),
  keysTyped(doors),
  clipboard(doors),
  keys(ways),
];

const keys = ({ send, leave, link }: CommentWays) =>
  Extension.create({
    name: 'commentKeys',
    // Before the break that a line makes of the same key.
    priority: 1_050,
    addKeyboardShortcuts: () => ({
      'Mod-Enter': () => {
        send.current();
        return true;
      },
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
