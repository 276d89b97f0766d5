// The keys of My work. They speak of the row that has focus; without one the first arrow goes to the first row.
import type { WorkAnswer } from '@baton/model/work/queries';
import type { BoardModel } from '@baton/ui/dnd/model';
import { type ActionHandler, useActions } from '../../lib/actions.tsx';
import { focusedRow, focusSoon, rowElement } from './row-focus.ts';
import type { WorkActs } from './work-acts.ts';
import { stepOf } from './work-model.ts';

interface WorkKeys {
  readonly rows: readonly WorkAnswer[];
  readonly model: BoardModel;
  readonly acts: WorkActs;
  readonly onHome: (id: string) => void;
  readonly onOpen: (row: WorkAnswer) => void;
  readonly onPage: (row: WorkAnswer) => void;
  readonly onSnooze: (row: WorkAnswer) => void;
  readonly onHandOver: (row: WorkAnswer) => void;
}

export function useWorkKeys(keys: WorkKeys): void {
  const { rows, model, acts, onHome } = keys;
  const withRow =
    (act: (row: WorkAnswer) => void): ActionHandler =>
    () => {
      const id = focusedRow();
      const row = rows.find((one) => one.id === id);
      if (row === undefined) return false;
      act(row);
      return undefined;
    };
  const goTo = (id: string | undefined) => {
    if (id === undefined) return;
    onHome(id);
    rowElement(id)?.focus();
  };
  const walk =
    (by: number): ActionHandler =>
    () => {
      const at = rows.findIndex(({ id }) => id === focusedRow());
      const isNowhere = document.activeElement === document.body || document.activeElement?.id === 'main';
      if (at < 0 && !isNowhere) return false;
      goTo(rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.id);
      return undefined;
    };
  const shift = (direction: 'up' | 'down' | 'left' | 'right') =>
    withRow((row) => {
      const to = stepOf(model, row.id, direction);
      if (to !== undefined) acts.place(row.id, to);
      focusSoon(row.id);
    });
  const leave = (act: (row: WorkAnswer) => void) =>
    withRow((row) => {
      const at = rows.indexOf(row);
      act(row);
      goTo((rows[at + 1] ?? rows[at - 1])?.id);
    });
  useActions({
    next: walk(1),
    previous: walk(-1),
    first: walk(-rows.length),
    last: walk(rows.length),
    open: withRow(keys.onPage),
    peek: withRow(keys.onOpen),
    'rank-up': shift('up'),
    'rank-down': shift('down'),
    'column-left': shift('left'),
    'column-right': shift('right'),
    finish: leave((row) => void acts.finish(row)),
    snooze: withRow(keys.onSnooze),
    'hand-over': withRow((row) => !row.onlyMe && keys.onHandOver(row)),
    'all-actions': withRow((row) => askForMenu(row.id)),
  });
}

/** One way in for mouse, keys and finger: the row is told that its menu was asked for. */
function askForMenu(id: string): void {
  const element = rowElement(id);
  const box = element?.getBoundingClientRect();
  const at = { clientX: (box?.left ?? 0) + 24, clientY: (box?.top ?? 0) + 28 };
  element?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
}
