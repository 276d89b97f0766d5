// Only what I have, or all: a way of looking, kept for each board on this device.
import type { CardAnswer } from '@baton/model/board/queries';
import { useMemo } from 'react';
import { prefer, usePreference } from '../lib/preferences.ts';
import { useMe } from '../lib/use-world.ts';

interface MineShown {
  readonly isOn: boolean;
  readonly mine: readonly CardAnswer[];
  /** Those that are looked at. */
  readonly cards: readonly CardAnswer[];
  readonly show: (mine: boolean) => void;
}
export function useMineShown(board: string, cards: readonly CardAnswer[]): MineShown {
  const me = useMe();
  const isOn = usePreference(`mine.${board}`, '') !== '';
  const mine = useMemo(() => cards.filter(({ holder }) => holder?.id === me), [cards, me]);
  return { isOn, mine, cards: isOn ? mine : cards, show: (only) => prefer(`mine.${board}`, only ? 'yes' : '') };
}
