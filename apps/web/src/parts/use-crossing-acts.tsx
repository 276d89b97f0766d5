// The one way in which a task goes from one status to another where columns have gates and hard limits: what is signed with it,
// what is asked before it, and why it stays. The board asks it for a column, every other screen for a status.
import { absentAmong } from '@baton/model/decided/absent';
import type { Crossing, CrossingStep } from '@baton/model/decided/crossing';
import { type Matter, newMatter } from '@baton/model/decided/schema';
import { idFromBytes, type OfferId, type SpaceId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import { useAskHere } from '../lib/ask-here.tsx';
import { useWorld } from '../lib/use-world.ts';
import { EnterSheet } from './enter-sheet.tsx';
import { GateSheet } from './gate-sheet.tsx';
import { crossingRefusal, signersText } from './gate-words.ts';
import { useNames } from './people.tsx';
import { useReceiverNames } from './receiver-words.ts';
import type { AtGate } from './use-gate-deciding.ts';
import { type Deciding, useWorkDeciding } from './use-work-deciding.ts';

/** The edit itself. False: it was refused. */
export type Moves = () => Promise<boolean>;
export interface Passing {
  readonly task: Pick<TaskAnswer, 'id' | 'title' | 'holder' | 'decided'>;
  readonly space: SpaceId;
  readonly crossing: Crossing;
  readonly columnName: (column: string) => string;
}
export interface CrossingActs {
  /** Why it does not go there; undefined: it does, or something is asked first. */
  readonly whyNot: (passing: Omit<Passing, 'space'>) => string | undefined;
  /** False: it stays where it is for now. Why was said, or what is to be signed is asked. */
  readonly go: (passing: Passing, moves: Moves) => boolean;
  readonly say: (why: string) => void;
}

export const matterOf = ({ decided }: Pick<TaskAnswer, 'decided'>): Matter =>
  decided?.local ?? decided?.matter ?? newMatter;
export const isRefused = (crossing: Crossing): crossing is Extract<Crossing, { readonly refused: unknown }> =>
  'refused' in crossing;

export function useCrossingActs(): CrossingActs {
  const receiverName = useReceiverNames();
  const ask = useAskingAt();
  const say = useSaying();
  const carryOut = useCarryingOut();
  const tellsAway = useTellingAway();
  const whyNot: CrossingActs['whyNot'] = ({ crossing, task, columnName }) => {
    if (!isRefused(crossing)) return undefined;
    const { rule } = crossing.refused;
    return crossingRefusal(crossing.refused, {
      column: columnName(rule.id),
      holder: task.holder?.name ?? null,
      signers: signersText(rule.signers, receiverName),
      isOne: rule.signers.length === 1,
    });
  };
  const go: CrossingActs['go'] = (passing, moves) => {
    const { crossing } = passing;
    if (isRefused(crossing)) {
      say(whyNot(passing) ?? '');
      return false;
    }
    const { steps } = crossing;
    const onward = () => void carryOut(passing, steps, moves);
    const toSay = steps.find((step) => step.does === 'sign' || step.does === 'return');
    if (toSay !== undefined) ask(passing, toSay, onward);
    else if (steps.length === 0) void moves();
    else if (tellsAway(passing, steps, onward)) return false;
    else onward();
    return toSay === undefined;
  };
  return { whyNot, go, say };
}

/** Said in place of a move that may not be. */
function useSaying(): (why: string) => void {
  const toast = useToast();
  const { assertive } = useAnnounce();
  return (why) => {
    toast.show({ text: why });
    assertive(why);
  };
}

type ToSay = Extract<CrossingStep, { readonly does: 'sign' | 'return' }>;
/** What is signed, or said, in a sheet first. */
function useAskingAt() {
  const askHere = useAskHere();
  const personName = useNames();
  return ({ task, space, columnName }: Passing, step: ToSay, onward: () => void) => {
    const from = personName(matterOf(task).gates[step.rule.id]?.said.by ?? '');
    const at: AtGate = { task, space, asked: step.asked, column: columnName(step.rule.id), from };
    // Where others sign too it stays until they have.
    const goes = step.does === 'return' || step.isLast;
    const asking = { does: step.does, at, onSaid: () => goes && onward() };
    askHere((end) => <GateSheet asking={asking} onClose={end} />);
  };
}

const isFullIn = (steps: readonly CrossingStep[]): boolean => steps.some((step) => step.does === 'pull' && step.isFull);

/** False: whoever signs there is here, and nothing is asked. */
function useTellingAway() {
  const askHere = useAskHere();
  const { directory, me } = useWorld();
  return ({ task, space, columnName }: Passing, steps: readonly CrossingStep[], onward: () => void): boolean => {
    const entering = isFullIn(steps) ? undefined : steps.find(({ does }) => does === 'enter');
    const signers = entering?.rule.signers ?? [];
    const of = { directory, space, by: me.person, duty: 'gate', now: Date.now() } as const;
    if (entering === undefined || absentAmong(of, signers).length === 0) return false;
    const asked = { title: task.title, space, column: columnName(entering.rule.id), signers };
    askHere((end) => <EnterSheet entering={asked} onEnter={onward} onClose={end} />);
    return true;
  };
}

/** The cell first, then what is signed with it: what a column asks for may still keep the task where it is. */
function useCarryingOut() {
  const decide = useWorkDeciding();
  const toast = useToast();
  const signing = useSigning();
  return async (passing: Passing, steps: readonly CrossingStep[], moves: Moves): Promise<void> => {
    const isFull = isFullIn(steps);
    const before = steps.filter(({ does }) => does === 'take-back');
    const after = steps.filter((step) => step.does === 'leave' || (!isFull && step.does !== 'take-back'));
    const say = async (of: readonly CrossingStep[], isBeside: boolean): Promise<boolean> => {
      for (const step of of) {
        const deciding = signing(passing, step);
        if (deciding !== null && !(await decide({ ...deciding, isBeside }))) return false;
      }
      return true;
    };
    if (!(await say(before, false)) || !(await moves())) return;
    await say(after, true);
    if (isFull) toast.show({ text: 'The column is full. It stands at the gate until there is room.' });
  };
}

const newOfferId = (): OfferId => idFromBytes('r', crypto.getRandomValues(new Uint8Array(17))) as OfferId;

/** Null: it is said in a sheet. */
function useSigning(): (passing: Passing, step: CrossingStep) => Deciding | null {
  const receiverName = useReceiverNames();
  return ({ task: { id: task }, space, columnName }, step) => {
    const { rule } = step;
    const of = { space, task };
    const column = rule.id;
    const name = columnName(column);
    switch (step.does) {
      case 'take-back':
        return {
          decision: { type: 'offer-taken-back', ...of, offer: step.offer },
          done: 'Taken back out of the gate.',
        };
      case 'leave':
        return { decision: { type: 'column-left', ...of, column }, done: `Out of ${name}.` };
      case 'pull':
        return { decision: { type: 'column-pulled', ...of, column }, done: `Pulled into ${name}.` };
      case 'enter':
        return {
          decision: { type: 'gate-entered', ...of, column, offer: newOfferId() },
          done: `Offered to ${signersText(rule.signers, receiverName)}.`,
        };
      default:
        return null;
    }
  };
}
