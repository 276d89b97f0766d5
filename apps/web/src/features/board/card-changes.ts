// What one card or many become by one gesture.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import type { Change } from '@baton/model/task/bulk-command';
import { archiveTask, assignTask, binTask, setDue, setPriority, setTags } from '@baton/model/task/commands';
import { moveTask } from '@baton/model/task/move-commands';
import type { Priority } from '@baton/model/task/schema';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useMe } from '../../lib/use-world.ts';
import { useEnding } from '../../parts/use-ending.tsx';
import type { EditMany } from './use-bulk.ts';
import type { Crossings } from './use-crossing.ts';

type Cards = readonly CardAnswer[];

export interface CardChanges {
  toColumn(cards: Cards, column: string): void;
  priority(cards: Cards, priority: Priority | null): void;
  assign(cards: Cards, to: string | null): void;
  due(cards: Cards, due: Day | null): void;
  tag(cards: Cards, tag: string, on: boolean): void;
  /** To oneself, or away from oneself when one has all of them. */
  take(cards: Cards): void;
  archive(cards: Cards): void;
  bin(cards: Cards): void;
}

const are = (count: number): string => (count === 1 ? 'is' : 'are');

interface Ways {
  readonly editMany: EditMany;
  readonly crossings: Crossings;
}
export function useCardChanges(board: string, { editMany, crossings }: Ways): CardChanges {
  const run = useRun();
  const toast = useToast();
  const undo = useUndo();
  const me = useMe();
  const ending = useEnding();
  /** One has a command of its own, which says what it refuses; of many each is asked. */
  const change = (cards: Cards, change: Change, one: (task: string) => void) => {
    const [card] = cards;
    if (card !== undefined && cards.length === 1) one(card.id);
    else void editMany(cards, change);
  };
  const assign = (cards: Cards, to: string | null) =>
    change(cards, { set: 'holder', to }, (task) => void run(assignTask, { task, to }));
  const putAway = async (cards: Cards, set: 'archived' | 'binned'): Promise<readonly string[]> => {
    const place = set === 'archived' ? 'in the archive of this board' : 'in the bin for 30 days';
    const [card] = cards;
    if (card === undefined || cards.length > 1)
      return editMany(cards, { set }, (changed, count) => `${changed} ${are(count)} ${place}.`);
    const done = await run(set === 'archived' ? archiveTask : binTask, { task: card.id });
    if (done) toast.show({ text: `“${card.title}” is ${place}.`, onUndo: undo });
    return done?.tasks ?? [];
  };
  const askAndPutAway = (cards: Cards, set: 'archived' | 'binned') =>
    ending({
      tasks: cards,
      to: null,
      verb: set === 'archived' ? 'Archive' : 'Move to the bin',
      act: () => putAway(cards, set),
    });
  return {
    toColumn(cards, column) {
      const whyNot = cards.length > 1 ? crossings.whyNotMany(cards, column) : undefined;
      if (whyNot !== undefined) return crossings.say(whyNot);
      return change(
        cards,
        { set: 'column', board, column },
        (task) =>
          void crossings.go(task, column, async () => {
            const moved = await run(moveTask, { task, board, column, at: 'bottom' as const });
            return moved !== undefined;
          }),
      );
    },
    priority: (cards, priority) =>
      change(cards, { set: 'priority', priority }, (task) => void run(setPriority, { task, priority })),
    assign,
    take: (cards) => assign(cards, cards.every(({ holder }) => holder?.id === me) ? null : me),
    due: (cards, due) => change(cards, { set: 'due', due }, (task) => void run(setDue, { task, due })),
    tag(cards, tag, on) {
      const [add, remove] = on ? [[tag], []] : [[], [tag]];
      change(cards, { set: 'tags', add, remove }, (task) => void run(setTags, { task, add, remove }));
    },
    archive: (cards) => void askAndPutAway(cards, 'archived'),
    bin: (cards) => void askAndPutAway(cards, 'binned'),
  };
}
