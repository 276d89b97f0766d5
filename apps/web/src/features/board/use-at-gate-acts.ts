// What is done with work that stands at the gate of a column.
import type { BoardHead } from '@baton/model/board/head-query';
import { moveTask } from '@baton/model/task/move-commands';
import type { SpaceId } from '@baton/model/ids';
import { useRun } from '../../lib/use-run.ts';
import { useWorkDeciding } from '../../parts/use-work-deciding.ts';
import type { CardActs } from './board-acts.ts';
import type { Acts } from './board-desk.ts';
import type { ArrangedBoard } from './use-arranged.ts';

type AtGateActs = Pick<Acts, 'bringIn' | 'swap' | 'stepBack' | 'titleOf'>;

export function useAtGateActs(
  head: Pick<BoardHead, 'id' | 'space'>,
  { cardsById, columns }: Pick<ArrangedBoard, 'cardsById' | 'columns'>,
  acts: Pick<CardActs, 'toColumn'>,
): AtGateActs {
  const run = useRun();
  const decide = useWorkDeciding();
  const gateOf = (id: string) => cardsById.get(id)?.decided?.gate?.column;
  return {
    bringIn(id) {
      const [card, column] = [cardsById.get(id), gateOf(id)];
      if (card !== undefined && column !== undefined) acts.toColumn([card], column);
    },
    swap(task, instead) {
      const column = gateOf(task);
      if (column === undefined || head.space === null) return;
      const done = `Pulled in, in the place of “${cardsById.get(instead)?.title ?? 'another task'}”.`;
      const decision = { type: 'column-pulled', space: head.space as SpaceId, task, column, instead } as const;
      void decide({ decision, done });
    },
    stepBack(id) {
      // It is shown where it stands: there it is put.
      const column = cardsById.get(id)?.column;
      if (column !== undefined) void run(moveTask, { task: id, board: head.id, column, at: 'bottom' as const });
    },
    titleOf: (id) => cardsById.get(id)?.title ?? (columns.length > 0 ? 'A task of another board' : ''),
  };
}
