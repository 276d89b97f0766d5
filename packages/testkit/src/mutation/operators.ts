// What is changed in a program to see whether a test notices: one table, by kind of node of the syntax tree.

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}
export interface Change {
  /** In a few words, for whoever reads the report. */
  readonly what: string;
  /** What stands in the node's place; of a statement: nothing. */
  readonly instead: string;
}
export type TextOf = (node: Node) => string;
type Operator = (node: Node, textOf: TextOf, parent: Node | null) => readonly Change[];

const bounds: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
};
/** Methods that answer yes or no. */
const asked = new Set(['has', 'hasOwn', 'includes', 'some', 'every', 'test', 'startsWith', 'endsWith', 'isArray']);

const isTest = (node: Node, parent: Node | null): boolean =>
  parent !== null && 'test' in parent && parent['test'] === node && parent.type !== 'SwitchCase';
const isText = ({ type, value }: Node): boolean =>
  type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');

/** Of what an `if` or `? :` asks, both answers are tried; turning it round would be no third. */
const swapped: Operator = (node, textOf, parent) => {
  const [left, right, operator] = [node['left'] as Node, node['right'] as Node, String(node['operator'])];
  if (isText(left) || isText(right)) if (operator === '+') return [];
  const isAnswered = isTest(node, parent) && (operator === '===' || operator === '!==');
  const others = isAnswered ? [] : (bounds[operator] ?? []);
  return others.map((other) => {
    return { what: `${operator} as ${other}`, instead: `${textOf(left)} ${other} ${textOf(right)}` };
  });
};

const clauses: Operator = (node, textOf) => {
  const [left, right, operator] = [textOf(node['left'] as Node), textOf(node['right'] as Node), node['operator']];
  return [
    { what: `without what follows ${String(operator)}`, instead: left },
    { what: `without what stands before ${String(operator)}`, instead: right },
  ];
};

function calledAs(node: Node): string | null {
  const callee = node['callee'] as Node;
  const property = callee.type === 'MemberExpression' ? (callee['property'] as Node) : null;
  return property?.type === 'Identifier' ? String(property['name']) : null;
}
const answers: Operator = (node, textOf, parent) => {
  const name = calledAs(node);
  if (name === 'filter') {
    const { object } = node['callee'] as Node;
    return [{ what: 'filters nothing', instead: textOf(object as Node) }];
  }
  const isTurned = name !== null && asked.has(name) && !isTest(node, parent);
  return isTurned ? [{ what: `${name} says the opposite`, instead: `!(${textOf(node)})` }] : [];
};

const operators: Readonly<Record<string, Operator>> = {
  BinaryExpression: swapped,
  LogicalExpression: clauses,
  CallExpression: answers,
  ChainExpression: (node, textOf, parent) => {
    const inner = node['expression'] as Node;
    return inner.type === 'CallExpression' ? answers(inner, textOf, parent) : [];
  },
  UnaryExpression: (node, textOf, parent) =>
    node['operator'] === '!' && !isTest(node, parent)
      ? [{ what: 'without its !', instead: textOf(node['argument'] as Node) }]
      : [],
  Literal: ({ value }) =>
    typeof value === 'boolean' ? [{ what: `${String(value)} as ${String(!value)}`, instead: String(!value) }] : [],
  ExpressionStatement: (node) => {
    const inner = node['expression'] as Node;
    const isSuper = inner.type === 'CallExpression' && (inner['callee'] as Node).type === 'Super';
    return isSuper || typeof node['directive'] === 'string' ? [] : [{ what: 'is not done', instead: '' }];
  },
};

/** What may be asked of a test: that it says yes, that it says no. A loop that always goes on would never end. */
function answered(node: Node, parent: Node | null): readonly Change[] {
  if (!isTest(node, parent)) return [];
  const no = { what: 'never', instead: 'false' };
  const isLoop = /^(?:While|DoWhile|For)/u.test(parent?.type ?? '');
  return isLoop ? [no] : [no, { what: 'always', instead: 'true' }];
}

export const changesOf: Operator = (node, textOf, parent) => [
  ...answered(node, parent),
  ...(operators[node.type]?.(node, textOf, parent) ?? []),
];
