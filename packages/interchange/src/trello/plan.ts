// From an export to what Baton will hold, still without ids: plain, cloneable, the argument of importTrello.
import { Day, dayOf, Instant, type Day as DayType } from '@baton/model/day';
import { kindFromName } from '@baton/model/project/rules';
import { StatusKind } from '@baton/model/project/schema';
import { tagOf } from '@baton/model/task/rules';
import { z } from 'zod';
import type { TrelloCard, TrelloExport } from './export.ts';
import { isComment, isDone, isSafeUrl, previewOf } from './preview.ts';

const Position = z.number().min(0).max(3e9);
const PlannedList = z.object({
  id: z.string(),
  name: z.string(),
  kind: StatusKind,
  archived: z.boolean(),
  position: Position,
  limit: z.int().nullable(),
});
const PlannedCard = z.object({
  id: z.string(),
  list: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  archived: z.boolean(),
  due: Day.nullable(),
  tags: z.array(z.string()),
  holder: z.string().nullable(),
  position: Position,
  created: Instant.nullable(),
  items: z.array(
    z.object({ id: z.string(), list: z.string().nullable(), text: z.string(), done: z.boolean(), position: Position }),
  ),
  links: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
  comments: z.array(z.object({ id: z.string(), author: z.string(), text: z.string(), at: Instant })),
  /** Only more of what hangs on a card of an earlier part (parts.ts). */
  rest: z.boolean().optional(),
});
export const TrelloPlan = z.object({
  provider: z.literal('trello'),
  source: z.string(),
  name: z.string(),
  lists: z.array(PlannedList),
  cards: z.array(PlannedCard),
  members: z.array(z.object({ id: z.string(), name: z.string(), username: z.string() })),
  report: z.string(),
});
export type TrelloPlan = z.infer<typeof TrelloPlan>;
export type PlannedCard = z.infer<typeof PlannedCard>;
export type PlannedList = z.infer<typeof PlannedList>;

