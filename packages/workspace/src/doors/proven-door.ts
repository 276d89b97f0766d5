// A door through which nothing is sent but to the relay that this device knows: each time it is asked anew, since whoever
// answered at its address a moment ago need not be who answers now.
import { Proposed, type Propose } from '@baton/protocol/http';
import { call, isNotDone, refusedBy, type Door, type NotDone } from './door.ts';
import { proveRelay, type KnownRelay, type Prover } from './known-relay.ts';

type Caller = Pick<Door, 'relay' | 'fetch' | 'renew'>;

export const provenDoor = <D extends Caller>(
  door: D,
  of: Prover,
  known: KnownRelay,
): D & { readonly prove: () => Promise<NotDone | null> } => ({ ...door, prove: () => proveRelay(door, of, known) });

/** The number at which it was entered, or why it was not. */
export async function propose(
  door: ReturnType<typeof provenDoor>,
  statement: Propose,
): Promise<{ readonly number: number } | NotDone> {
  const answer = await call(door, { path: '/api/statements', body: statement }, Proposed);
  if (isNotDone(answer) || 'number' in answer) return answer;
  return refusedBy(answer);
}
