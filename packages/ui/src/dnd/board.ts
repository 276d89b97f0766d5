import type { Cell, Move, BoardModel } from './model.tsx';

/* What the hooks of one board share. It lives beside React: nothing of it is state of a component. */

export interface DragOver {
  readonly id: string;
  readonly refusal: string | undefined;
}

/** The parts of DragBoardProps that are asked at the moment of a drag. */
export interface BoardRules {
  readonly model: BoardModel;
  readonly onMove: (move: Move) => boolean | void;
  readonly mayDrop: (id: string, cell: Cell) => string | undefined;
  readonly onRefuse: (id: string, reason: string) => void;
  readonly say: BoardSpeech;
}

export interface BoardSpeech {
  readonly pickedUp: (id: string, place: Move) => void;
  readonly moved: (id: string, place: Move) => void;
  readonly dropped: (id: string, place: Move) => void;
  readonly returned: (id: string, place: Move) => void;
}

export interface Board {
  rules: BoardRules;
  root: HTMLElement | null;
  /** The rules of the last render; the listeners live longer than one. */
  readonly setRules: (rules: BoardRules) => void;
  readonly setRoot: (root: HTMLElement | null) => void;
  readonly cells: Map<string, { readonly cell: Cell; readonly element: HTMLElement }>;
  /** The one drag under way, whichever of pointer, finger or keys began it. */
  active: { readonly cancel: () => void } | undefined;
  readonly over: OverStore;
}

export interface OverStore {
  readonly set: (key: string | undefined, over?: DragOver) => void;
  readonly get: (key: string) => DragOver | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createBoard(rules: BoardRules): Board {
  const board: Board = {
    rules,
    root: null,
    setRules: (next) => {
      board.rules = next;
    },
    setRoot: (root) => {
      board.root = root;
    },
    cells: new Map(),
    active: undefined,
    over: createOverStore(),
  };
  return board;
}

/** Which cell the card is over. Only the leaf that shows the drop text listens, never the cards. */
function createOverStore(): OverStore {
  const listeners = new Set<() => void>();
  let now: { readonly key: string; readonly over: DragOver } | undefined;
  const isNow = (key: string | undefined, over: DragOver | undefined) =>
    now === undefined ? over === undefined : now.key === key && isSame(now.over, over);
  return {
    set: (key, over) => {
      if (isNow(key, over)) return;
      now = key === undefined || over === undefined ? undefined : { key, over };
      for (const listener of listeners) listener();
    },
    get: (key) => (now?.key === key ? now.over : undefined),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame(a: DragOver, b: DragOver | undefined): boolean {
  return a.id === b?.id && a.refusal === b.refusal;
}
