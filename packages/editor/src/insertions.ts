// What `/` offers: kinds of blocks and what can be put in. Each is found by its name and by other words for it.
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import {
  AtSign,
  Code,
  Hash,
  Heading1,
  Heading2,
  Heading3,
  Image,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Pilcrow,
  Quote,
  Table,
} from 'lucide-react';
import { putPictures } from './picture-node.tsx';
import type { Pictures } from './pictures.tsx';

export interface Insertion {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly icon: LucideIcon;
  /** How it is typed without the menu. */
  readonly typed?: string;
  readonly insert: (editor: Editor, pictures: Pictures) => void;
}
const chain = (editor: Editor) => editor.chain().focus();
const heading = (level: 1 | 2 | 3, icon: LucideIcon): Insertion => ({
  id: `heading${level}`,
  name: `Heading ${level}`,
  words: `h${level} title section`,
  icon,
  typed: `${'#'.repeat(level)} `,
  insert: (editor) => chain(editor).setNode('heading', { level }).run(),
});

const cellOf = (type: string) => ({ type, content: [{ type: 'paragraph' }] });
const rowOf = (type: string) => ({ type: 'tableRow', content: Array.from({ length: 3 }, () => cellOf(type)) });

/** Three by three is soon made larger; the head is what most tables have. The caret goes into its first cell. */
export function insertTable(editor: Editor): void {
  const content = [rowOf('tableHeader'), rowOf('tableCell'), rowOf('tableCell')];
  chain(editor)
    .insertContent({ type: 'table', content })
    .command(({ tr }) => {
      const before = tr.selection.from;
      let first = -1;
      tr.doc.nodesBetween(0, Math.min(before + 1, tr.doc.content.size), (node, at) => {
        if (node.type.name === 'table') first = at;
      });
      if (first >= 0) tr.setSelection(TextSelection.near(tr.doc.resolve(first + 1)));
      return true;
    })
    .run();
}

const insertions: readonly Insertion[] = [
  {
    id: 'text',
    name: 'Text',
    words: 'paragraph plain',
    icon: Pilcrow,
    insert: (editor) => chain(editor).setParagraph().run(),
  },
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    id: 'bulletList',
    name: 'List',
    words: 'bullet points unordered',
    icon: List,
    typed: '- ',
    insert: (editor) => chain(editor).toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    name: 'Numbered list',
    words: 'ordered steps',
    icon: ListOrdered,
    typed: '1. ',
    insert: (editor) => chain(editor).toggleOrderedList().run(),
  },
  {
    id: 'taskList',
    name: 'Checklist',
    words: 'task list todo tick boxes',
    icon: ListChecks,
    typed: '[ ] ',
    insert: (editor) => chain(editor).toggleTaskList().run(),
  },
  { id: 'table', name: 'Table', words: 'grid rows columns', icon: Table, insert: insertTable },
  {
    id: 'picture',
    name: 'Picture',
    words: 'image photo screenshot upload',
    icon: Image,
    insert: (editor, { pick }) => pick?.((kept) => putPictures(editor, kept)),
  },
  {
    id: 'quote',
    name: 'Quote',
    words: 'blockquote citation',
    icon: Quote,
    typed: '> ',
    insert: (editor) => chain(editor).toggleBlockquote().run(),
  },
  {
    id: 'code',
    name: 'Code',
    words: 'block program monospace',
    icon: Code,
    typed: '``` ',
    insert: (editor) => chain(editor).toggleCodeBlock().run(),
  },
  {
    id: 'rule',
    name: 'Line',
    words: 'divider horizontal rule separator',
    icon: Minus,
    typed: '---',
    insert: (editor) => chain(editor).setHorizontalRule().run(),
  },
  {
    id: 'person',
    name: 'Person',
    words: 'mention somebody people',
    icon: AtSign,
    typed: '@',
    insert: (editor) => chain(editor).insertContent({ type: 'text', text: '@' }).run(),
  },
  {
    id: 'task',
    name: 'Task',
    words: 'mention link key',
    icon: Hash,
    typed: '#',
    insert: (editor) => chain(editor).insertContent({ type: 'text', text: '#' }).run(),
  },
];

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Every typed word begins a word of the name or of the others for it; by name first. */
export function insertionsFor(typed: string): readonly Insertion[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  const has = (text: string) => words.every((word) => ` ${plain(text)}`.includes(` ${word}`));
  const byName = insertions.filter(({ name }) => has(name));
  return [...byName, ...insertions.filter((one) => !byName.includes(one) && has(`${one.name} ${one.words}`))];
}
