// A program with all its changes in it, each asleep until it is named: so that it is read and translated once, and each test
// tries many changes in the same process.
import { parseSync } from 'oxc-parser';
import { changesOf, type Node } from './operators.ts';

export interface Mutant {
  readonly file: string;
  /** Counts within its file. */
  readonly at: number;
  readonly line: number;
  readonly what: string;
  /** What stands there, in one line. */
  readonly source: string;
}
export interface Instrumented {
  readonly code: string;
  readonly mutants: readonly Mutant[];
}

/** Types are no program. */
const typeFields = new Set(['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'implements', 'parent']);
const written = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function childrenOf(node: Node): readonly Node[] {
  const fields = Object.entries(node).filter(([field]) => !typeFields.has(field));
  const nodes = fields.flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value])).filter(isNode);
  const runs = nodes.filter(({ type }) => !type.startsWith('TS') || written.has(type));
  return runs.sort((left, right) => left.start - right.start);
}

export function instrument(file: string, source: string): Instrumented {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const mutants: Mutant[] = [];
  const textOf = ({ start, end }: Node): string => source.slice(start, end);

  /** @param inChain a part of `a?.b.c`: what is put in its place would cut the chain. */
  function render(node: Node, parent: Node | null, inChain: boolean): string {
    const isLink = inChain && (node.type === 'CallExpression' || node.type === 'MemberExpression');
    const changes = isLink ? [] : changesOf(node, textOf, parent);
    const named = changes.map(({ what, instead }) => {
      const line = source.slice(0, node.start).split('\n').length;
      const mutant = {
        file,
        at: mutants.length,
        line,
        what,
        source: textOf(node).replaceAll(/\s+/gu, ' ').slice(0, 120),
      };
      mutants.push(mutant);
      return { at: mutant.at, instead };
    });
    const inner = innerOf(node, inChain);
    if (node.type === 'ExpressionStatement')
      return named.reduce((text, { at }) => `{ if (!__m(${at})) {${text}} }`, inner);
    return named.reduce((text, { at, instead }) => `(__m(${at}) ? (${instead}) : (${text}))`, inner);
  }
  function innerOf(node: Node, inChain: boolean): string {
    const links =
      node.type === 'ChainExpression' || (inChain && ['CallExpression', 'MemberExpression'].includes(node.type));
    let [text, at] = ['', node.start];
    for (const child of childrenOf(node)) {
      if (child.start < at) continue;
      const isLinked = links && (child === node['expression'] || child === node['callee'] || child === node['object']);
      text += source.slice(at, child.start) + render(child, node, isLinked);
      at = child.end;
    }
    return text + source.slice(at, node.end);
  }
  const body = render(program as unknown as Node, null, false);
  const asks = `function __m(at) { return globalThis.__mutation.isOn(${JSON.stringify(file)}, at); }\n`;
  return { code: `${asks}${source.slice(0, (program as unknown as Node).start)}${body}`, mutants };
}
