// What a comment is put together from: of the nodes of a page those that the model lists for a body, with the same menus,
// pasting and keys, and an undo of its own. It is no document that others write in.
import { type AnyExtension, Extension } from '@tiptap/core';
import { Placeholder } from '@tiptap/extension-placeholder';
import { UndoRedo } from '@tiptap/extensions';
import { Markdown } from '@tiptap/markdown';
import { isOfBody } from '@baton/model/comment/body';
import { asking, type KeyTaker } from './asking.ts';
import { fieldKeys, type FieldWays } from './field-keys.ts';
import { filling } from './filling.ts';
import { keysTyped } from './keys-typed.ts';
import type { Latest } from './latest.ts';
import { mentionNodes } from './mention-nodes.tsx';
import { pageNodes } from './nodes.ts';
import { clipboard, type PasteDoors } from './pasting.ts';

export interface CommentWays extends FieldWays {
  readonly send: Latest<() => void>;
}
interface Parts extends CommentWays {
  readonly placeholder: string;
  readonly taker: Latest<KeyTaker | null>;
  readonly doors: Latest<PasteDoors>;
}

export const commentExtensions = ({ placeholder, taker, doors, send, ...ways }: Parts): AnyExtension[] => [
  ...pageNodes.filter(({ name }) => isOfBody(name)),
  ...mentionNodes,
  filling,
  UndoRedo,
  Markdown,
  Placeholder.configure({ placeholder }),
  asking(taker),
  keysTyped(doors),
  clipboard(doors),
  sending(send),
  fieldKeys(ways),
];

const sending = (send: CommentWays['send']) =>
  Extension.create({
    name: 'sending',
    // Before the break that a line makes of the same key.
    priority: 1_050,
    addKeyboardShortcuts: () => ({
      'Mod-Enter': () => {
        send.current();
        return true;
      },
    }),
  });
