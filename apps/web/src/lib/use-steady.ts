// Holds the order of a list while it is pointed at, as far as others changed it (steady.ts).
import { useState } from 'react';
import { inOrderOf, type Steady } from './steady.ts';
import { useOpen } from './workspace-context.tsx';

export interface Held<R extends { readonly id: string }> extends Steady<R> {
  readonly hold: (isHeld: boolean) => void;
}

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

export function useSteady<R extends { readonly id: string }>(rows: readonly R[]): Held<R> {
  const { touches } = useOpen();
  const [isHeld, hold] = useState(false);
  const [last, setLast] = useState<{ readonly of: readonly R[]; readonly held: boolean; readonly shown: Steady<R> }>({
    of: rows,
    held: false,
    shown: { rows, moved: 0 },
  });
  if (last.of === rows && last.held === isHeld) return { ...last.shown, hold };
  const hasMoved = inOrderOf(ids(last.of), rows).moved > 0;
  // A step without any move keeps what is held; one by myself lets it go.
  const isForeign = hasMoved ? rows.some((row) => touches.get(row.id) !== undefined) : last.shown.moved > 0;
  const shown = isHeld && isForeign ? inOrderOf(ids(last.shown.rows), rows) : { rows, moved: 0 };
  const settled = shown.moved === 0 ? { rows, moved: 0 } : shown;
  setLast({ of: rows, held: isHeld, shown: settled });
  return { ...settled, hold };
}
