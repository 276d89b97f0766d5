// Only what I have, or all: a way of looking, kept for each board on this device. Counts on heads stay those of the board.
import type { CardAnswer } from '@baton/model/board/queries';
import { useAnnounce } from '@baton/ui/announcer';
import { useMemo } from 'react';
import { useActions } from '../../lib/actions.tsx';
import { prefer, usePreference } from '../../lib/preferences.ts';
import { useMe } from '../../lib/use-world.ts';

export interface OnlyMine {
  readonly isOn: boolean;
  readonly cards: readonly CardAnswer[];
  readonly toggle: () => void;
}

export function useOnlyMine(board: string, cards: readonly CardAnswer[]): OnlyMine {
  const me = useMe();
  const { polite } = useAnnounce();
  const isOn = usePreference(`mine.${board}`, '') !== '';
  const mine = useMemo(() => cards.filter(({ holder }) => holder?.id === me), [cards, me]);
  const toggle = () => {
    prefer(`mine.${board}`, isOn ? '' : 'yes');
    polite(isOn ? `All ${cards.length} tasks` : `Only mine, ${mine.length} of ${cards.length}`);
  };
  useActions({ 'only-mine': toggle });
  return { isOn, cards: isOn ? mine : cards, toggle };
}