export interface PlanOptions {
  /** Whose midnight divides due days: an IANA name such as Europe/Lisbon. Without it, UTC. */
  readonly zone?: string;
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
const place = (pos: number | null, index: number): number => Math.min(3e9, Math.max(0, pos ?? (index + 1) * 65_536));

/** Trello's ids begin with the second in which they were given. */
function bornAt(id: string): number | null {
  return /^[0-9a-f]{24}$/.test(id) ? Number.parseInt(id.slice(0, 8), 16) * 1_000 : null;
}
const instantOf = (text: string): number | null => {
  const at = Date.parse(text);
  return Number.isFinite(at) && at >= 0 ? at : null;
};
function dayIn(zone: string | undefined): (due: string | null) => DayType | null {
  if (zone === undefined || zone === 'UTC') return (due) => utcDay(due === null ? null : instantOf(due));
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (due) => {
    const at = due === null ? null : instantOf(due);
    const day = at === null ? null : Day.safeParse(format.format(at));
    return day?.success === true ? day.data : null;
  };
}

const utcDay = (at: number | null): DayType | null => (at === null ? null : (Day.safeParse(dayOf(at)).data ?? null));

/** A title of one line; what is too long for one stays whole as the first paragraph. */
function titled(card: TrelloCard): { title: string; paragraphs: string[] } {
  const name = flat(card.name) || 'Card without a title';
  const lines = card.desc
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { title: cut(name, 500), paragraphs: name.length > 500 ? [name, ...lines] : lines };
}

function tagsOf(board: TrelloExport): (card: TrelloCard) => string[] {
  const names = new Map(
    board.labels.map((label) => [label.id, tagOf(label.name) ?? tagOf(label.color?.split('_')[0] ?? '')]),
  );
  return (card) => [...new Set(card.idLabels.map((label) => names.get(label)).filter((tag) => tag != null))].sort();
}

function itemsOf(board: TrelloExport): (card: TrelloCard) => PlannedCard['items'] {
  const byCard = Map.groupBy(board.checklists, (list) => list.idCard);
  return (card) => {
    const lists = byCard.get(card.id) ?? [];
    const items = lists.flatMap((list) =>
      list.items.map((item) => ({ list: lists.length > 1 ? flat(list.name) : null, item })),
    );
    return items.map(({ list, item }, at) => ({
      id: item.id,
      list: list === null ? null : cut(list, 200),
      text: cut(flat(item.name) || '…', 2_000),
      done: isDone(item),
      position: (at + 1) * 1_024,
    }));
  };
}

function commentsOf(board: TrelloExport): (card: TrelloCard) => PlannedCard['comments'] {
  const byCard = Map.groupBy(board.actions.filter(isComment), (action) => action.data.card?.id ?? '');
  return (card) =>
    (byCard.get(card.id) ?? [])
      .filter((action) => action.data.text.trim() !== '')
      .map((action) => ({
        id: action.id,
        author: action.memberCreator?.id || action.idMemberCreator,
        text: cut(action.data.text.trim(), 20_000),
        at: instantOf(action.date) ?? bornAt(action.id) ?? 0,
      }))
      .sort((a, b) => a.at - b.at);
}

/** Members of the board, then those whom only a card or a comment names. */
function membersOf(board: TrelloExport, cards: readonly PlannedCard[]): TrelloPlan['members'] {
  const members = new Map(
    board.members.map((one) => [
      one.id,
      { id: one.id, name: flat(one.fullName || one.username), username: one.username },
    ]),
  );
  for (const { memberCreator: one } of board.actions) {
    if (one !== null && one.id !== '' && !members.has(one.id))
      members.set(one.id, { id: one.id, name: flat(one.fullName || one.username), username: one.username });
  }
  const named = new Set(cards.flatMap((card) => [card.holder, ...card.comments.map((comment) => comment.author)]));
  const listed = new Set(board.members.map((one) => one.id));
  for (const id of named)
    if (id !== null && id !== '' && !members.has(id)) members.set(id, { id, name: '', username: '' });
  return [...members.values()]
    .filter((one) => listed.has(one.id) || named.has(one.id))
    .map((one) => ({ ...one, name: cut(one.name || 'Former member', 120) }));
}

function listsOf(board: TrelloExport): PlannedList[] {
  const limitOf = (limit: number | null) =>
    limit !== null && Number.isInteger(limit) && limit >= 1 && limit <= 999 ? limit : null;
  const lists = board.lists.map((list, at): PlannedList => ({
    id: list.id,
    name: cut(flat(list.name) || 'List', 200),
    kind: kindFromName(list.name),
    archived: list.closed,
    position: place(list.pos, at),
    limit: limitOf(list.softLimit),
  }));
  return lists.length > 0
    ? lists
    : [{ id: 'none', name: 'Cards', kind: 'todo', archived: false, position: 0, limit: null }];
}

export function planOf(board: TrelloExport, options: PlanOptions = {}): TrelloPlan {
  const lists = listsOf(board);
  const known = new Set(lists.map((list) => list.id));
  const [dayOf, tags, items, comments] = [dayIn(options.zone), tagsOf(board), itemsOf(board), commentsOf(board)];
  const cards = board.cards.map((card, at): PlannedCard => ({
    id: card.id,
    // A card whose list is not in the file stands in the first one: it is not lost.
    list: known.has(card.idList) ? card.idList : (lists[0]?.id ?? ''),
    ...titled(card),
    archived: card.closed,
    due: dayOf(card.due),
    tags: tags(card),
    holder: card.idMembers[0] ?? null,
    position: place(card.pos, at),
    created: bornAt(card.id) ?? instantOf(card.dateLastActivity ?? ''),
    items: items(card),
    links: (board.attachments.get(card.id) ?? [])
      .filter((file) => isSafeUrl(file.url))
      .map((file) => ({ id: file.id, title: cut(flat(file.name) || file.url, 500), url: file.url })),
    comments: comments(card),
  }));
  const report = JSON.stringify(previewOf(board));
  return {
    provider: 'trello',
    source: board.id,
    name: cut(flat(board.name) || 'Trello board', 200),
    lists,
    cards,
    members: membersOf(board, cards),
    report,
  };
}
