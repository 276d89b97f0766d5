// A page as plain nodes, whatever its nodes are called, and the one way from them to plain text: for who reads a page
// without an editor (the reading view, a search, the tray, the relay). Nothing is left out of what somebody wrote.
import { pictureIn, pictureWords } from '@baton/model/file/picture';
import * as Y from 'yjs';

export interface PageText {
  readonly text: string;
  readonly marks: Readonly<Record<string, unknown>>;
}
export interface PageElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly children: readonly PageNode[];
}
export type PageNode = PageText | PageElement;

export const isText = (node: PageNode): node is PageText => 'text' in node;

export const pageTree = (fragment: Y.XmlFragment): readonly PageNode[] =>
  fragment.toArray().flatMap((child) => nodesOf(child));

function nodesOf(child: Y.XmlElement | Y.XmlText | Y.XmlHook): readonly PageNode[] {
  if (child instanceof Y.XmlText) return textsOf(child);
  if (!(child instanceof Y.XmlElement)) return [];
  return [{ name: child.nodeName, attrs: child.getAttributes(), children: pageTree(child) }];
}

interface Piece {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
const textsOf = (text: Y.XmlText): readonly PageText[] =>
  (text.toDelta() as readonly Piece[]).flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' ? [{ text: insert, marks: attributes }] : [],
  );

const wordIn = (label: unknown): string => (typeof label === 'string' ? label : '');

/** Parts of a line, not lines of their own. The chips say the word that was written with them. */
const inline: Readonly<Record<string, (attrs: PageElement['attrs']) => string>> = {
  hardBreak: () => '\n',
  personMention: ({ label }) => `@${wordIn(label)}`,
  taskMention: ({ label }) => wordIn(label),
};
const withoutText = new Set(['horizontalRule']);
const inlineOf = ({ name }: PageElement) => (Object.hasOwn(inline, name) ? inline[name] : undefined);
const isInline = (node: PageNode): boolean => isText(node) || inlineOf(node) !== undefined;

/** A string for each block that can hold text, in reading order; what an unknown part of a line holds is in its line. */
export const linesOf = (nodes: readonly PageNode[]): readonly string[] => nodes.flatMap((node) => linesIn(node));

function linesIn(node: PageNode): readonly string[] {
  if (isText(node)) return [node.text];
  if (withoutText.has(node.name)) return [];
  if (node.name === 'picture') return [pictureWords(pictureIn(node.attrs) ?? { name: '' })];
  const isLine = node.children.length === 0 || node.children.some(isInline);
  return isLine ? [inlineText(node)] : linesOf(node.children);
}

function inlineText(node: PageNode): string {
  if (isText(node)) return node.text;
  const own = inlineOf(node);
  return own ? own(node.attrs) : node.children.map(inlineText).join('');
}
