// What can be done to words that are there, for the bar over a selection and the one above a phone's keyboard.
import type { Editor } from '@tiptap/core';
import {
  AtSign,
  Bold,
  Code,
  Hash,
  Heading2,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Quote,
  Strikethrough,
  Table,
} from 'lucide-react';
import { insertTable } from './insertions.ts';

export interface Format {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** A character to type, no node or mark. */
  readonly isSign?: boolean;
  readonly isOn: (editor: Editor) => boolean;
  readonly act: (editor: Editor) => void;
}
const chain = (editor: Editor) => editor.chain().focus();
const mark = ({ id, ...rest }: Pick<Format, 'id' | 'label' | 'icon' | 'keys'>): Format => ({
  id,
  ...rest,
  isOn: (editor) => editor.isActive(id),
  act: (editor) => chain(editor).toggleMark(id).run(),
});
const isNever = (): boolean => false;

export const marksOfWords: readonly Format[] = [
  mark({ id: 'bold', label: 'Bold', icon: Bold, keys: 'Ctrl B' }),
  mark({ id: 'italic', label: 'Italic', icon: Italic, keys: 'Ctrl I' }),
  mark({ id: 'strike', label: 'Strike through', icon: Strikethrough, keys: 'Ctrl Shift S' }),
  mark({ id: 'code', label: 'Code', icon: Code, keys: 'Ctrl E' }),
];
export const kindsOfBlock: readonly Format[] = [
  {
    id: 'heading',
    label: 'Heading',
    icon: Heading2,
    keys: 'Ctrl Alt 2',
    isOn: (editor) => editor.isActive('heading'),
    act: (editor) => chain(editor).toggleHeading({ level: 2 }).run(),
  },
  {
    id: 'bulletList',
    label: 'List',
    icon: List,
    keys: 'Ctrl Shift 8',
    isOn: (editor) => editor.isActive('bulletList'),
    act: (editor) => chain(editor).toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    label: 'Numbered list',
    icon: ListOrdered,
    keys: 'Ctrl Shift 7',
    isOn: (editor) => editor.isActive('orderedList'),
    act: (editor) => chain(editor).toggleOrderedList().run(),
  },
  {
    id: 'taskList',
    label: 'Checklist',
    icon: ListChecks,
    keys: 'Ctrl Shift 9',
    isOn: (editor) => editor.isActive('taskList'),
    act: (editor) => chain(editor).toggleTaskList().run(),
  },
  {
    id: 'blockquote',
    label: 'Quote',
    icon: Quote,
    isOn: (editor) => editor.isActive('blockquote'),
    act: (editor) => chain(editor).toggleBlockquote().run(),
  },
];
/** What a finger would have to type otherwise. */
export const signsToType: readonly Format[] = [
  { id: 'table', label: 'Table', icon: Table, isOn: (editor) => editor.isActive('table'), act: insertTable },
  {
    id: 'person',
    label: 'Person',
    icon: AtSign,
    isSign: true,
    isOn: isNever,
    act: (editor) => chain(editor).insertContent({ type: 'text', text: '@' }).run(),
  },
  {
    id: 'task',
    label: 'Task',
    icon: Hash,
    isSign: true,
    isOn: isNever,
    act: (editor) => chain(editor).insertContent({ type: 'text', text: '#' }).run(),
  },
];
