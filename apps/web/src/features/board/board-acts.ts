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
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { wholeBoard } from '../../parts/board-order.ts';
import type { Spot } from './board-desk.ts';

export interface CardActs {
  move(move: Move): void;
  toColumn(card: CardAnswer, column: string): void;
  rename(task: string, title: string): void;
  priority(task: string, priority: Priority | null): void;
  assign(task: string, to: string | null): void;
  due(task: string, due: Day | null): void;
  archive(card: CardAnswer): void;
  bin(card: CardAnswer): void;
  copy(card: CardAnswer): void;
  addTitles(spot: Spot, titles: readonly string[]): Promise<boolean>;
}

const laneField = (lane: string | undefined) => (lane === undefined || lane === wholeBoard ? {} : { lane });

export function useCardActs(board: { id: string; project: string }, linkTo: (key: string) => string): CardActs {
  const run = useRun();
  const toast = useToast();
  const workspace = useWorkspace();
  const undo = () => void workspace.undo();
  const archive = async (card: CardAnswer) => {
    if (await run(archiveTask, { task: card.id }))
      toast.show({ text: `“${card.title}” is in the archive of this board.`, onUndo: undo });
  };
  const bin = async (card: CardAnswer) => {
    if (await run(binTask, { task: card.id }))
      toast.show({ text: `“${card.title}” is in the bin for 30 days.`, onUndo: undo });
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
    toColumn: (card, column) => void run(moveTask, { task: card.id, board: board.id, column, at: 'bottom' as const }),
    rename: (task, title) => void run(renameTask, { task, title }),
    priority: (task, priority) => void run(setPriority, { task, priority }),
    assign: (task, to) => void run(assignTask, { task, to }),
    due: (task, due) => void run(setDue, { task, due }),
    archive: (card) => void archive(card),
    bin: (card) => void bin(card),
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
