// What a document of cells says of itself, under an id that no record has: `schema`, the version of cells that it is
// written in, and `min`, the oldest that may write there. Whoever is older shows it and writes nothing. The relay alone
// says it (guard/itself.ts): nobody can shut a document for the others.
import type { Ctx } from '@baton/model/ctx';
import { refuse, type Refusal } from '@baton/model/refusal';
import type { DocName } from '../contract.ts';
import type { DocState } from '../memory/doc-state.ts';
import { effectiveCell } from '../records/held.ts';
import type { Memory } from '../memory/memory.ts';
import type { Plan } from '../cells/plan.ts';
import { mayWriteDoc, whyNot } from './rights.ts';

const itself = '~';
/** What this program knows. Raised when a program that does not know the new shape would do harm by writing. */
export const schemaHere = 1;

type Actor = Pick<Ctx, 'directory' | 'person'>;

export function isAhead(memory: Memory, doc: DocState): boolean {
  const held = memory.copy(itself, doc, null);
  const min = held && effectiveCell(held, 'min')?.value;
  return typeof min === 'number' && min > schemaHere;
}

/** Documents that may not be written here until this program is a newer one. */
export const allAhead = (memory: Memory): readonly DocName[] =>
  memory
    .copiesOf(itself)
    .filter(({ doc }) => isAhead(memory, doc))
    .map(({ doc }) => doc.name);

export const mayWriteHere = (memory: Memory, name: DocName, actor: Actor): boolean =>
  !isAhead(memory, memory.doc(name)) && mayWriteDoc(name, actor);

export const whyNotHere = (memory: Memory, plan: Plan, actor: Actor): Refusal | undefined =>
  whyNot(plan, actor) ??
  ([...plan.keys()].some((name) => isAhead(memory, memory.doc(name))) ? refuse('read-only', 'newer') : undefined);

/** What has to be written once more without anybody asking goes nowhere that is ahead. */
export const withoutAhead = (memory: Memory, plan: Plan): Plan =>
  new Map([...plan].filter(([name]) => !isAhead(memory, memory.doc(name))));
