// What somebody else has just changed: the tint of its author fades behind it. One entry a row, gone when faded.
import type { PersonId } from '@baton/model/ids';

export interface Touch {
  readonly by: PersonId;
  /** Rises with each touch, so that a second one starts the fade again. */
  readonly turn: number;
}
export interface Touches {
  add(touched: readonly { readonly id: string; readonly by: PersonId }[]): void;
  get(id: string): Touch | undefined;
  /** Rises with every change of any touch. */
  version(): number;
  subscribe(onChange: () => void): () => void;
}

/** A little longer than the fade; under reduced motion the static underline stands for 2 s (DESIGN-LANGUAGE 6). */
const shownFor = 2_000;

export function createTouches(): Touches {
  const touches = new Map<string, Touch>();
  const readers = new Set<() => void>();
  let turn = 0;
  let version = 0;
  const tell = () => {
    version += 1;
    for (const reader of readers) reader();
  };
  return {
    add(touched) {
      if (touched.length === 0) return;
      turn += 1;
      const mine = turn;
      for (const { id, by } of touched) touches.set(id, { by, turn });
      tell();
      setTimeout(() => {
        for (const { id } of touched) if (touches.get(id)?.turn === mine) touches.delete(id);
        tell();
      }, shownFor);
    },
    get: (id) => touches.get(id),
    version: () => version,
    subscribe(onChange) {
      readers.add(onChange);
      return () => readers.delete(onChange);
    },
  };
}
