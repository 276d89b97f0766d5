// A refused edit once more: its values are written anew as of now, under this device's present name, and it leaves the
// tray in the same commit. Typed text is not: the place where it stood may be gone, so the words are copied by hand.
import { refuse, type Refusal } from '@baton/model/refusal';
import { append } from '../gestures/appending.ts';
import { ctxOf, type Core } from '../core.ts';
import { refusedEdit } from './refused.ts';

export async function tryAgain(core: Core, batch: number): Promise<Refusal | null> {
  const { held, replica, statuses } = core;
  const refused = held.refused.get(batch);
  // Done by the leader before, whose answer was not heard; or dismissed.
  if (!refused) return null;
  if (!refusedEdit(core, refused).mayTryAgain) return refuse('not-allowed', 'tryAgain');
  held.refused.delete(batch);
  held.batch += 1;
  const next = held.batch;
  const written = await replica.reauthor(String(next), refused.envelopes, ctxOf(core));
  const leaving = { remove: 'refused', key: batch } as const;
  if (written.envelopes.length === 0) await core.journal.write([leaving]);
  else {
    const gesture = refused.name === undefined ? null : { ...written.gesture, name: refused.name };
    await append(core, next, { ...written, gesture, done: null, also: [leaving] });
  }
  statuses.look();
  return null;
}
