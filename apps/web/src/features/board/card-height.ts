// How tall a card will be, before anybody has seen it. A guess: the window measures what it draws.
import type { Fact } from '@baton/model/board/face';
import type { CardAnswer } from '@baton/model/board/queries';
import type { CardShown } from './card-shown.tsx';

type WithFacts = Pick<
  CardAnswer,
  'holder' | 'checklistTotal' | 'partsTotal' | 'comments' | 'due' | 'files' | 'estimate' | 'untouched' | 'here'
>;
type Estimated = WithFacts & Pick<CardAnswer, 'title' | 'tags' | 'waitsFor' | 'lacks' | 'cover'>;

const shownIf: readonly (readonly [Fact, (card: WithFacts) => boolean])[] = [
  ['checklist', (card) => card.checklistTotal > 0],
  ['parts', (card) => card.partsTotal > 0],
  ['comments', (card) => card.comments > 0],
  ['files', (card) => card.files > 0],
  ['estimate', (card) => card.estimate !== null],
  ['due', (card) => card.due !== null],
  ['here', (card) => card.here !== null],
];

/** The last row of a card: who has it, how long nobody touched it, progress, comments, due. */
export const hasFacts = (card: WithFacts, { facts }: CardShown): boolean =>
  card.holder !== null || card.untouched !== null || shownIf.some(([fact, has]) => facts.has(fact) && has(card));

export const hasCover = (card: Pick<CardAnswer, 'cover'>, { facts, dense }: CardShown): boolean =>
  card.cover !== null && facts.has('cover') && !dense;

const charactersPerLine = 27;

/** A card of the given content, before anybody has seen it. */
export function estimateHeight(card: Estimated, shown: CardShown): number {
  const lines = Math.min(shown.dense ? 2 : 3, Math.max(1, Math.ceil(card.title.length / charactersPerLine)));
  const [frame, line, row] = shown.dense ? [31, 16, 23] : [40, 18, 27];
  return (
    frame +
    line * lines +
    (card.tags.length > 0 && shown.facts.has('tags') ? row : 0) +
    (card.waitsFor === null ? 0 : row - 2) +
    (card.lacks.length === 0 ? 0 : row - 2) +
    (hasFacts(card, shown) ? row : 0) +
    (hasCover(card, shown) ? 77 : 0)
  );
}
