import { type ComponentProps, createContext, useCallback, useContext, useLayoutEffect, useState } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { useWords, type Words } from '../words.tsx';
import { type Board, type BoardRules, createBoard } from './board.ts';
import './dnd.css';
import { type BoardModel, type Cell, indexOf, type Move, othersIn } from './model.tsx';
import { takeDrops } from './native-drag.ts';

export interface DragBoardProps extends Omit<ComponentProps<'div'>, 'ref'> {
  readonly model: BoardModel;
  /** The card was let go. False means it may not be: it flies back. The answer must come at once. */
  readonly onMove: (move: Move) => boolean | void;
  /** Why a cell does not take a card, as a sentence. Asked whenever the card comes over another cell. */
  readonly mayDrop?: ((id: string, cell: Cell) => string | undefined) | undefined;
  /** It was let go where it may not be. The reason is spoken already; show it in its place. */
  readonly onRefuse?: ((id: string, reason: string) => void) | undefined;
  readonly nameOf: (id: string) => string;
  readonly nameOfCell: (cell: Cell) => string;
}

const BoardContext = createContext<Board | null>(null);

/** Around the columns. Holds what useDraggableCard and useDropColumn share; renders nothing while a card moves. */
export function DragBoard(props: DragBoardProps) {
  const { model, onMove, mayDrop, onRefuse, nameOf, nameOfCell, children, ...rest } = props;
  const announce = useAnnounce();
  const words = useWords();
  const rules: BoardRules = {
    model,
    onMove,
    mayDrop: mayDrop ?? (() => undefined),
    onRefuse: (id, reason) => {
      announce.assertive(reason);
      onRefuse?.(id, reason);
    },
    say: speechOf({ model, nameOf, nameOfCell, words, say: announce.polite }),
  };
  const [board] = useState(() => createBoard(rules));
  useLayoutEffect(() => board.setRules(rules));
  const attach = useCallback(
    (root: HTMLDivElement) => {
      board.setRoot(root);
      const stop = takeDrops(board, root);
      return () => {
        stop();
        board.active?.cancel();
        board.setRoot(null);
      };
    },
    [board],
  );
  return (
    <BoardContext value={board}>
      <div {...rest} ref={attach} data-drag-board="">
        {children}
      </div>
    </BoardContext>
  );
}

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (board === null) throw new Error('A draggable card stands inside a DragBoard');
  return board;
}

interface Speech extends Pick<DragBoardProps, 'model' | 'nameOf' | 'nameOfCell'> {
  readonly words: Words;
  readonly say: (text: string) => void;
}

function speechOf({ model, nameOf, nameOfCell, words, say }: Speech): BoardRules['say'] {
  const placeOf = (move: Move) => {
    const others = othersIn(model, move, move.id);
    return `${nameOfCell(move)}, ${words.nth(indexOf(others, move) + 1, others.length + 1)}`;
  };
  return {
    pickedUp: (id, move) => say(words.pickedUp(nameOf(id), placeOf(move))),
    moved: (_id, move) => say(words.movedTo(placeOf(move))),
    dropped: (id, move) => say(words.dropped(nameOf(id), placeOf(move))),
    returned: (id, move) => say(words.returned(nameOf(id), placeOf(move))),
  };
}
