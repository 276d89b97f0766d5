// Making and taking away relations. A ring is refused when it is made; what exists already is not made twice.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { liveTask } from '../task/rules.ts';
import type { Tx } from '../tx.ts';
import { leads, withoutRings } from './rings.ts';
import { liveFrom, netOf } from './rules.ts';
import { RelationKind, type Relation } from './schema.ts';

const Pair = z.object({ from: z.string(), to: z.string(), kind: RelationKind });
type Pair = z.infer<typeof Pair>;

/** All that say this; a relation that reads alike both ways is found from either end. */
function sayingThis(tx: Tx, { from, to, kind }: Pair): readonly Relation[] {
  const one = liveFrom(tx, from).filter((relation) => relation.to === to && relation.kind === kind);
  if (kind !== 'relates') return one;
  return [...one, ...liveFrom(tx, to).filter((relation) => relation.to === from && relation.kind === kind)];
}

function refusalOf(tx: Tx, { from, to, kind }: Pair): Refusal | undefined {
  for (const id of [from, to]) {
    const task = liveTask(tx, id);
    if (isRefusal(task)) return task;
  }
  if (from === to) return refuse('not-valid', 'itself');
  const isRing = kind !== 'relates' && leads(to, from, withoutRings(netOf(tx, kind)));
  return isRing ? refuse('not-valid', 'ring') : undefined;
}

/** `from` waits for `to`, comes after it, is the same as it, or has to do with it. */
export const relateTasks = command('relateTasks', Pair, (tx, ctx, args) => {
  const refusal = refusalOf(tx, args);
  if (refusal !== undefined) return refusal;
  const [known] = sayingThis(tx, args);
  if (known !== undefined) return { relation: known.id };
  const home = tx.tasks.homeOf(args.from);
  if (home === undefined) return refuse('not-found', 'space');
  const id = ctx.newId('r');
  tx.relations.add(home, id, { ...args, at: ctx.now });
  return { relation: id };
});

/** Takes away what this relation says, however often it was said apart. */
export const unrelateTasks = command('unrelateTasks', z.object({ relation: z.string() }), (tx, ctx, args) => {
  const relation = tx.relations.get(args.relation);
  if (relation === undefined) return refuse('not-found', 'relation');
  const saying = sayingThis(tx, relation);
  for (const { id } of saying) tx.relations.patch(id, { binned: ctx.now });
  return { relations: saying.map(({ id }) => id) };
});
