// Undo of what this person decided at a seat: each is taken back by a statement of its own, the last first, or none is.
import { undoingOf } from '@baton/model/decided/undoing';
import type { WorkDecision } from '@baton/model/decided/schema';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import type { Unsaid } from '../contract.ts';
import type { Core } from '../core.ts';
import type { Signer } from './signing.ts';

type Parts = Pick<Core, 'world' | 'me' | 'decisions'>;

export async function unsay(
  { world, me, decisions }: Parts,
  sign: Pick<Signer, 'decide'>,
  { said, asked }: { readonly said: readonly WorkDecision[]; readonly asked: string },
): Promise<Unsaid | Refusal> {
  const { directory } = world.kept().book;
  if (directory === undefined) return refuse('not-undone', 'over');
  const undoings = said
    .toReversed()
    .map((decision) => undoingOf({ directory, decided: decisions.now().local, person: me.person }, decision));
  for (const undoing of undoings) if (undoing.does === 'refuse') return refuse('not-undone', undoing.why);
  const stays = undoings.filter(({ does }) => does === 'stay').length;
  for (const [at, undoing] of undoings.entries()) {
    if (undoing.does !== 'say') continue;
    const kept = await sign.decide({ decision: undoing.decision, text: null }, `${asked}/${at}`);
    // Overtaken between asking and signing.
    if (isRefusal(kept)) return kept.kind === 'not-allowed' ? refuse('not-undone', 'over') : kept;
  }
  return { takenBack: undoings.length - stays, stays };
}
