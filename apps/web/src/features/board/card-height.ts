// How tall a card will be, before anybody has seen it. A guess: the window measures what it draws.
import type { CardAnswer } from '@baton/model/board/queries';

type Estimated = Pick<CardAnswer, 'title' | 'tags' | 'holder' | 'checklistTotal' | 'comments' | 'due'>;

/** The last row of a card: who has it, progress, comments, due. */
export const hasFacts = ({ holder, checklistTotal, comments, due }: Omit<Estimated, 'title' | 'tags'>): boolean =>
  holder !== null || checklistTotal > 0 || comments > 0 || due !== null;

const charactersPerLine = 27;

/** A card of the given content, before anybody has seen it. */
export function estimateHeight({ title, tags, ...facts }: Estimated): number {
  const lines = Math.min(3, Math.max(1, Math.ceil(title.length / charactersPerLine)));
  return 40 + 18 * lines + (tags.length > 0 ? 27 : 0) + (hasFacts(facts) ? 27 : 0);
}
