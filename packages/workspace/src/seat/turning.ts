// Undo and redo at one seat: one after the other, each on what was begun before it.
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { Gesture } from '@baton/replica/contract';
import type { TurnedBack } from '../contract.ts';
import type { Ran, Undone } from './messages.ts';
import type { Seat } from './seat.ts';
import { emptyStack, popped, putBack, turned } from './undo-stack.ts';

type Side = 'undo' | 'redo';

/** Until each is answered, or nothing can be saved now: then they wait for room, and whoever undoes is told so. */
function answered(seat: Seat, begun: readonly Promise<Ran>[]): Promise<void> {
  return new Promise<void>((resolve) => {
    const stop = seat.statuses.hear(({ save }) => {
      if (save.state === 'unsaved' && save.reason !== 'refused') resolve();
    });
    void Promise.allSettled(begun).then(() => {
      stop();
      resolve();
    });
  });
}

/** Undo and redo of one seat. */
export function turn(seat: Seat): (side: Side) => Promise<TurnedBack | Refusal | null> {
  let before: Promise<unknown> = Promise.resolve();
  const one = async (side: Side, begun: readonly Promise<Ran>[]): Promise<TurnedBack | Refusal | null> => {
    await answered(seat, begun);
    const taken = popped(seat.stacks.last() ?? emptyStack, side);
    if (!taken) return null;
    seat.stacks.tell(taken.stack);
    const keep = (): void => seat.stacks.tell(putBack(seat.stacks.last() ?? emptyStack, side, taken.gesture));
    const answer = (await seat.calls.make({ ask: 'undo', gesture: taken.gesture }).catch((fault: unknown) => {
      keep();
      throw fault;
    })) as Undone | Refusal;
    if (isRefusal(answer)) {
      keep();
      return answer;
    }
    const { undone, skipped, gesture } = answer;
    const inverse: Gesture | null = gesture && { ...gesture, name: taken.gesture.name };
    seat.stacks.tell(turned(seat.stacks.last() ?? emptyStack, side, inverse));
    return { name: taken.gesture.name, undone, skipped };
  };
  // Ctrl Z held down: one after the other, each on what the last one left. What was begun before it is what it means.
  return (side) => {
    const begun = [...seat.underWay];
    const next = before.then(() => one(side, begun));
    before = next.catch(() => undefined);
    return next;
  };
}
