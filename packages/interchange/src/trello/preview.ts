// What will come and what will not, with the reason. The same object on the import screen, in the report that stays
// with the project, and from `baton import FILE --dry-run --json`. All totals include what is archived.
import type { TrelloCard, TrelloExport } from './export.ts';

export interface NotImported {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}
export interface Preview {
  readonly lists: number;
  readonly listsArchived: number;
  readonly cards: number;
  readonly cardsArchived: number;
  readonly checklists: number;
  readonly checklistItems: number;
  readonly checklistItemsDone: number;
  readonly labels: number;
  readonly members: number;
  readonly comments: number;
  readonly attachments: number;
  readonly notImported: readonly NotImported[];
}

export const isComment = (action: { type: string }): boolean =>
  action.type === 'commentCard' || action.type === 'copyCommentCard';
export const isDone = (item: { state: string }): boolean => item.state === 'complete';
/** What a link may lead to: an imported address never runs anything. */
export const isSafeUrl = (url: string): boolean => /^(https?|mailto):/i.test(url) && url.length <= 4_000;

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);
const how = (all: readonly unknown[], is: (one: never) => boolean): number =>
  all.filter(is as (one: unknown) => boolean).length;

function aboutComments(board: TrelloExport): NotImported[] {
  const known = new Set(board.cards.map((card) => card.id));
  const here = new Map<string, number>();
  const comments = board.actions.filter(isComment);
  for (const { data } of comments) here.set(data.card?.id ?? '', (here.get(data.card?.id ?? '') ?? 0) + 1);
  const missing = sum(board.cards, (card) => Math.max(0, card.badges.comments - (here.get(card.id) ?? 0)));
  const cut = board.actions.length >= 1_000;
  return [
    {
      what: 'Older comments',
      count: missing,
      why: cut
        ? 'The export holds the last 1,000 events of the board, these comments are older.'
        : 'The cards count more comments than the export holds.',
    },
    {
      what: 'Comments on deleted cards',
      count: comments.filter(({ data }) => !known.has(data.card?.id ?? '')).length,
      why: 'Their cards are not in the export.',
    },
  ];
}

function aboutLabels(board: TrelloExport): NotImported[] {
  const used = new Set(board.cards.flatMap((card) => card.idLabels));
  return [
    {
      what: 'Unused labels',
      count: board.labels.filter((label) => !used.has(label.id)).length,
      why: 'A label becomes a tag on the tasks that have it; these are on no card.',
    },
    {
      what: 'Label colours',
      count: board.labels.filter((label) => used.has(label.id) && label.name !== '' && label.color !== null).length,
      why: 'Labels become tags, which have no colour.',
    },
  ];
}

function aboutDays(cards: readonly TrelloCard[]): NotImported[] {
  const named = (what: string, is: (card: TrelloCard) => boolean, why: string) => ({
    what,
    count: how(cards, is),
    why,
  });
  return [
    named('Hours of due dates', (card) => card.due !== null, 'The day comes, its hour does not.'),
    named('Start dates', (card) => card.start !== null, 'Tasks have a due day only.'),
    named('Due dates marked complete', (card) => card.dueComplete, 'Whether a task is done is said by its column.'),
    named(
      'Due reminders',
      (card) => card.due !== null && (card.dueReminder ?? -1) >= 0,
      'Reminders here are each person’s own: set yours on the task.',
    ),
    named('Covers', hasCover, 'A cover here is a picture among the files of its task, and files stay at Trello.'),
    named(
      'Locations',
      (card) => Boolean(card.coordinates ?? card.address ?? card.locationName),
      'Tasks have no place on a map.',
    ),
  ];
}
const hasCover = ({ cover, idAttachmentCover }: TrelloCard): boolean =>
  Boolean(idAttachmentCover ?? cover?.color ?? cover?.idAttachment ?? cover?.idUploadedBackground);

function aboutFiles(board: TrelloExport): NotImported[] {
  const files = [...board.attachments.values()].flat();
  return [
    {
      what: 'Files behind attachments',
      count: files.filter((file) => file.isUpload).length,
      why: 'They stay at Trello, each comes as a link. They vanish if the board is deleted there.',
    },
    {
      what: 'Attachments without a usable address',
      count: files.filter((file) => !isSafeUrl(file.url)).length,
      why: 'Only web and mail addresses become links.',
    },
  ];
}

function aboutCards({ cards, ...board }: TrelloExport): NotImported[] {
  const items = board.checklists.flatMap((list) => list.items);
  return [
    {
      what: 'Further members of cards',
      count: sum(cards, (card) => Math.max(0, card.idMembers.length - 1)),
      why: 'A task has one holder: the first member.',
    },
    {
      what: 'Members and days of checklist items',
      count: how(
        items,
        (item: { due: string | null; idMember: string | null }) => item.due !== null || item.idMember !== null,
      ),
      why: 'A line of a checklist is a text and a tick.',
    },
    { what: 'Custom fields', count: board.customFields, why: 'Tasks have no custom fields.' },
    {
      what: 'Custom field values',
      count: sum(cards, (card) => card.customFieldItems.length),
      why: 'Tasks have no custom fields.',
    },
    { what: 'Stickers', count: sum(cards, (card) => card.stickers.length), why: 'There are no stickers.' },
    {
      what: 'Votes',
      count: sum(cards, (card) => Math.max(card.idMembersVoted.length, card.badges.votes)),
      why: 'There are no votes.',
    },
  ];
}

function aboutBoard(board: TrelloExport): NotImported[] {
  const history = board.actions.filter((action) => !isComment(action)).length;
  return [
    { what: 'Board description', count: board.desc.trim() === '' ? 0 : 1, why: 'Boards have no description.' },
    { what: 'Rules and Power-Ups', count: board.powerUps, why: 'What they do is not in the export.' },
    { what: 'History entries', count: history, why: 'Who moved what and when stays in the file.' },
    {
      what: 'Unreadable entries',
      count: board.unreadable,
      why: 'They have no id or are not what the export calls them.',
    },
  ];
}

export function previewOf(board: TrelloExport): Preview {
  const items = board.checklists.flatMap((list) => list.items);
  const all = [
    aboutComments(board),
    aboutFiles(board),
    aboutLabels(board),
    aboutDays(board.cards),
    aboutCards(board),
    aboutBoard(board),
  ];
  return {
    lists: board.lists.length,
    listsArchived: board.lists.filter((list) => list.closed).length,
    cards: board.cards.length,
    cardsArchived: board.cards.filter((card) => card.closed).length,
    checklists: board.checklists.length,
    checklistItems: items.length,
    checklistItemsDone: items.filter(isDone).length,
    labels: board.labels.length,
    members: board.members.length,
    comments: board.actions.filter(isComment).length,
    attachments: sum([...board.attachments.values()], (files) => files.length),
    notImported: all.flat().filter((one) => one.count > 0),
  };
}
