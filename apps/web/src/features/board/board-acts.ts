// What a person can do with the cards of a board: each act once, whatever asks for it (keys, menu, drag, palette).
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { addTask, addTasks } from '@baton/model/task/add-commands';
import { archiveTask, assignTask, binTask, renameTask, setDue, setPriority } from '@baton/model/task/commands';
import { moveTask } from '@baton/model/task/move-commands';
import type { Priority } from '@baton/model/task/schema';
import { type Move } from '@baton/ui/dnd/model';
import { useToast } from '@baton/ui/toast';
import { copyText } from '../../lib/clipboard.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { wholeBoard } from '../../parts/board-order.ts';
import type { Spot } from './board-desk.ts';

type Cards = readonly CardAnswer[];
const idsOf = (cards: Cards): string[] => cards.map(({ id }) => id);
/** “Press kit” is, 3 tasks are. */
const called = (cards: Cards): string => (cards.length === 1 ? `“${cards[0]?.title}” is` : `${cards.length} tasks are`);

export interface CardActs {
  move(move: Move): void;
  rename(task: string, title: string): void;
  // On one card or on many as one gesture.
  toColumn(cards: Cards, column: string): void;
  priority(cards: Cards, priority: Priority | null): void;
  assign(cards: Cards, to: string | null): void;
  due(cards: Cards, due: Day | null): void;
  archive(cards: Cards): void;
  bin(cards: Cards): void;
  copy(card: CardAnswer): void;
  addTitles(spot: Spot, titles: readonly string[]): Promise<boolean>;
}

const laneField = (lane: string | undefined) => (lane === undefined || lane === wholeBoard ? {} : { lane });

export function useCardActs(board: { id: string; project: string }, linkTo: (key: string) => string): CardActs {
  const run = useRun();
  const toast = useToast();
  const undo = useUndo();
  const archive = async (cards: Cards) => {
    if (await run(archiveTask, { task: idsOf(cards) }))
      toast.show({ text: `${called(cards)} in the archive of this board.`, onUndo: undo });
  };
  const bin = async (cards: Cards) => {
    if (await run(binTask, { task: idsOf(cards) }))
      toast.show({ text: `${called(cards)} in the bin for 30 days.`, onUndo: undo });
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
      void run(moveTask, { task: idsOf(cards), board: board.id, column, at: 'bottom' as const }),
    rename: (task, title) => void run(renameTask, { task, title }),
    priority: (cards, priority) => void run(setPriority, { task: idsOf(cards), priority }),
    assign: (cards, to) => void run(assignTask, { task: idsOf(cards), to }),
    due: (cards, due) => void run(setDue, { task: idsOf(cards), due }),
    archive: (cards) => void archive(cards),
    bin: (cards) => void bin(cards),
    copy: (card) => void copy(card),
    async addTitles(spot, titles) {
      const where = {
        project: board.project,
        board: board.id,
        column: spot.column,
        at: spot.at,
        ...laneField(spot.lane),
      };
      const [title] = titles;
      if (title !== undefined && titles.length === 1) return (await run(addTask, { ...where, title })) !== undefined;
      const isAdded = (await run(addTasks, { ...where, titles: [...titles] })) !== undefined;
      if (isAdded) toast.show({ text: `Added ${titles.length} tasks.`, onUndo: undo });
      return isAdded;
    },
  };
}
