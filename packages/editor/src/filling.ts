// Where something may be empty a caret cannot stand. An own edit leaves nothing so: a paragraph comes into it, and a list
// or table of nothing goes. What others left empty waits for an own edit: receiving writes nothing.
import { Extension } from '@tiptap/core';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isReceived } from './table-nodes.ts';

const heldOpen = new Set(['listItem', 'taskItem', 'tableCell', 'tableHeader', 'blockquote']);
const ofParts = new Set(['bulletList', 'orderedList', 'taskList', 'table']);

function filled({ doc, schema, tr }: EditorState): Transaction | null {
  const paragraph = schema.nodes['paragraph'];
  if (!paragraph) return null;
  doc.descendants((node, at) => {
    if (node.isTextblock) return false;
    if (node.childCount > 0) return true;
    const place = tr.mapping.map(at);
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
