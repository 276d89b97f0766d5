// A page as one text that is the same wherever the page is, whatever bytes it came in: for what is signed and compared. Each
// thing has one spelling, and nothing that somebody reads is left out of it.
import { pictureIn } from '@baton/model/file/picture';
import * as Y from 'yjs';
import { pageRoot } from '../layout.ts';
import { isText, type PageElement, type PageNode, pageTree, type PageText } from './page-tree.ts';

export function markdownOf(bytes: readonly Uint8Array[]): string {
  const ydoc = new Y.Doc({ guid: pageRoot });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const blocks = blocksOf(pageTree(ydoc.getXmlFragment(pageRoot)));
  ydoc.destroy();
  return blocks.trim();
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown, usual: number): number => (typeof value === 'number' ? value : usual);

/** Where two people marked the same words alike apart, the binding tells them by what stands behind. */
const markName = (key: string): string => key.split('--')[0] ?? key;
const around: Readonly<Record<string, string>> = { bold: '**', italic: '*', strike: '~~', code: '`' };

function textOf({ text, marks }: PageText): string {
  let said = text;
  for (const key of Object.keys(marks).sort()) {
    const name = markName(key);
    const sign = around[name];
    if (sign !== undefined) said = `${sign}${said}${sign}`;
    else if (name === 'link') said = `[${said}](${word((marks[key] as { href?: unknown } | null)?.href)})`;
  }
  return said;
}

const inline: Readonly<Record<string, (attrs: PageElement['attrs']) => string>> = {
  hardBreak: () => '\n',
  personMention: ({ label, id }) => `[@${word(label)}](${word(id)})`,
  taskMention: ({ label, id }) => `[${word(label)}](${word(id)})`,
};
const isInline = (node: PageNode): boolean => isText(node) || Object.hasOwn(inline, node.name);
const lineOf = (nodes: readonly PageNode[]): string =>
  nodes
    .map((node) => (isText(node) ? textOf(node) : (inline[node.name]?.(node.attrs) ?? lineOf(node.children))))
    .join('');

const behind = (sign: string, text: string): string =>
  `${sign}${text.replaceAll('\n', `\n${' '.repeat(sign.length)}`)}`;
const before = (sign: string, text: string): string => text.replaceAll(/^/gmu, sign);
const ofEach = ({ children }: PageElement, say: (node: PageElement, at: number) => string): string =>
  children.flatMap((node, at) => (isText(node) ? [textOf(node)] : [say(node, at)])).join('\n');

const blocks: Readonly<Record<string, (node: PageElement) => string>> = {
  heading: ({ attrs, children }) => `${'#'.repeat(whole(attrs['level'], 1))} ${lineOf(children)}`,
  bulletList: (list) => ofEach(list, ({ children }) => behind('- ', blocksOf(children))),
  orderedList: (list) =>
    ofEach(list, ({ children }, at) => behind(`${whole(list.attrs['start'], 1) + at}. `, blocksOf(children))),
  taskList: (list) =>
    ofEach(list, ({ attrs, children }) => behind(attrs['checked'] === true ? '- [x] ' : '- [ ] ', blocksOf(children))),
  blockquote: ({ children }) => before('> ', blocksOf(children)),
  codeBlock: ({ attrs, children }) => `\`\`\`${word(attrs['language'])}\n${lineOf(children)}\n\`\`\``,
  horizontalRule: () => '---',
  picture: ({ attrs }) => {
    const picture = pictureIn(attrs);
    return `![${picture?.alt ?? ''}](${picture?.name ?? ''} sha256:${picture?.hash ?? word(attrs['hash'])})`;
  },
  table: (table) => ofEach(table, rowOf),
};
const rowOf = (row: PageElement): string =>
  `| ${row.children.map((cell) => (isText(cell) ? textOf(cell) : blocksOf(cell.children).replaceAll('\n', ' '))).join(' | ')} |`;

/** What this version does not know is its words. */
function blockOf(node: PageNode): string {
  if (isText(node)) return textOf(node);
  const own = Object.hasOwn(blocks, node.name) ? blocks[node.name] : undefined;
  if (own !== undefined) return own(node);
  return node.children.length === 0 || node.children.some(isInline) ? lineOf(node.children) : blocksOf(node.children);
}
/** A line between two that stand apart; empty ones at the end are nothing. */
function blocksOf(nodes: readonly PageNode[]): string {
  return nodes
    .map(blockOf)
    .join('\n\n')
    .replaceAll(/\n{3,}/gu, '\n\n');
}
