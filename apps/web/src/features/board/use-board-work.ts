// The acts of one board, bound to what is shown of it: for its keys, its menus and the parts on its desk.
import { useHandOver } from '../../lib/task-sheets.tsx';
import type { CardAnswer } from '@baton/model/board/queries';
import { useState } from 'react';
import { useMe } from '../../lib/use-world.ts';
import { laneOfCard, wholeBoard } from '../../parts/board-order.ts';
import type { ColumnRules } from '../../parts/column-rules.ts';
import type { Moving } from '../../parts/move-to-project.tsx';
import { readOnlyText, useReadOnlyIn } from '../../parts/read-only.tsx';
import { type CardActs, useCardActs } from './board-acts.ts';
import { type Acts, type Desk, focusCard, meantCard, type Spot } from './board-desk.ts';
import { useBoardKeys } from './board-keys.ts';
import type { BoardViewProps } from './board-view.tsx';
import { type Selection, useSelection } from './selection.ts';
import type { ArrangedBoard } from './use-arranged.ts';
import { useBulk } from './use-bulk.ts';
import { type CardMenu, focusBack, useCardMenu } from './use-card-menu.ts';
import { type Crossings, useCrossings } from './use-crossing.ts';
import { useDeskOf } from './use-desk-of.ts';
import { useAtGateActs } from './use-at-gate-acts.ts';
import { isGate } from './gates-here.tsx';

export interface BoardWork {
  readonly desk: Desk;
  readonly acts: CardActs;
  readonly crossings: Crossings;
  readonly menu: CardMenu;
  readonly selection: Selection;
  readonly renaming: string | undefined;
  readonly adding: Spot | null;
  readonly startAdd: () => void;
  /** The card of which it is asked where its edits are. */
  readonly asked: string | undefined;
  readonly endAsk: () => void;
  /** Cards for which another project is being chosen. */
  readonly moving: Moving | undefined;
  readonly startMove: (cards: readonly CardAnswer[]) => void;
  readonly endMove: () => void;
  /** Cards for which a new tag is being named. */
  readonly tagging: readonly CardAnswer[] | undefined;
  readonly tag: (cards: readonly CardAnswer[] | undefined) => void;
}

/** Undefined: nothing is handed over here. */
function useHandingOn(isReadOnly: boolean): ((task: string) => void) | undefined {
  const { open, isHere } = useHandOver();
  return isHere && !isReadOnly ? open : undefined;
}

const writingIn = ({ rename, addTitles, readTitle }: CardActs) => ({ rename, addTitles, readTitle });

export function useBoardWork(props: BoardViewProps, board: ArrangedBoard): BoardWork {
  const { head, cards, peeked, onPeek, onPage, onFollow } = props;
  const [renaming, setRenaming] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [adding, setAdding] = useState<Spot | null>(null);
  const readOnly = useReadOnlyIn(head.space);
  const many = useMany(props, board);
  const { selection, acts, startMove, tag } = many;
  const withCard = withCardOf(board);
  const targetsOf = (card: CardAnswer) => (selection.ids.has(card.id) ? selection.cards : [card]);
  const deskActs: Acts = {
    select: selection.extend,
    peek: (id) => withCard(id, onPeek),
    openPage: (id) => withCard(id, onPage),
    menu: (id) => menu.open(id, 'all'),
    endRename: (id) => {
      setRenaming(undefined);
      requestAnimationFrame(() => focusCard(desk, id));
    },
    add: (spot) => {
      setAdding(spot);
      if (spot === null) requestAnimationFrame(() => focusBack(desk.focus.home()));
    },
    ...writingIn(acts),
    ...useAtGateActs(head, board, acts),
  };
  const ways = { onWhere: setAsked, onMoveTo: startMove, onHandOver: useHandingOn(readOnly !== null) };
  const desk = useDeskOf(deskActs, cards[0]?.id);
  const menu = useCardMenu({
    board,
    acts,
    desk: deskActs,
    targetsOf,
    onSelect: selection.toggle,
    onRename: setRenaming,
    onOtherDay: (card) => onPeek(card, 'due'),
    ...ways,
    onNewTag: tag,
    readOnly: readOnly && readOnlyText(readOnly),
  });
  const here = () => meantCard(desk) ?? desk.focus.home();
  const startAdd = () => readOnly === null && setAdding(spotFor(here(), board, many.crossings.rules));
  useBoardKeys({
    desk,
    model: board.model,
    acts,
    selection,
    targetsOf,
    onFollow: peeked === undefined ? undefined : (id) => withCard(id, onFollow),
    openMenu: menu.open,
    cardOf: (id) => board.cardsById.get(id),
    startRename: (id) => readOnly === null && setRenaming(id),
    onComment: (id) => withCard(id, (card) => onPeek(card, 'comment')),
    ...ways,
    closeLane: (open) => withCard(here() ?? '', (card) => board.setLane(laneOfCard(card), open)),
    startAdd,
  });
  return { desk, menu, renaming, adding, startAdd, asked, endAsk: () => setAsked(undefined), ...many };
}

type Many = Pick<
  BoardWork,
  'selection' | 'acts' | 'crossings' | 'moving' | 'startMove' | 'endMove' | 'tagging' | 'tag'
>;

/** What is chosen, what can be done with it, and the dialogs that ask for more first. */
function useMany({ head, columns, cards, linkTo, isOnlyMine }: BoardViewProps, board: ArrangedBoard): Many {
  const [tagging, tag] = useState<readonly CardAnswer[]>();
  const selection = useSelection(cards, board.model);
  const editMany = useBulk(selection.only);
  const me = useMe();
  // What is added while only mine are shown is mine: else it would be gone as soon as it is there.
  const crossings = useCrossings({ head, columns, cardOf: (id) => board.cardsById.get(id) });
  const acts = useCardActs(head, linkTo, { holder: isOnlyMine ? me : null, editMany, crossings });
  return { selection, acts, crossings, ...useMoving(head.project), tagging, tag };
}

const withCardOf =
  ({ cardsById }: ArrangedBoard) =>
  (id: string, act: (card: CardAnswer) => void): void => {
    const card = cardsById.get(id);
    if (card) act(card);
  };

function useMoving(project: string): Pick<BoardWork, 'moving' | 'startMove' | 'endMove'> {
  const [moving, setMoving] = useState<Moving>();
  return {
    moving,
    startMove: (tasks) => setMoving({ tasks, project }),
    endMove: () => setMoving(undefined),
  };
}

/** N adds where the focused card stands, else in the first column that is open; never into a gate. */
function spotFor(home: string | undefined, board: ArrangedBoard, rules: ColumnRules): Spot | null {
  const { cardsById, lanes, isPhone } = board;
  const card = home === undefined ? undefined : cardsById.get(home);
  const column = columnToAdd(card?.column, board, rules);
  const lane = card && !isPhone ? laneOfCard(card) : (lanes[0]?.id ?? wholeBoard);
  return column === undefined ? null : { column, lane, at: 'bottom' };
}
function columnToAdd(own: string | undefined, { columns }: ArrangedBoard, rules: ColumnRules): string | undefined {
  if (own !== undefined && !isGate(rules.get(own))) return own;
  return columns.find(({ id, collapsed }) => !collapsed && !isGate(rules.get(id)))?.id;
}
