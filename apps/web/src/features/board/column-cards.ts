// What is done with all cards of a column at once: put in order, once, and moved to another column. Of a gate each card is
// brought in and signed out by itself.
import { type CardAnswer, type ColumnAnswer, tasksOnBoard } from '@baton/model/board/queries';
import { moveTask } from '@baton/model/task/move-commands';
import type { MenuItem } from '@baton/ui/menu-items';
import { useToast } from '@baton/ui/toast';
import { ArrowDownUp, ArrowRightFromLine } from 'lucide-react';
import { use } from 'react';
import { askOnce } from '../../lib/ask-once.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { counted } from '../../parts/number-text.ts';
import { GatesHere, isGate } from './gates-here.tsx';
import { useBulk } from './use-bulk.ts';

type Order = (one: CardAnswer, other: CardAnswer) => number;
/** What has no day stands after what has one. */
const last = '9999-12-31';
const orders: readonly { readonly id: string; readonly label: string; readonly order: Order }[] = [
  { id: 'due', label: 'By due day', order: (a, b) => ((a.due ?? last) < (b.due ?? last) ? -1 : 1) },
  { id: 'priority', label: 'By priority', order: (a, b) => (a.priority ?? 9) - (b.priority ?? 9) },
  { id: 'title', label: 'By title', order: (a, b) => a.title.localeCompare(b.title) },
];
/** Those alike keep the order that they have. */
const sorted = (cards: readonly CardAnswer[], order: Order): readonly CardAnswer[] =>
  cards.toSorted((a, b) => (order(a, b) < 0 ? -1 : order(b, a) < 0 ? 1 : 0));

const byItself = 'At a gate each task is brought in and signed by itself.';

export function useColumnCards(column: ColumnAnswer, columns: readonly ColumnAnswer[]): readonly MenuItem[] {
  const { board } = column;
  const workspace = useWorkspace();
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const gates = use(GatesHere);
  const editMany = useBulk(() => undefined);
  const cardsHere = async () =>
    (await askOnce(workspace, tasksOnBoard, { board })).filter((card) => card.column === column.id);
  const sort = async (order: Order) => {
    const cards = sorted(await cardsHere(), order);
    const task = cards.map(({ id }) => id);
    if ((await run(moveTask, { task, board, column: column.id, at: 'top' })) === undefined) return;
    toast.show({ text: `${counted(task.length, 'task', 'tasks')} of “${column.name}” put in order.`, onUndo });
  };
  const moveAll = async (to: string) => void (await editMany(await cardsHere(), { set: 'column', board, column: to }));
  const none = column.count === 0 ? 'Nothing stands in it.' : undefined;
  const isGated = isGate(gates.get(column.id));
  return [
    {
      id: 'sort',
      label: 'Sort once',
      icon: ArrowDownUp,
      disabledReason: none,
      items: orders.map(({ id, label, order }) => ({ id: `sort-${id}`, label, onSelect: () => void sort(order) })),
    },
    {
      id: 'all-to',
      label: 'Move all tasks to',
      icon: ArrowRightFromLine,
      disabledReason: none ?? (isGated ? byItself : undefined),
      items: columns
        .filter(({ id }) => id !== column.id)
        .map(({ id, name }) => ({
          id: `all-to-${id}`,
          label: name,
          disabledReason: isGate(gates.get(id)) ? byItself : undefined,
          onSelect: () => void moveAll(id),
        })),
    },
  ];
}
