// The grammar of a page: which nodes and marks this version edits, where each may stand and what its attributes look
// like. The editor takes a node out that does not fit its schema; so what is not of the grammar never reaches it.
import { pictureAttrs, pictureNeeds } from '@baton/model/file/picture';
import * as Y from 'yjs';
import { safeHref } from './safe-link.ts';

/** The root under which every page keeps its rich text. */
export const rootName = 'content';

type Check = (value: unknown) => boolean;
type Attrs = Readonly<Record<string, Check>>;
interface Rule {
  /** `line`: text with marks, breaks and chips. `code`: text alone. */
  readonly holds: 'line' | 'code' | 'nothing' | readonly string[];
  readonly attrs: Attrs;
  /** Attributes that it must have. */
  readonly needs?: readonly string[];
}

const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const none: Attrs = {};

const blocks = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'codeBlock',
  'table',
  'horizontalRule',
  'picture',
] as const;
const ofALine = new Set(['hardBreak', 'personMention', 'taskMention']);

/** Ids as records have them; a label is one line. */
export const isMentionId: Check = (value) => typeof value === 'string' && /^[a-z][\w-]{0,63}$/iu.test(value);
export const isLabel: Check = (value) => typeof value === 'string' && value.length <= 200 && !/[\n\r]/u.test(value);
export const isLanguage: Check = (value) => typeof value === 'string' && /^[\w+#.-]{1,30}$/u.test(value);
export const isSpan = whole(1, 20);

const cell: Rule = { holds: blocks, attrs: { colspan: isSpan, rowspan: isSpan } };
const mention: Rule = { holds: 'nothing', attrs: { id: isMentionId, label: isLabel } };
const rules: Readonly<Record<string, Rule>> = {
  paragraph: { holds: 'line', attrs: none },
  heading: { holds: 'line', attrs: { level: whole(1, 3) } },
  bulletList: { holds: ['listItem'], attrs: none },
  orderedList: { holds: ['listItem'], attrs: { start: (value) => typeof value === 'number' && value >= 0 } },
  taskList: { holds: ['taskItem'], attrs: none },
  listItem: { holds: blocks, attrs: none },
  taskItem: { holds: blocks, attrs: { checked: (value) => typeof value === 'boolean' } },
  blockquote: { holds: blocks, attrs: none },
  codeBlock: { holds: 'code', attrs: { language: isLanguage } },
  table: { holds: ['tableRow'], attrs: none },
  tableRow: { holds: ['tableCell', 'tableHeader'], attrs: none },
  tableCell: cell,
  tableHeader: cell,
  horizontalRule: { holds: 'nothing', attrs: none },
  picture: { holds: 'nothing', attrs: pictureAttrs, needs: pictureNeeds },
  hardBreak: { holds: 'nothing', attrs: none },
  personMention: mention,
  taskMention: mention,
};
const marks: Readonly<Record<string, Attrs>> = {
  bold: none,
  italic: none,
  strike: none,
  code: none,
  link: { href: (value) => safeHref(value) !== null },
};

const ruleOf = (name: string): Rule | undefined => (Object.hasOwn(rules, name) ? rules[name] : undefined);
const fit = (said: Readonly<Record<string, unknown>>, attrs: Attrs): boolean =>
  Object.entries(said).every(([name, value]) => Object.hasOwn(attrs, name) && attrs[name]?.(value) === true);

/** Which attributes of a node have another shape than the grammar gives them; null: they are left out. */
export const misshapen = (name: string, attrs: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(ruleOf(name)?.attrs ?? {}).flatMap(([attr, check]) => {
    const said = attrs[attr];
    return said === null || said === undefined || check(said) ? [] : [attr];
  });

/** Whether a node lacks what it cannot be without, or has it in another shape. */
export function isLacking(name: string, attrs: Readonly<Record<string, unknown>>): boolean {
  const rule = ruleOf(name);
  return rule?.needs?.some((one) => rule.attrs[one]?.(attrs[one]) !== true) === true;
}

/** Whether the editor may have it: all of it is of the grammar. */
export const isKnown = (root: Y.XmlFragment): boolean => root.toArray().every((child) => isOf(child, blocks));

function isOf(child: unknown, allowed: readonly string[]): boolean {
  if (!(child instanceof Y.XmlElement) || !allowed.includes(child.nodeName)) return false;
  const rule = ruleOf(child.nodeName);
  const attrs = child.getAttributes();
  if (rule === undefined || isLacking(child.nodeName, attrs)) return false;
  return fit(attrs, rule.attrs) && holdsOnly(child, rule.holds);
}

function holdsOnly(element: Y.XmlElement, holds: Rule['holds']): boolean {
  const children = element.toArray();
  if (holds === 'nothing') return children.length === 0;
  if (holds === 'code') return children.every((child) => child instanceof Y.XmlText && isMarked(child, none));
  if (holds === 'line')
    return children.every((child) => (child instanceof Y.XmlText ? isMarked(child, marks) : isOf(child, [...ofALine])));
  return children.every((child) => isOf(child, holds));
}

interface Piece {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
const isMarked = (text: Y.XmlText, allowed: typeof marks | Attrs): boolean =>
  (text.toDelta() as readonly Piece[]).every(
    ({ insert, attributes = {} }) =>
      typeof insert === 'string' &&
      Object.entries(attributes).every(([name, said]) => {
        const attrs = Object.hasOwn(allowed, name) ? marks[name] : undefined;
        return attrs !== undefined && typeof said === 'object' && said !== null && fit({ ...said }, attrs);
      }),
  );
