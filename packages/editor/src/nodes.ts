// What a page is made of, for the editor. Everything that holds others may hold none: what two people make of a list
// apart may leave it empty, and the binding takes out, on every device, what its schema does not allow.
import { type AnyExtension, Extension, type Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';
import { isLanguage } from './known-nodes.ts';
import { Link } from './link-mark.ts';
import { PictureNode } from './picture-node.tsx';
import { tableNodes } from './table-nodes.ts';
import { tickWords } from './tick-words.ts';

/** By default code takes other marks away; merged text can have both, and then must not be another text here. */
const marksOfText: readonly Mark[] = [Bold, Italic, Strike, Code.extend({ excludes: 'code' }), Link];

const PageOrderedList = OrderedList.extend({
  content: 'listItem*',
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) =>
        Math.min(1_000_000, Math.max(0, Number.parseInt(element.getAttribute('start') ?? '1') || 1)),
    },
  }),
});

const PageHeading = Heading.extend({
  parseMarkdown: (token, helpers) =>
    helpers.createNode('heading', { level: Math.min(3, token.depth ?? 1) }, helpers.parseInline(token.tokens ?? [])),
}).configure({ levels: [1, 2, 3] });

/** As other programs say it: `<code class="language-js">`. */
const languageOf = (element: HTMLElement): string | null => {
  const said = [...(element.firstElementChild?.classList ?? [])].find((name) => name.startsWith('language-'))?.slice(9);
  return isLanguage(said) ? (said ?? null) : null;
};
const PageCodeBlock = CodeBlock.extend({
  addAttributes: () => ({ language: { default: null, rendered: false, parseHTML: languageOf } }),
});

export const pageNodes: readonly AnyExtension[] = [
  Document.extend({ content: 'block*' }),
  Paragraph,
  Text,
  HardBreak,
  PageHeading,
  BulletList.extend({ content: 'listItem*' }),
  PageOrderedList,
  ListItem.extend({ content: 'block*' }),
  TaskList.extend({ content: 'taskItem*' }),
  TaskItem.extend({ content: 'block*' }).configure({
    nested: true,
    a11y: { checkboxLabel: (node) => tickWords(node.firstChild?.textContent ?? '') },
  }),
  Blockquote.extend({ content: 'block*' }),
  PageCodeBlock,
  HorizontalRule,
  PictureNode,
  ...tableNodes,
  ...marksOfText,
];

/** Keys that the nodes do not have by themselves. */
export const pageKeys = Extension.create({
  name: 'pageKeys',
  // Before the break that a line makes of the same key.
  priority: 1_050,
  addKeyboardShortcuts: () => ({
    'Mod-Enter': ({ editor }) => {
      if (!editor.isActive('taskItem')) return false;
      const { checked } = editor.getAttributes('taskItem');
      return editor.commands.updateAttributes('taskItem', { checked: checked !== true });
    },
  }),
});
