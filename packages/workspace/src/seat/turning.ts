// Undo and redo at one seat: one after the other, each on what was begun before it.
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import type { Gesture } from '@baton/replica/contract';
import type { TurnedBack, Unsaid } from '../contract.ts';
import type { Ran, Undone } from './messages.ts';
import type { Seat } from './seat.ts';
import { emptyStack, nameOf, popped, putBack, type Step, turned } from './undo-stack.ts';

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

const stackOf = (seat: Seat) => seat.stacks.last() ?? emptyStack;

/** What was decided with it first: where that stands, so does the rest, and the step before it is the next one. */
async function turnStep(seat: Seat, side: Side, step: Step): Promise<TurnedBack | Refusal> {
  const unsaid = await takeBack(seat, side, step);
  if (isRefusal(unsaid)) return unsaid;
  const { gesture } = step;
  if (gesture === null) return { name: nameOf(step), undone: 0, skipped: 0, unsaid };
  const answer = await turnCells(seat, side, gesture);
  if (isRefusal(answer)) return answer;
  const { undone, skipped, gesture: inverse } = answer;
  // What was signed is not signed again by a key.
  if (unsaid.takenBack === 0)
    seat.stacks.tell(turned(stackOf(seat), side, inverse && { ...inverse, name: gesture.name }));
  return { name: gesture.name, undone, skipped, ...(step.said.length === 0 ? {} : { unsaid }) };
}

async function takeBack(seat: Seat, side: Side, step: Step): Promise<Unsaid | Refusal> {
  const { said, gesture } = step;
  if (said.length === 0) return { takenBack: 0, stays: 0 };
  const keep = (): void => seat.stacks.tell(putBack(stackOf(seat), side, step));
  const answer = (await seat.calls.make({ ask: 'unsay', said }).catch((fault: unknown) => {
    keep();
    throw fault;
  })) as Unsaid | Refusal;
  if (isRefusal(answer) && answer.kind !== 'not-undone') keep();
  const isOnlyEnd = gesture === null && !isRefusal(answer) && answer.takenBack === 0;
  return isOnlyEnd ? refuse('not-undone', 'ended') : answer;
}

async function turnCells(seat: Seat, side: Side, gesture: Gesture): Promise<Undone | Refusal> {
  const keep = (): void => seat.stacks.tell(putBack(stackOf(seat), side, { gesture, said: [] }));
  const answer = (await seat.calls.make({ ask: 'undo', gesture }).catch((fault: unknown) => {
    keep();
    throw fault;
  })) as Undone | Refusal;
  if (isRefusal(answer)) keep();
  return answer;
}

/** Undo and redo of one seat. */
export function turn(seat: Seat): (side: Side) => Promise<TurnedBack | Refusal | null> {
  let before: Promise<unknown> = Promise.resolve();
  const one = async (side: Side, begun: readonly Promise<Ran>[]): Promise<TurnedBack | Refusal | null> => {
    await answered(seat, begun);
    const taken = popped(seat.stacks.last() ?? emptyStack, side);
    if (!taken) return null;
    seat.stacks.tell(taken.stack);
    return turnStep(seat, side, taken.step);
  };
  // Ctrl Z held down: one after the other, each on what the last one left. What was begun before it is what it means.
  return (side) => {
    const begun = [...seat.underWay];
    const next = before.then(() => one(side, begun));
    before = next.catch(() => undefined);
    return next;
  };
}
