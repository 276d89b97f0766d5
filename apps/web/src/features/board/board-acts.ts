// What a person can do with the cards of a board: each act once, whatever asks for it (keys, menu, drag, palette).
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { addTask, addTasks } from '@baton/model/task/add-commands';
import { archiveTask, assignTask, binTask, renameTask, setDue, setPriority, setTags } from '@baton/model/task/commands';
import type { Change } from '@baton/model/task/bulk-command';
import { moveTask } from '@baton/model/task/move-commands';
import type { Priority } from '@baton/model/task/schema';
import { type Move } from '@baton/ui/dnd/model';
import { useToast } from '@baton/ui/toast';
import { copyText } from '../../lib/clipboard.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useMe } from '../../lib/use-world.ts';
import { wholeBoard } from '../../parts/board-order.ts';
import type { Spot } from './board-desk.ts';
import type { EditMany } from './use-bulk.ts';

type Cards = readonly CardAnswer[];
const are = (count: number): string => (count === 1 ? 'is' : 'are');

export interface CardActs {
  move(move: Move): void;
  rename(task: string, title: string): void;
  // On one card or on many as one gesture.
  toColumn(cards: Cards, column: string): void;
  priority(cards: Cards, priority: Priority | null): void;
  assign(cards: Cards, to: string | null): void;
  due(cards: Cards, due: Day | null): void;
  tag(cards: Cards, tag: string, on: boolean): void;
  /** To oneself, or away from oneself when one has all of them. */
  take(cards: Cards): void;
  archive(cards: Cards): void;
  bin(cards: Cards): void;
  copy(card: CardAnswer): void;
  addTitles(spot: Spot, titles: readonly string[]): Promise<boolean>;
}

const laneField = (lane: string | undefined) => (lane === undefined || lane === wholeBoard ? {} : { lane });

/** @param more who has what is added here; what becomes of cards that many were changed without. */
export function useCardActs(
  board: { id: string; project: string },
  linkTo: (key: string) => string,
  more: { readonly holder: string | null; readonly editMany: EditMany },
): CardActs {
  const run = useRun();
  const toast = useToast();
  const undo = useUndo();
  const me = useMe();
  /** One has a command of its own, which says what it refuses; of many each is asked. */
  const change = (cards: Cards, change: Change, one: (task: string) => void) => {
    const [card] = cards;
    if (card !== undefined && cards.length === 1) one(card.id);
    else more.editMany(cards, change);
  };
  const assign = (cards: Cards, to: string | null) =>
    change(cards, { set: 'holder', to }, (task) => void run(assignTask, { task, to }));
  const putAway = async (cards: Cards, set: 'archived' | 'binned') => {
    const place = set === 'archived' ? 'in the archive of this board' : 'in the bin for 30 days';
    const [card] = cards;
    if (card === undefined || cards.length > 1)
      return more.editMany(cards, { set }, (changed, count) => `${changed} ${are(count)} ${place}.`);
    if (await run(set === 'archived' ? archiveTask : binTask, { task: card.id }))
      toast.show({ text: `“${card.title}” is ${place}.`, onUndo: undo });
  };
  const copy = async (card: CardAnswer) => {
    const text = `${card.key} ${linkTo(card.key)}`;
    const isCopied = await copyText(text);
    toast.show({
      text: isCopied ? `Copied ${card.key} and its link.` : `The browser keeps the clipboard closed. ${text}`,
    });
  };
  return {
    move: ({ id, column, lane, after, before }) =>
      void run(moveTask, {
        task: id,
        board: board.id,
        column,
        ...laneField(lane),
        ...(after === undefined ? { before: before ?? null } : { after }),
      }),
    toColumn: (cards, column) =>
      change(
        cards,
        { set: 'column', board: board.id, column },
        (task) => void run(moveTask, { task, board: board.id, column, at: 'bottom' as const }),
      ),
    rename: (task, title) => void run(renameTask, { task, title }),
    priority: (cards, priority) =>
      change(cards, { set: 'priority', priority }, (task) => void run(setPriority, { task, priority })),
    assign,
    take: (cards) => assign(cards, cards.every(({ holder }) => holder?.id === me) ? null : me),
    due: (cards, due) => change(cards, { set: 'due', due }, (task) => void run(setDue, { task, due })),
    tag(cards, tag, on) {
      const [add, remove] = on ? [[tag], []] : [[], [tag]];
      change(cards, { set: 'tags', add, remove }, (task) => void run(setTags, { task, add, remove }));
    },
    archive: (cards) => void putAway(cards, 'archived'),
    bin: (cards) => void putAway(cards, 'binned'),
    copy: (card) => void copy(card),
    async addTitles(spot, titles) {
      const where = {
        project: board.project,
        board: board.id,
        column: spot.column,
        at: spot.at,
        ...laneField(spot.lane),
        ...(more.holder === null ? {} : { assigned: more.holder }),
      };
      const [title] = titles;
      if (title !== undefined && titles.length === 1) return (await run(addTask, { ...where, title })) !== undefined;
      const isAdded = (await run(addTasks, { ...where, titles: [...titles] })) !== undefined;
      if (isAdded) toast.show({ text: `Added ${titles.length} tasks.`, onUndo: undo });
      return isAdded;
    },
  };
}
