// Tables. What two people do to one apart can leave rows of different length: that is shown as it is, and mended with the
// next own edit alone. Mended by everybody who merely receives it, each would add cells, and then cells for those.
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** Of the binding: what others wrote, and undo. */
export const isReceived = (tr: Transaction): boolean => tr.getMeta(ySyncPluginKey) !== undefined;

const mendingOwnOnly = (plugin: Plugin): Plugin => {
  const { spec } = plugin;
  return new Plugin({
    ...spec,
    appendTransaction(trs, before, state) {
      if (trs.some(isReceived)) return null;
      return spec.appendTransaction?.call(plugin, trs, before, state);
    },
  });
};

const spanOf = (name: string) => ({
  default: 1,
  parseHTML: (element: HTMLElement) =>
    Math.min(20, Math.max(1, Number.parseInt(element.getAttribute(name) ?? '1') || 1)),
});
/** Widths are the reader's window's, not the page's; the plugin that edits tables asks for the attribute all the same. */
const cellAttributes = () => ({
  colspan: spanOf('colspan'),
  rowspan: spanOf('rowspan'),
  colwidth: { default: null, rendered: false, parseHTML: () => null },
});

export const tableNodes = [
  Table.extend({
    content: 'tableRow*',
    renderHTML: () => ['table', ['tbody', 0]],
    addProseMirrorPlugins() {
      return (this.parent?.() ?? []).map(mendingOwnOnly);
    },
    addKeyboardShortcuts() {
      const { editor } = this;
      const isInTable = () => editor.isActive('table');
      return {
        ...this.parent?.(),
        // The new row is filled before the caret goes there: a cell of nothing has no place for one.
        Tab: () =>
          isInTable() &&
          (editor.commands.goToNextCell() || (editor.commands.addRowAfter() && editor.commands.goToNextCell())),
        'Alt-Shift-ArrowDown': () => isInTable() && editor.commands.addRowAfter(),
        'Alt-Shift-ArrowUp': () => isInTable() && editor.commands.addRowBefore(),
        'Alt-Shift-ArrowRight': () => isInTable() && editor.commands.addColumnAfter(),
        'Alt-Shift-ArrowLeft': () => isInTable() && editor.commands.addColumnBefore(),
      };
    },
  }).configure({ resizable: false, View: null }),
  TableRow,
  TableHeader.extend({ content: 'block*', addAttributes: cellAttributes }),
  TableCell.extend({ content: 'block*', addAttributes: cellAttributes }),
];
