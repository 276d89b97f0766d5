// Whether a plan may be written by who acts: asked of the directory after the command has decided and before anything is
// written, for every command alike. The relay asks the same rule when it comes.
import type { Ctx } from '@baton/model/ctx';
import type { Refusal } from '@baton/model/refusal';
import { whyReadOnly } from '@baton/model/space/rules';
import { assert } from '@baton/model/assert';
import type { DocName } from '../contract.ts';
import { parseDoc, scopeOf } from '../layout.ts';
import type { Plan } from '../cells/plan.ts';

type Actor = Pick<Ctx, 'directory' | 'person'>;

function whyNotIn(name: DocName, { directory, person }: Actor): Refusal | undefined {
  const doc = parseDoc(name);
  assert(doc !== undefined, `no document can be named ${name}`);
  return whyReadOnly(directory, person, scopeOf(doc));
}

export function whyNot(plan: Plan, actor: Actor): Refusal | undefined {
  for (const name of plan.keys()) {
    const refusal = whyNotIn(name, actor);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

export const mayWriteDoc = (name: DocName, actor: Actor): boolean => whyNotIn(name, actor) === undefined;
