// A large import in parts: the relay takes no batch of more than a mebibyte, and an import of two thousand cards is more
// than that. Ids are hashes of where a record came from, so the parts are one import: one intake, one way back.
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { Imported, ImportArgs } from './import.ts';
import type { PlannedCard } from './plan.ts';

const mostCards = 150;
/** Characters of the plan: what is written of it is up to three times as many bytes. */
const mostLength = 120_000;
/** Ids, times and keys that are written beside a text. */
const lengthOfOne = 200;

const lengthOfItem = (item: { text: string }): number => lengthOfOne + item.text.length;
const lengthOfLink = (link: { title: string; url: string }): number =>
  lengthOfOne + link.title.length + link.url.length;

interface Piece {
  readonly card: PlannedCard;
  readonly length: number;
}

function room(): { takes(length: number): boolean } {
  let taken = 0;
  return {
    takes(length) {
      const fits = taken === 0 || taken + length <= mostLength;
      if (fits) taken += length;
      return fits;
    },
  };
}

/** The head of a list that fits, and the rest. */
function split<T>(all: readonly T[], { takes }: ReturnType<typeof room>, lengthOf: (one: T) => number): [T[], T[]] {
  const at = all.findIndex((one) => !takes(lengthOf(one)));
  return at === -1 ? [[...all], []] : [all.slice(0, at), all.slice(at)];
}

/** A card, in several pieces where more hangs on it than a part can hold. Descriptions are pages and weigh nothing. */
function piecesOf(card: PlannedCard): Piece[] {
  const left = room();
  const own = card.rest === true ? 0 : 3 * lengthOfOne + card.title.length + card.tags.join().length;
  left.takes(own);
  const [items, moreItems] = split(card.items, left, lengthOfItem);
  const [links, moreLinks] = split(card.links, left, lengthOfLink);
  const [comments, moreComments] = split(card.comments, left, lengthOfItem);
  const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, own);
  const length = sum([...items.map(lengthOfItem), ...links.map(lengthOfLink), ...comments.map(lengthOfItem)]);
  const piece = { card: { ...card, items, links, comments }, length };
  if (moreItems.length + moreLinks.length + moreComments.length === 0) return [piece];
  const rest = { ...card, paragraphs: [], items: moreItems, links: moreLinks, comments: moreComments, rest: true };
  return [piece, ...piecesOf(rest)];
}

function grouped(pieces: readonly Piece[]): PlannedCard[][] {
  const groups: { cards: PlannedCard[]; length: number }[] = [{ cards: [], length: 0 }];
  for (const { card, length } of pieces) {
    const last = groups.at(-1);
    const fits = last && last.cards.length < mostCards && (last.length === 0 || last.length + length <= mostLength);
    if (!fits) groups.push({ cards: [card], length });
    else {
      last.cards.push(card);
      last.length += length;
    }
  }
  return groups.map(({ cards }) => cards);
}

/** To be run one after another, in this order. A small import is one part: itself. */
export function importParts(args: ImportArgs): ImportArgs[] {
  const groups = grouped(args.plan.cards.flatMap(piecesOf));
  if (groups.length === 1) return [args];
  return groups.map((cards, at) => ({
    ...args,
    plan: { ...args.plan, cards },
    more: at < groups.length - 1,
  }));
}

function together(done: readonly Imported[], last: Imported): Imported {
  const sum = (of: (one: Imported) => number): number => done.reduce((total, one) => total + of(one), of(last));
  return {
    ...last,
    added: sum((one) => one.added),
    updated: sum((one) => one.updated),
    untouched: sum((one) => one.untouched),
    pages: [...done, last].flatMap((one) => one.pages),
  };
}

/**
 * The import, whatever its size, as one result. A refusal comes from the first part, before anything is written; should a
 * later part be refused (the person left the space meanwhile), importing again goes on where it ended.
 * @param run one part: `(part) => workspace.run(importTrello, part)`
 */
export async function importInParts(
  run: (part: ImportArgs) => Promise<Imported | Refusal>,
  args: ImportArgs,
): Promise<Imported | Refusal> {
  const done: Imported[] = [];
  for (const part of importParts(args)) {
    const result = await run(part);
    if (isRefusal(result)) return result;
    done.push(result);
  }
  const last = done.pop();
  return together(done, last as Imported);
}
