// What a person can do with the cards of a board: each act once, whatever asks for it (keys, menu, drag, palette).
import type { CardAnswer } from '@baton/model/board/queries';
import { addTask, addTasks } from '@baton/model/task/add-commands';
import { renameTask } from '@baton/model/task/commands';
import { moveTask } from '@baton/model/task/move-commands';
import { type Move } from '@baton/ui/dnd/model';
import { useToast } from '@baton/ui/toast';
import { copyText } from '../../lib/clipboard.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { wholeBoard } from '../../parts/board-order.ts';
import type { Spot } from './board-desk.ts';
import { type CardChanges, useCardChanges } from './card-changes.ts';
import type { EditMany } from './use-bulk.ts';
import type { Crossings } from './use-crossing.ts';
import type { TitleWish } from './title-wish.ts';
import { useTitles } from './use-titles.ts';

export interface CardActs extends CardChanges {
  /** False: it may not, or something is to be signed first. */
  move(move: Move): boolean;
  rename(task: string, title: string): void;
  copy(card: CardAnswer): void;
  /** One alone says in its title who has it, its tags and its place; of many pasted lines each is a title. */
  addTitles(spot: Spot, titles: readonly string[]): Promise<boolean>;
  readTitle(text: string): TitleWish;
}

const laneField = (lane: string | undefined) => (lane === undefined || lane === wholeBoard ? {} : { lane });

/** @param more who has what is added here; what becomes of cards that many were changed without. */
export function useCardActs(
  board: { id: string; project: string },
  linkTo: (key: string) => string,
  more: { readonly holder: string | null; readonly editMany: EditMany; readonly crossings: Crossings },
): CardActs {
  const run = useRun();
  const toast = useToast();
  const undo = useUndo();
  const changes = useCardChanges(board.id, more);
  const title = useTitles(board);
  const copy = async (card: CardAnswer) => {
    const text = `${card.key} ${linkTo(card.key)}`;
    const isCopied = await copyText(text);
    toast.show({
      text: isCopied ? `Copied ${card.key} and its link.` : `The browser keeps the clipboard closed. ${text}`,
    });
  };
  return {
    ...changes,
    move: ({ id, column, lane, after, before }) =>
      more.crossings.go(id, column, async () => {
        const moved = await run(moveTask, {
          task: id,
          board: board.id,
          column,
          ...laneField(lane),
          ...(after === undefined ? { before: before ?? null } : { after }),
        });
        return moved !== undefined;
      }),
    rename: (task, title) => void run(renameTask, { task, title }),
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
      const [alone] = titles;
      if (alone !== undefined && titles.length === 1)
        return (await run(addTask, { ...where, ...(await title.fields(alone, spot)) })) !== undefined;
      const isAdded = (await run(addTasks, { ...where, titles: [...titles] })) !== undefined;
      if (isAdded) toast.show({ text: `Added ${titles.length} tasks.`, onUndo: undo });
      return isAdded;
    },
    readTitle: title.read,
  };
}
