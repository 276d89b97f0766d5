// How tall a card will be, before anybody has seen it. A guess: the window measures what it draws.
import type { CardAnswer } from '@baton/model/board/queries';

type Estimated = Pick<
  CardAnswer,
  'title' | 'tags' | 'holder' | 'checklistTotal' | 'partsTotal' | 'waitsFor' | 'lacks' | 'comments' | 'due'
>;

/** The last row of a card: who has it, progress, comments, due. */
export const hasFacts = (card: Omit<Estimated, 'title' | 'tags' | 'waitsFor' | 'lacks'>): boolean =>
  card.holder !== null || card.checklistTotal > 0 || card.partsTotal > 0 || card.comments > 0 || card.due !== null;

const charactersPerLine = 27;

/** A card of the given content, before anybody has seen it. */
export function estimateHeight(card: Estimated): number {
  const lines = Math.min(3, Math.max(1, Math.ceil(card.title.length / charactersPerLine)));
  return (
    40 +
    18 * lines +
    (card.tags.length > 0 ? 27 : 0) +
    (card.waitsFor === null ? 0 : 25) +
    (card.lacks.length === 0 ? 0 : 25) +
    (hasFacts(card) ? 27 : 0)
  );
}
