// What lies behind a gate that is set on a board in use stays there. The fold sees no cells, so nothing could tell what lay there
// from what came later but the order: it is named first, by the device that sets the gate, and the rule takes what was named.
import type { Illegal } from '../directory/schema.ts';
import type { RecordId } from '../ids.ts';
import { newMatter, type Decided, type NamedPast, type OfWork } from './schema.ts';
import { onShelf, putOnShelf } from './shelves.ts';
import { taskFault } from './task-fault.ts';
import { leads, type WorkAct } from './work-act.ts';

/** So many statements wait for a rule: what was named for one that never came does not grow. */
const mostNamed = 500;

const namedFor = ({ named = {} }: Decided, column: RecordId): readonly NamedPast[] =>
  (Object.hasOwn(named, column) ? named[column] : undefined) ?? [];

/** It changes nothing until the gate is set. */
export function namePast(
  act: WorkAct,
  decided: Decided,
  { column, tasks }: OfWork<'work-let-past'>,
): Decided | Illegal {
  const { said } = act;
  if (said.via !== null || !leads(act, said.by)) return { illegal: 'only its leads and admins let work past a gate' };
  if (new Set(tasks).size !== tasks.length) return { illegal: 'a task is named twice' };
  const all = [...namedFor(decided, column), { said, tasks }].slice(-mostNamed);
  return { ...decided, named: { ...decided.named, [column]: all } };
}

/**
 * With the rule: the newest `past` statements of its device, and what else it had named is forgotten. What entered the gate, or left
 * for another place meanwhile, is left out, so that it keeps none of the others from staying.
 */
export function takePast(
  act: WorkAct,
  decided: Decided,
  { column, signers, past = 0 }: OfWork<'column-ruled'>,
): Decided | Illegal {
  if (past > 0 && signers.length === 0) return { illegal: 'the column has no gate' };
  const named = namedFor(decided, column);
  const isOwn = ({ said }: NamedPast): boolean => said.device === act.said.device;
  const own = named.filter(isOwn);
  if (own.length < past) return { illegal: 'what it lets past was not named before it' };
  if (own.length === 0) return decided;
  const taken = own.slice(own.length - past).flatMap(({ tasks }) => tasks);
  const rest = named.filter((one) => !isOwn(one));
  const { [column]: _taken, ...others } = decided.named ?? {};
  const tasks = taken.reduce((shelves, task) => staying(act, shelves, { task, column }), decided.tasks);
  return { ...decided, tasks, named: rest.length === 0 ? others : { ...others, [column]: rest } };
}

function staying(
  act: WorkAct,
  tasks: Decided['tasks'],
  { task, column }: { readonly task: RecordId; readonly column: RecordId },
): Decided['tasks'] {
  const matter = onShelf(tasks, task) ?? newMatter;
  if (Object.hasOwn(matter.gates, column) || taskFault(act, matter, task) !== null) return tasks;
  return putOnShelf(tasks, task, { ...matter, past: { ...matter.past, [column]: act.said } });
}
