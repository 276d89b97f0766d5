// The keys of what waits for an answer. They speak of the card that has the focus; outside the room, of the first.
import { type ActionHandler, useActions } from '../lib/actions.tsx';
import { adding, alike, type Chosen, toggling } from './asked-choice.ts';
import type { AskedRow } from './asked-rows.ts';

interface AskedKeys {
  readonly rows: readonly AskedRow[];
  readonly chosen: Chosen;
  readonly isChoosing: boolean;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onClear: () => void;
  readonly onAnswer: () => void;
}

const focused = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-asked]')?.dataset['asked'];
/** Among other rows of the room the keys are theirs. */
const isAmongOthers = (): boolean => document.activeElement?.closest('main :is(a, button, [tabindex])') != null;
const focusOn = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-asked="${CSS.escape(id)}"] :is(a, button)`)?.focus();

export function useAskedKeys({ rows, chosen, isChoosing, onChoose, onClear, onAnswer }: AskedKeys): void {
  const withMeant =
    (act: (id: string) => void): ActionHandler =>
    () => {
      const id = focused() ?? (isAmongOthers() ? undefined : rows[0]?.id);
      if (id === undefined) return false;
      if (focused() !== id) focusOn(id);
      act(id);
      return undefined;
    };
  const walk =
    (by: number): ActionHandler =>
    () => {
      const at = rows.findIndex(({ id }) => id === focused());
      if (at < 0) return false;
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
      if (next !== undefined) focusOn(next.id);
      return undefined;
    };
  const extend = (by: number) =>
    withMeant((id) => {
      const kin = alike(rows, id);
      const next = kin[kin.findIndex((row) => row.id === id) + by];
      const here = adding(rows, chosen, id);
      onChoose(next === undefined ? here : adding(rows, here, next.id));
      if (next !== undefined) focusOn(next.id);
    });
  useActions({
    next: walk(1),
    previous: walk(-1),
    ...(rows.length === 0
      ? {}
      : {
          select: withMeant((id) => onChoose(toggling(rows, chosen, id))),
          'select-next': extend(1),
          'select-previous': extend(-1),
          'select-all': withMeant((id) => onChoose(new Set(alike(rows, id).map((row) => row.id)))),
        }),
    ...(isChoosing ? { close: onClear } : {}),
    ...(chosen.size > 0 ? { answer: onAnswer } : {}),
  });
}
