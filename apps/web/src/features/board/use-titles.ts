// What is typed where a card is added: its words, and what else is said of it.
import { tasksOnBoard } from '@baton/model/board/queries';
import { tagsOfProject } from '@baton/model/project/queries';
import { askOnce } from '../../lib/ask-once.ts';
import { useLive } from '../../lib/use-live.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { wholeBoard } from '../../parts/board-order.ts';
import { usePeople } from '../../parts/people.tsx';
import type { Spot } from './board-desk.ts';
import { readTitle, type TitleWish } from './title-wish.ts';

type Place = { readonly at?: 'top' | 'bottom' } | { readonly after: string; readonly at?: undefined };
interface Titles {
  read(text: string): TitleWish;
  fields(
    text: string,
    spot: Spot,
  ): Promise<{ readonly title: string; readonly tags: string[]; readonly assigned?: string } & Place>;
}

export function useTitles(board: { readonly id: string; readonly project: string }): Titles {
  const workspace = useWorkspace();
  const people = usePeople();
  const tags = useLive(tagsOfProject, { project: board.project });
  const read = (text: string) => readTitle(text, { people, tags: (tags ?? []).map(({ id }) => id) });
  /** Behind the one that stands before that place now; of fewer cards behind the last. */
  const placeOf = async ({ column, lane, at }: Spot, place: TitleWish['place']): Promise<Place> => {
    if (place === null || place === 'bottom') return { at: place ?? at };
    if (place === 1) return { at: 'top' };
    const cards = (await askOnce(workspace, tasksOnBoard, { board: board.id })).filter(
      (card) => card.column === column && (lane === wholeBoard || card.lane === lane),
    );
    const before = cards[Math.min(place - 1, cards.length) - 1];
    return before === undefined ? { at: 'top' } : { after: before.id, at: undefined };
  };
  return {
    read,
    async fields(text, spot) {
      const { title, holder, tags: said, place } = read(text);
      const where = await placeOf(spot, place);
      return { title, tags: [...said], ...where, ...(holder === null ? {} : { assigned: holder.id }) };
    },
  };
}
