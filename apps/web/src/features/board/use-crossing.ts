// What moving a card to a column comes to, by the gates and hard limits of the board that is shown. Drag, keys and menus all ask
// here (board-acts.ts); what follows is the same wherever a status is changed (parts/use-crossing-acts).
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import { type Crossing, crossingOf } from '@baton/model/decided/crossing';
import type { SpaceId } from '@baton/model/ids';
import { useWorld } from '../../lib/use-world.ts';
import { type ColumnRules, useColumnRules } from '../../parts/column-rules.ts';
import { isRefused, matterOf, type Moves, useCrossingActs } from '../../parts/use-crossing-acts.tsx';

export interface Crossings {
  readonly rules: ColumnRules;
  /** Why a column does not take a card; undefined: it does, or something is asked first. */
  readonly whyNot: (card: string, column: string) => string | undefined;
  /** False: it stays where it is for now. Why was said, or what is to be signed is asked. */
  readonly go: (card: string, column: string, moves: Moves) => boolean;
  /** Why so many do not go there at once; undefined: they may. */
  readonly whyNotMany: (cards: readonly CardAnswer[], column: string) => string | undefined;
  readonly say: (why: string) => void;
}

const free: Crossing = { steps: [] };

interface Around {
  readonly head: Pick<BoardHead, 'project' | 'space'>;
  readonly columns: readonly ColumnAnswer[];
  readonly cardOf: (id: string) => CardAnswer | undefined;
}

function useCrossingOf({ head, columns, cardOf }: Around, rules: ColumnRules) {
  const { directory, me } = useWorld();
  return (id: string, to: string): Crossing => {
    const card = cardOf(id);
    const status = card && statusIn(columns, card, to);
    if (rules.size === 0 || card === undefined || status === undefined || head.space === null) return free;
    const space = head.space as SpaceId;
    const at = { directory, space, person: me.person, now: Date.now(), rules: [...rules.values()] };
    return crossingOf(at, { task: card.id, matter: matterOf(card), holder: card.holder?.id ?? null, to: status });
  };
}
function statusIn(columns: readonly ColumnAnswer[], { status }: CardAnswer, to: string): string | undefined {
  const statuses = columns.find((column) => column.id === to)?.statuses ?? [];
  return statuses.includes(status) ? status : statuses[0];
}

export function useCrossings(around: Around): Crossings {
  const { head, columns, cardOf } = around;
  const rules = useColumnRules(head.project);
  const crossing = useCrossingOf(around, rules);
  const acts = useCrossingActs();
  const columnName = (column: string): string => columns.find(({ id }) => id === column)?.name ?? 'another column';
  const whyNot = (id: string, column: string) => {
    const task = cardOf(id);
    return task && acts.whyNot({ task, crossing: crossing(id, column), columnName });
  };
  const go = (id: string, column: string, moves: Moves) => {
    const task = cardOf(id);
    if (task !== undefined && head.space !== null)
      return acts.go({ task, space: head.space as SpaceId, crossing: crossing(id, column), columnName }, moves);
    void moves();
    return true;
  };
  const whyNotMany = (cards: readonly CardAnswer[], column: string) => {
    const found = cards.map(({ id }) => crossing(id, column));
    const isAny = found.some((one) => isRefused(one) || one.steps.length > 0);
    return isAny ? 'Gates and hard limits are passed one task at a time' : undefined;
  };
  return { rules, whyNot, go, whyNotMany, say: acts.say };
}
