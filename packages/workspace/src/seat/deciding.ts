// What a tab asks of decisions: to sign one, to take it back, and what is on record.
import { decisionsOn } from '../decisions/audit.ts';
import { proofFrom } from '../decisions/proving.ts';
import { unsay } from '../decisions/unsaying.ts';
import type { Engine } from '../engine/engine.ts';
import type { Ask } from './messages.ts';

/** A tab with another version asks for what this one does not know: its call fails, and nothing else. */
const unknownTo = (what: string): Error =>
  new Error(`Another tab leads with a version of Baton that knows no “${what}”. Reload that one.`);

export function decideAt(
  { core, sign }: Engine,
  id: string,
  ask: Extract<
    Ask,
    { readonly ask: 'sign' | 'confirm' | 'decide' | 'unsay' | 'dismissDecision' | 'decisionsOn' | 'proof' }
  >,
): Promise<unknown> {
  switch (ask.ask) {
    case 'sign':
      return sign(ask);
    case 'confirm':
      return sign.confirm(ask);
    case 'decide':
      return sign.decide(ask.deciding, id);
    case 'unsay':
      return unsay(core, sign, { said: ask.said, asked: id });
    case 'dismissDecision':
      return sign.dismiss(ask.hash);
    case 'decisionsOn':
      return decisionsOn(core, ask.task);
    case 'proof':
      return proofFrom(core, ask.of);
    default:
      throw unknownTo((ask as { ask: string }).ask);
  }
}
