// Which nodes and marks this version edits. A page with any other is shown as text and left alone.
import * as Y from 'yjs';

/** The root under which every page keeps its rich text. */
export const rootName = 'content';

const knownNodes = new Set(['paragraph', 'hardBreak']);
const knownAttributes: Readonly<Record<string, readonly string[]>> = { paragraph: [], hardBreak: [] };
const knownMarks = new Set<string>();

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook | Y.XmlFragment;

export function isKnown(node: Child): boolean {
  if (node instanceof Y.XmlText) return marksOf(node).every((mark) => knownMarks.has(mark));
  if (node instanceof Y.XmlElement) {
    if (!knownNodes.has(node.nodeName)) return false;
    const allowed = knownAttributes[node.nodeName] ?? [];
    if (!Object.keys(node.getAttributes()).every((name) => allowed.includes(name))) return false;
  }
  return !(node instanceof Y.XmlFragment) || node.toArray().every((child) => isKnown(child as Child));
}

function marksOf(text: Y.XmlText): string[] {
  const delta = text.toDelta() as readonly { readonly attributes?: Readonly<Record<string, unknown>> }[];
  return delta.flatMap(({ attributes }) => Object.keys(attributes ?? {}));
}

/** Every block on a line of its own; breaks inside a block too. */
export function textOf(fragment: Y.XmlFragment): string {
  return fragment
    .toArray()
    .map((child) => inline(child as Child))
    .join('\n');
}
function inline(node: Child): string {
  if (node instanceof Y.XmlText) {
    const delta = node.toDelta() as readonly { readonly insert?: unknown }[];
    return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  }
  if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') return '\n';
  return node instanceof Y.XmlFragment
    ? node
        .toArray()
        .map((child) => inline(child as Child))
        .join('')
    : '';
}
