// Only what I have, or all, by a key and the menu. Counts on heads stay those of the board.
import type { CardAnswer } from '@baton/model/board/queries';
import { useAnnounce } from '@baton/ui/announcer';
import { useActions } from '../../lib/actions.tsx';
import { counted } from '../../parts/number-text.ts';
import { useMineShown } from '../../parts/mine-shown.ts';

export interface OnlyMine {
  readonly isOn: boolean;
  readonly cards: readonly CardAnswer[];
  readonly toggle: () => void;
}

export function useOnlyMine(board: string, cards: readonly CardAnswer[]): OnlyMine {
  const { polite } = useAnnounce();
  const { isOn, mine, cards: shown, show } = useMineShown(board, cards);
  const toggle = () => {
    show(!isOn);
    polite(isOn ? `All, ${counted(cards.length, 'task')}` : `Only mine, ${mine.length} of ${cards.length}`);
  };
  useActions({ 'only-mine': toggle });
  return { isOn, cards: shown, toggle };
}
