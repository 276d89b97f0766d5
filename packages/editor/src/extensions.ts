// Everything that the editor of a page is put together from.
import type { AnyExtension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extension-placeholder';
import { Gapcursor } from '@tiptap/extensions';
import { Markdown } from '@tiptap/markdown';
import { asking, type KeyTaker } from './asking.ts';
import type { CaretsOnScreen } from './carets-on-screen.ts';
import { fieldKeys, type FieldWays } from './field-keys.ts';
import { filling } from './filling.ts';
import { keysTyped } from './keys-typed.ts';
import { mentionNodes } from './mention-nodes.tsx';
import { pageKeys, pageNodes } from './nodes.ts';
import type { PageDoc } from './page-doc.ts';
import type { Latest } from './latest.ts';
import { clipboard, type PasteDoors } from './pasting.ts';

export interface Parts extends FieldWays {
  readonly page: Pick<PageDoc, 'fragment'>;
  readonly carets: Pick<CaretsOnScreen, 'extension'>;
  readonly placeholder: string;
  readonly taker: Latest<KeyTaker | null>;
  readonly doors: Latest<PasteDoors>;
}

export const pageExtensions = ({ page, carets, placeholder, taker, doors, ...ways }: Parts): AnyExtension[] => [
  ...pageNodes,
  ...mentionNodes,
  pageKeys,
  filling,
  Gapcursor,
  Markdown,
  Placeholder.configure({ placeholder, showOnlyCurrent: false }),
  Collaboration.configure({ fragment: page.fragment }),
  carets.extension,
  asking(taker),
  keysTyped(doors),
  clipboard(doors),
  fieldKeys(ways),
];
