// The rich body of a comment: which nodes, marks and attributes there are, and nothing else. It is read so wherever it comes
// from: what a screen hands in, and what stands in a cell that anybody's program may have written.
import { type Picture, pictureAttrs, pictureIn, pictureNeeds, pictureWords } from '../file/picture.ts';

export interface BodyMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}
/** As ProseMirror says it: elements have `content`, words have `text`. */
export interface BodyNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly BodyNode[];
  readonly text?: string;
  readonly marks?: readonly BodyMark[];
}

type Check = (value: unknown) => boolean;
type Attrs = Readonly<Record<string, Check>>;
interface Rule {
  /** `line`: words, breaks and mentions. `words`: unmarked ones alone. */
  readonly holds: 'line' | 'words' | 'nothing' | readonly string[];
  readonly attrs: Attrs;
  /** Attributes that it must have. */
  readonly needs?: readonly string[];
}
const none: Attrs = {};
const blocks = ['paragraph', 'bulletList', 'orderedList', 'blockquote', 'codeBlock', 'picture'] as const;
const ofALine = ['hardBreak', 'personMention', 'taskMention'] as const;
/** Deep enough for a quoted list in a list; a body that goes deeper was not typed. */
const deepest = 12;
const mostNodes = 4_000;

const isMentioned: Check = (value) => typeof value === 'string' && /^[a-z][\w-]{0,63}$/iu.test(value);
const isLabel: Check = (value) => typeof value === 'string' && value.length <= 200 && !/[\n\r]/u.test(value);
const isLanguage: Check = (value) => value === null || (typeof value === 'string' && /^[\w+#.-]{1,30}$/u.test(value));
const isStart: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 1e6;
/** The schemes alone; who draws a link looks once more at the whole of it. Controls and spaces hide a scheme in another. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const link = /^(?:https?:\/\/|mailto:|tel:)[^\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]{1,1990}$/iu;
const isHref: Check = (value) => typeof value === 'string' && link.test(value);

const mention: Rule = { holds: 'nothing', attrs: { id: isMentioned, label: isLabel }, needs: ['id', 'label'] };
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['paragraph', { holds: 'line', attrs: none }],
  ['bulletList', { holds: ['listItem'], attrs: none }],
  ['orderedList', { holds: ['listItem'], attrs: { start: isStart } }],
  ['listItem', { holds: blocks, attrs: none }],
  ['blockquote', { holds: blocks, attrs: none }],
  ['codeBlock', { holds: 'words', attrs: { language: isLanguage } }],
  ['picture', { holds: 'nothing', attrs: pictureAttrs, needs: pictureNeeds }],
  ['hardBreak', { holds: 'nothing', attrs: none }],
  ['personMention', mention],
  ['taskMention', mention],
]);
const marks: ReadonlyMap<string, Attrs> = new Map<string, Attrs>([
  ['bold', none],
  ['italic', none],
  ['strike', none],
  ['code', none],
  ['link', { href: isHref }],
]);

/** Whether a body may hold a node or a mark of this name: what is edited is what is checked. */
export const isOfBody = (name: string): boolean =>
  name === 'doc' || name === 'text' || rules.has(name) || marks.has(name);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOnly = (said: object, names: readonly string[]): boolean =>
  Object.keys(said).every((one) => names.includes(one));

function fit(said: unknown, attrs: Attrs, needs: readonly string[]): boolean {
  if (said === undefined) return needs.length === 0;
  if (!isObject(said)) return false;
  const isKnown = Object.entries(said).every(
    ([name, value]) => Object.hasOwn(attrs, name) && attrs[name]?.(value) === true,
  );
  return isKnown && needs.every((name) => Object.hasOwn(said, name));
}

function isMark(mark: unknown): boolean {
  if (!isObject(mark) || !hasOnly(mark, ['type', 'attrs']) || typeof mark['type'] !== 'string') return false;
  const attrs = marks.get(mark['type']);
  return attrs !== undefined && fit(mark['attrs'], attrs, Object.keys(attrs));
}

function isWords(node: Record<string, unknown>, mayBeMarked: boolean): boolean {
  const { text, marks: said = [] } = node;
  if (!hasOnly(node, ['type', 'text', 'marks']) || typeof text !== 'string' || text === '') return false;
  return Array.isArray(said) && (mayBeMarked || said.length === 0) && said.length <= marks.size && said.every(isMark);
}

interface At {
  readonly deep: number;
  readonly bounds: { left: number };
}
/** Counted down as the reading goes on; false: it was not typed. */
function isWithin({ deep, bounds }: At): boolean {
  bounds.left -= 1;
  return bounds.left >= 0 && deep <= deepest;
}
const ruleOf = (type: unknown, allowed: readonly string[]): Rule | undefined =>
  typeof type === 'string' && allowed.includes(type) ? rules.get(type) : undefined;

function isNode(node: unknown, allowed: readonly string[], at: At): boolean {
  if (!isWithin(at) || !isObject(node)) return false;
  const rule = ruleOf(node['type'], allowed);
  if (rule === undefined || !hasOnly(node, ['type', 'attrs', 'content'])) return false;
  return fit(node['attrs'], rule.attrs, rule.needs ?? []) && holdsOnly(node['content'] ?? [], rule.holds, at);
}

const isText = (child: unknown): child is Record<string, unknown> => isObject(child) && child['type'] === 'text';

function holdsOnly(content: unknown, holds: Rule['holds'], at: At): boolean {
  if (!Array.isArray(content)) return false;
  if (holds === 'nothing') return content.length === 0;
  const inner: At = { deep: at.deep + 1, bounds: at.bounds };
  if (holds === 'words') return content.every((child) => isText(child) && isWords(child, false));
  if (holds === 'line')
    return content.every((child) => (isText(child) ? isWords(child, true) : isNode(child, ofALine, inner)));
  return content.every((child) => isNode(child, holds, inner));
}

/** null: it is no body, or has something that this version does not know; then the words stand for it. */
export function readBody(said: string | null): readonly BodyNode[] | null {
  if (said === null || said.length > 60_000) return null;
  const nodes = parsed(said);
  const at: At = { deep: 0, bounds: { left: mostNodes } };
  if (!Array.isArray(nodes) || nodes.length === 0) return null;
  return nodes.every((node) => isNode(node, blocks, at)) ? (nodes as readonly BodyNode[]) : null;
}

/** A door: anybody's program may have written it. */
function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}

const wordOf = ({ attrs }: BodyNode): string => (typeof attrs?.['label'] === 'string' ? attrs['label'] : '');
const words: Readonly<Record<string, (node: BodyNode) => string>> = {
  text: ({ text }) => text ?? '',
  hardBreak: () => '\n',
  personMention: (node) => `@${wordOf(node)}`,
  taskMention: wordOf,
};
const isOfALine = ({ type }: BodyNode): boolean => Object.hasOwn(words, type);
const lineOf = (node: BodyNode): string =>
  (node.content ?? []).map((child) => words[child.type]?.(child) ?? '').join('');

function linesIn(node: BodyNode): readonly string[] {
  const { content = [], type, attrs } = node;
  if (type === 'picture') return [pictureWords(pictureIn(attrs) ?? { name: '' })];
  return content.length === 0 || content.some(isOfALine) ? [lineOf(node)] : content.flatMap(linesIn);
}
/** The plain words, a line for each block. */
export const bodyText = (nodes: readonly BodyNode[]): string => nodes.flatMap(linesIn).join('\n').trim();

/** Persons and teams, each once. */
export const mentionsIn = (nodes: readonly BodyNode[]): readonly string[] => [
  ...new Set(
    nodes.flatMap((node): readonly string[] => {
      const own = node.type === 'personMention' ? [node.attrs?.['id'] as string] : [];
      return [...own, ...mentionsIn(node.content ?? [])];
    }),
  ),
];

/** The pictures in it, in reading order. */
export const picturesIn = (nodes: readonly BodyNode[]): readonly Picture[] =>
  nodes.flatMap((node) => {
    const own = node.type === 'picture' ? pictureIn(node.attrs) : null;
    return own === null ? picturesIn(node.content ?? []) : [own];
  });

/** Lines of words and nothing more: such a comment has no body. */
export const isPlain = (nodes: readonly BodyNode[]): boolean =>
  nodes.every(({ type, content = [] }) => type === 'paragraph' && content.every((child) => isBare(child)));
const isBare = ({ type, marks: said = [] }: BodyNode): boolean =>
  type === 'hardBreak' || (type === 'text' && said.length === 0);

/** The body of plain words, for an editor. */
export const plainBody = (text: string): readonly BodyNode[] =>
  text
    .split('\n')
    .map((line) => ({ type: 'paragraph', ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }) }));

/** The body of who says something by files alone. */
export const wordless = JSON.stringify([{ type: 'paragraph' }]);

const longestQuote = 1_000;
/** Somebody's words, to be answered under them: plain ones, so that nobody is told of them or given their pictures once more. */
export function quoteBody(text: string): string {
  const words = text.length > longestQuote ? `${text.slice(0, longestQuote).trimEnd()} …` : text;
  return JSON.stringify([{ type: 'blockquote', content: plainBody(words) }, { type: 'paragraph' }]);
}
