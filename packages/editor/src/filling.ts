// What an own edit leaves is of the grammar, and a caret can stand in it: a paragraph comes into what is empty, a list or
// table of nothing and a picture of no bytes go, an attribute of another shape (a level that was pasted, a number that was typed) is left out.
// What others left so waits for an own edit: receiving writes nothing.
import { Extension } from '@tiptap/core';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isLacking, misshapen } from './known-nodes.ts';
import { isReceived } from './table-nodes.ts';

const heldOpen = new Set(['listItem', 'taskItem', 'tableCell', 'tableHeader', 'blockquote']);
const ofParts = new Set(['bulletList', 'orderedList', 'taskList', 'table']);

function filled({ doc, schema, tr }: EditorState): Transaction | null {
  const paragraph = schema.nodes['paragraph'];
  if (!paragraph) return null;
  doc.descendants((node, at) => {
    const place = tr.mapping.map(at);
    if (isLacking(node.type.name, node.attrs)) {
      tr.delete(place, place + node.nodeSize);
      return false;
    }
    for (const name of misshapen(node.type.name, node.attrs))
      tr.setNodeAttribute(place, name, node.type.spec.attrs?.[name]?.default ?? null);
    if (node.isTextblock || node.childCount > 0) return true;
    if (heldOpen.has(node.type.name)) tr.insert(place + 1, paragraph.create());
    else if (ofParts.has(node.type.name)) tr.delete(place, place + node.nodeSize);
    return false;
  });
  if (tr.doc.childCount === 0) tr.insert(0, paragraph.create());
  return tr.docChanged ? tr : null;
}

export const filling = Extension.create({
  name: 'filling',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (trs, _, state) =>
        trs.some((tr) => tr.docChanged) && !trs.some(isReceived) ? filled(state) : null,
    }),
  ],
});
