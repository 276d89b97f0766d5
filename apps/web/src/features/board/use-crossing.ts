// What moving a card comes to where columns have gates and hard limits: what is signed with it, what is asked before it, and why
// it stays. Drag, keys and menus all ask here (board-acts.ts).
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import { type Crossing, crossingOf, type CrossingStep } from '@baton/model/decided/crossing';
import { type Matter, newMatter } from '@baton/model/decided/schema';
import { idFromBytes, type OfferId, type RecordId, type SpaceId } from '@baton/model/ids';
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { type ColumnRules, useColumnRules } from '../../parts/column-rules.ts';
import { crossingRefusal, signersText } from '../../parts/gate-words.ts';
import { useNames } from '../../parts/people.tsx';
import { useReceiverNames } from '../../parts/receiver-words.ts';
import type { AtGate } from '../../parts/use-gate-deciding.ts';
import { type Deciding, useWorkDeciding } from '../../parts/use-work-deciding.ts';

type Moves = () => Promise<boolean>;
export interface GateAsking {
  readonly does: 'sign' | 'return';
  readonly at: AtGate;
  /** Once it is said: the card goes where it was to go. */
  readonly onSaid: () => void;
}
export interface Crossings {
  readonly rules: ColumnRules;
  /** Why a column does not take a card; undefined: it does, or something is asked first. */
  readonly whyNot: (card: string, column: string) => string | undefined;
  /** False: it stays where it is for now. Why was said, or what is to be signed is asked. */
  readonly go: (card: string, column: string, moves: Moves) => boolean;
  /** Why so many do not go there at once; undefined: they may. */
  readonly whyNotMany: (cards: readonly CardAnswer[], column: string) => string | undefined;
  readonly say: (why: string) => void;
  readonly asked: GateAsking | undefined;
  readonly endAsk: () => void;
}

const newOfferId = (): OfferId => idFromBytes('r', crypto.getRandomValues(new Uint8Array(17))) as OfferId;
const free: Crossing = { steps: [] };

interface Around {
  readonly head: Pick<BoardHead, 'project' | 'space'>;
  readonly columns: readonly ColumnAnswer[];
  readonly cardOf: (id: string) => CardAnswer | undefined;
}

function useCrossingOf({ head, columns, cardOf }: Around, rules: ColumnRules) {
  const { directory, me } = useWorld();
  return (id: string, to: string): Crossing => {
    const card = cardOf(id);
    const status = card && statusIn(columns, card, to);
    if (rules.size === 0 || card === undefined || status === undefined || head.space === null) return free;
    const space = head.space as SpaceId;
    const at = { directory, space, person: me.person, now: Date.now(), rules: [...rules.values()] };
    return crossingOf(at, { task: card.id, matter: matterOf(card), holder: card.holder?.id ?? null, to: status });
  };
}
const matterOf = ({ decided }: CardAnswer): Matter => decided?.local ?? decided?.matter ?? newMatter;
function statusIn(columns: readonly ColumnAnswer[], { status }: CardAnswer, to: string): string | undefined {
  const statuses = columns.find((column) => column.id === to)?.statuses ?? [];
  return statuses.includes(status) ? status : statuses[0];
}
const isRefused = (crossing: Crossing): crossing is Extract<Crossing, { readonly refused: unknown }> =>
  'refused' in crossing;

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
function useAskingAt({ head, columns }: Around) {
  const [asked, setAsked] = useState<GateAsking>();
  const personName = useNames();
  const ask = (card: CardAnswer, step: ToSay, onward: Moves) => {
    const from = personName(matterOf(card).gates[step.rule.id]?.said.by ?? '');
    const column = nameIn(columns, step.rule.id);
    const at: AtGate = { task: card, space: head.space as SpaceId, asked: step.asked, column, from };
    // Where others sign too it stays until they have.
    const goes = step.does === 'return' || step.isLast;
    setAsked({ does: step.does, at, onSaid: () => goes && void onward() });
  };
  return { asked, ask, endAsk: () => setAsked(undefined) };
}
const nameIn = (columns: readonly ColumnAnswer[], column: string): string =>
  columns.find(({ id }) => id === column)?.name ?? 'another column';

export function useCrossings(around: Around): Crossings {
  const { head, columns, cardOf } = around;
  const rules = useColumnRules(head.project);
  const crossing = useCrossingOf(around, rules);
  const receiverName = useReceiverNames();
  const { asked, ask, endAsk } = useAskingAt(around);
  const say = useSaying();
  const carryOut = useCarryingOut(around);
  const whyNot = (id: string, column: string) => {
    const found = crossing(id, column);
    if (!isRefused(found)) return undefined;
    const { rule } = found.refused;
    return crossingRefusal(found.refused, {
      column: nameIn(columns, rule.id),
      holder: cardOf(id)?.holder?.name ?? null,
      signers: signersText(rule.signers, receiverName),
      isOne: rule.signers.length === 1,
    });
  };
  const go = (id: string, column: string, moves: Moves) => {
    const found = crossing(id, column);
    const card = cardOf(id);
    if (isRefused(found)) {
      say(whyNot(id, column) ?? '');
      return false;
    }
    const { steps } = found;
    const toSay = steps.find((step) => step.does === 'sign' || step.does === 'return');
    if (card === undefined || steps.length === 0) void moves();
    else if (toSay === undefined) void carryOut(card, { steps, moves });
    else ask(card, toSay, () => carryOut(card, { steps, moves }));
    return toSay === undefined;
  };
  const whyNotMany = (cards: readonly CardAnswer[], column: string) => {
    const found = cards.map(({ id }) => crossing(id, column));
    const isAny = found.some((one) => isRefused(one) || one.steps.length > 0);
    return isAny ? 'Gates and hard limits are passed one task at a time' : undefined;
  };
  return { rules, whyNot, go, whyNotMany, say, asked, endAsk };
}

interface Carrying {
  readonly steps: readonly CrossingStep[];
  readonly moves: Moves;
}
/** The cell first, then what is signed with it: what a column asks for may still keep the card where it is. */
function useCarryingOut(around: Around) {
  const decide = useWorkDeciding();
  const toast = useToast();
  const signing = useSigning(around);
  return async ({ id: task }: CardAnswer, { steps, moves }: Carrying): Promise<boolean> => {
    const isFull = steps.some((step) => step.does === 'pull' && step.isFull);
    const before = steps.filter(({ does }) => does === 'take-back');
    const after = steps.filter((step) => step.does === 'leave' || (!isFull && step.does !== 'take-back'));
    const say = async (of: readonly CrossingStep[], isBeside: boolean): Promise<boolean> => {
      for (const step of of) {
        const deciding = signing(task, step);
        if (deciding !== null && !(await decide({ ...deciding, isBeside }))) return false;
      }
      return true;
    };
    if (!(await say(before, false)) || !(await moves())) return false;
    await say(after, true);
    if (isFull) toast.show({ text: 'The column is full. It stands at the gate until there is room.' });
    return true;
  };
}

/** Null: it is said in a sheet. */
function useSigning({ head, columns }: Around): (task: RecordId, step: CrossingStep) => Deciding | null {
  const receiverName = useReceiverNames();
  return (task, step) => {
    const { rule } = step;
    const of = { space: head.space as SpaceId, task };
    const column = rule.id;
    const name = nameIn(columns, column);
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
