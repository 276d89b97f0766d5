// What the choices on the screen make of a plan: how much comes of what is in the file.
import type { TrelloPlan } from '@baton/interchange/trello/plan';
import type { Preview } from '@baton/interchange/trello/preview';

export type Archived = 'bring' | 'leave';
export interface CountRow {
  readonly what: string;
  readonly inFile: number;
  readonly came: number;
}

/** As the command decides it: archived cards, and cards of archived lists, stay behind where that was chosen. */
export function cardsThatCome({ lists, cards }: TrelloPlan, archived: Archived): TrelloPlan['cards'] {
  if (archived === 'bring') return cards;
  const gone = new Set(lists.filter((list) => list.archived).map(({ id }) => id));
  return cards.filter((card) => !card.archived && !gone.has(card.list));
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

export function countRows(plan: TrelloPlan, preview: Preview, archived: Archived): readonly CountRow[] {
  const cards = cardsThatCome(plan, archived);
  const lists = plan.lists.filter((list) => archived === 'bring' || !list.archived);
  return [
    { what: 'Lists', inFile: preview.lists, came: Math.min(preview.lists, lists.length) },
    { what: 'Tasks', inFile: preview.cards, came: cards.length },
    { what: 'Check-list lines', inFile: preview.checklistItems, came: sum(cards, (card) => card.items.length) },
    { what: 'Comments', inFile: preview.comments, came: sum(cards, (card) => card.comments.length) },
    { what: 'Attachments, as links', inFile: preview.attachments, came: sum(cards, (card) => card.links.length) },
  ];
}

/** Member → how many of the tasks that come they would have. */
export function heldBy(plan: TrelloPlan, archived: Archived): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { holder } of cardsThatCome(plan, archived))
    if (holder !== null) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return counts;
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** Members who are called like exactly one person here are matched to start with; everybody else is left to the eye. */
export function likelyMatches(
  members: TrelloPlan['members'],
  people: readonly { readonly id: string; readonly name: string }[],
): Readonly<Record<string, string>> {
  const pairs = members.flatMap((member) => {
    const same = people.filter((person) => plain(person.name) === plain(member.name));
    return same.length === 1 && same[0] ? [[member.id, same[0].id] as const] : [];
  });
  return Object.fromEntries(pairs);
}
