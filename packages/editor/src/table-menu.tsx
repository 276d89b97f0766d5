// The menu of the table in which the caret stands: rows and columns come and go. Tab goes from cell to cell.
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Columns3, Ellipsis, Rows3, Trash2 } from 'lucide-react';
import { useState } from 'react';
import styles from './format-bar.module.css';
import { useBox } from './spot.ts';

/** The table round the caret: where it begins in the page, or -1. */
function tableAt({ state: { selection } }: Editor): number {
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'table') return $from.before(depth);
  return -1;
}

const row = (editor: Editor): readonly MenuItem[] => {
  const chain = () => editor.chain().focus();
  return [
    {
      id: 'above',
      label: 'Row above',
      icon: ArrowUp,
      keyCap: 'Alt Shift ↑',
      onSelect: () => chain().addRowBefore().run(),
    },
    {
      id: 'below',
      label: 'Row below',
      icon: ArrowDown,
      keyCap: 'Alt Shift ↓',
      onSelect: () => chain().addRowAfter().run(),
    },
    {
      id: 'left',
      label: 'Column before',
      icon: ArrowLeft,
      keyCap: 'Alt Shift ←',
      onSelect: () => chain().addColumnBefore().run(),
    },
    {
      id: 'right',
      label: 'Column after',
      icon: ArrowRight,
      keyCap: 'Alt Shift →',
      onSelect: () => chain().addColumnAfter().run(),
    },
    { id: 'between', rule: true },
    { id: 'noRow', label: 'Remove row', icon: Rows3, onSelect: () => chain().deleteRow().run() },
    { id: 'noColumn', label: 'Remove column', icon: Columns3, onSelect: () => chain().deleteColumn().run() },
    {
      id: 'noTable',
      label: 'Remove table',
      icon: Trash2,
      tone: 'destructive',
      onSelect: () => chain().deleteTable().run(),
    },
  ];
};

export function TableMenu({
  editor,
  field,
  isFocused,
}: {
  editor: Editor;
  field: HTMLElement | null;
  isFocused: boolean;
}) {
  const table = useEditorState({ editor, selector: ({ editor: one }) => tableAt(one) });
  const [isOpen, setOpen] = useState(false);
  const isShown = table >= 0 && (isFocused || isOpen);
  const box = useBox(editor, () => (isShown ? cornerOf(editor, table, field) : null), `${isShown} ${table}`);
  if (!isShown) return null;
  return (
    <span
      role="presentation"
      className={styles.table}
      style={{ left: box?.left ?? 0, top: box?.top ?? 0 }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Menu
        align="end"
        open={isOpen}
        onOpenChange={setOpen}
        trigger={<IconButton size={24} icon={Ellipsis} label="Table" />}
        items={row(editor)}
      />
    </span>
  );
}

/** The upper end of the table, from the corner of the field that scrolls with it. */
function cornerOf(editor: Editor, table: number, field: HTMLElement | null) {
  const element = editor.view.nodeDOM(table);
  if (!(element instanceof HTMLElement) || field === null) return null;
  const [at, from] = [element.getBoundingClientRect(), field.getBoundingClientRect()];
  const left = Math.min(at.right, from.right) - from.left;
  return { left, top: at.top - from.top, bottom: at.bottom - from.top };
}
