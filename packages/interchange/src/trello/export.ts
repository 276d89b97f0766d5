// The shape of a Trello board export, as far as Baton reads it. Tolerant: unknown fields are passed over, a field of
// the wrong type counts as absent, an entry without an id as unreadable. Everything beyond this file is typed.
import { z } from 'zod';

const text = z.string().catch('');
const flag = z.boolean().catch(false);
const count = z.number().finite().nonnegative().catch(0);
const ids = z.array(z.string()).catch([]);
const position = z.number().finite().nullable().catch(null);
const maybeText = z.string().nullable().catch(null);
/** Only how many there are matters: these do not come. */
const counted = z.array(z.unknown()).catch([]);

const id = z.string().min(1).max(200);
const Named = z.object({ id, name: text, color: maybeText });

const Attachment = z.object({ id, name: text, url: text, isUpload: flag });
const CheckItem = z.object({ id, name: text, state: text, pos: position, due: maybeText, idMember: maybeText });
const Checklist = z.object({ id, idCard: text, name: text, pos: position, checkItems: counted });
const Badges = z.object({ comments: count, votes: count }).catch({ comments: 0, votes: 0 });
const Cover = z
  .object({ color: maybeText, idAttachment: maybeText, idUploadedBackground: maybeText })
  .nullable()
  .catch(null);

const Card = z.object({
  id,
  name: text,
  desc: text,
  closed: flag,
  idList: text,
  pos: position,
  due: maybeText,
  dueComplete: flag,
  dueReminder: z.number().nullable().catch(null),
  start: maybeText,
  idMembers: ids,
  idMembersVoted: ids,
  idLabels: ids,
  idAttachmentCover: maybeText,
  labels: counted,
  attachments: counted,
  checklists: counted,
  customFieldItems: counted,
  stickers: counted,
  pluginData: counted,
  coordinates: z.unknown().optional(),
  address: maybeText,
  locationName: maybeText,
  dateLastActivity: maybeText,
  badges: Badges,
  cover: Cover,
});
const List = z.object({ id, name: text, closed: flag, pos: position, softLimit: position });
const Member = z.object({ id, fullName: text, username: text });
const Action = z.object({
  id,
  type: text,
  date: text,
  idMemberCreator: text,
  memberCreator: z.object({ id: text, fullName: text, username: text }).nullable().catch(null),
  data: z
    .object({
      text: text,
      card: z.object({ id: text }).nullable().catch(null),
      plugin: z.object({ id: text }).nullable().catch(null),
    })
    .catch({ text: '', card: null, plugin: null }),
});

/** What makes a file a board export at all. */
const Board = z.object({
  id,
  name: z.string().min(1),
  desc: text,
  lists: z.array(z.unknown()),
  cards: z.array(z.unknown()),
  labels: counted,
  members: counted,
  checklists: counted,
  actions: counted,
  customFields: counted,
  pluginData: counted,
  powerUps: counted,
});

export type TrelloList = z.infer<typeof List>;
export type TrelloCard = z.infer<typeof Card>;
export type TrelloAction = z.infer<typeof Action>;
export type TrelloLabel = z.infer<typeof Named>;
export type TrelloMember = z.infer<typeof Member>;
export type TrelloAttachment = z.infer<typeof Attachment>;
export type TrelloCheckItem = z.infer<typeof CheckItem>;
export interface TrelloChecklist extends Omit<z.infer<typeof Checklist>, 'checkItems'> {
  readonly items: readonly TrelloCheckItem[];
}
export interface TrelloExport {
  readonly id: string;
  readonly name: string;
  readonly desc: string;
  readonly lists: readonly TrelloList[];
  readonly cards: readonly TrelloCard[];
  readonly labels: readonly TrelloLabel[];
  readonly members: readonly TrelloMember[];
  readonly checklists: readonly TrelloChecklist[];
  /** By card. */
  readonly attachments: ReadonlyMap<string, readonly TrelloAttachment[]>;
  readonly actions: readonly TrelloAction[];
  readonly customFields: number;
  readonly powerUps: number;
  /** Entries that could not be read. */
  readonly unreadable: number;
}

/** Reads each entry by itself and the first of each id: one bad card does not spoil the board. */
function each<T extends { id: string }>(entries: readonly unknown[], shape: z.ZodType<T>, bad: { count: number }): T[] {
  const read = new Map<string, T>();
  for (const entry of entries) {
    const result = shape.safeParse(entry);
    if (!result.success) bad.count += 1;
    else if (!read.has(result.data.id)) read.set(result.data.id, result.data);
  }
  return [...read.values()];
}
const byPosition = (a: { pos: number | null }, b: { pos: number | null }) =>
  (a.pos ?? Infinity) - (b.pos ?? Infinity) || 0;

function checklistsOf(
  board: z.infer<typeof Board>,
  cards: readonly TrelloCard[],
  bad: { count: number },
): TrelloChecklist[] {
  // A board export lists them beside the cards, some exporters inside.
  const inside = cards.flatMap((card) =>
    each(card.checklists, Checklist, { count: 0 }).map((list) => ({ ...list, idCard: card.id })),
  );
  const known = new Map([...each(board.checklists, Checklist, bad), ...inside].map((list) => [list.id, list]));
  return [...known.values()].sort(byPosition).map(({ checkItems, ...list }) => ({
    ...list,
    items: each(checkItems, CheckItem, bad).sort(byPosition),
  }));
}

/** Null where the value is not a board export. */
export function toExport(value: unknown): TrelloExport | null {
  const read = Board.safeParse(value);
  if (!read.success) return null;
  const board = read.data;
  const bad = { count: 0 };
  const cards = each(board.cards, Card, bad).sort(byPosition);
  const actions = each(board.actions, Action, bad);
  const plugins = new Set(
    actions.filter((action) => action.type === 'enablePlugin').map((action) => action.data.plugin?.id),
  );
  const labels = each(board.labels, Named, bad);
  const known = new Set(labels.map((label) => label.id));
  const onCards = cards
    .flatMap((card) => each(card.labels, Named, { count: 0 }))
    .filter((label) => !known.has(label.id));
  return {
    id: board.id,
    name: board.name,
    desc: board.desc,
    lists: each(board.lists, List, bad).sort(byPosition),
    cards,
    labels: [...labels, ...new Map(onCards.map((label) => [label.id, label])).values()],
    members: each(board.members, Member, bad),
    checklists: checklistsOf(board, cards, bad),
    attachments: new Map(cards.map((card) => [card.id, each(card.attachments, Attachment, bad)])),
    actions,
    customFields: board.customFields.length,
    powerUps: plugins.size + board.powerUps.length,
    unreadable: bad.count,
  };
}
