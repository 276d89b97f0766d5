// For tests: a board as Trello exports it, built from few words, and the real files of the fixtures folder.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/01-boards-trello');
/** Files of others lie beside the repository, not in it: a copy without them skips what reads them. */
export const hasFixtures = existsSync(folder);
export const fixture = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
export const expected = (name: string): Record<string, number> =>
  JSON.parse(fixture(`${name}.expected.json`)) as Record<string, number>;

/** 24 hex digits whose first eight are a second in March 2024. */
export const hex = (number: number): string => `65e5f000${number.toString(16).padStart(16, '0')}`;
type Loose = Record<string, unknown>;

const list = (number: number, name: string, rest: Loose = {}) => ({
  id: hex(number),
  name,
  closed: false,
  pos: number * 100,
  ...rest,
});
const card = (number: number, name: string, rest: Loose = {}) => ({
  id: hex(number),
  name,
  desc: '',
  closed: false,
  idList: hex(1),
  pos: number * 100,
  due: null,
  dueComplete: false,
  idMembers: [],
  idLabels: [],
  labels: [],
  attachments: [],
  badges: { comments: 0, votes: 0 },
  ...rest,
});
const comment = (number: number, on: number, rest: Loose = {}) => ({
  id: hex(number),
  type: 'commentCard',
  date: '2024-03-05T10:00:00.000Z',
  idMemberCreator: hex(51),
  memberCreator: { id: hex(51), fullName: 'Bo Berg', username: 'bo' },
  data: { text: `comment ${number}`, card: { id: hex(on) } },
  ...rest,
});

/** Four lists (one archived), five cards (one archived, one in the archived list), everything a card can carry. */
export function boardOf(changes: Loose = {}): Loose {
  return {
    id: hex(99),
    name: 'Retail partners',
    desc: 'Who sells what',
    closed: false,
    lists: [
      list(1, 'Backlog'),
      list(2, 'Doing', { softLimit: 4 }),
      list(3, 'Shipped'),
      list(4, 'Old', { closed: true }),
    ],
    cards: [
      card(11, 'Call Alpinhaus', {
        desc: 'First line\n\nSecond line',
        due: '2024-03-08T23:30:00.000Z',
        idMembers: [hex(51), hex(52)],
        idLabels: [hex(31), hex(32)],
        attachments: [
          { id: hex(41), name: 'Price list', url: 'https://trello.com/1/a.pdf', isUpload: true },
          { id: hex(42), name: 'Bad', url: 'javascript:alert(1)' },
        ],
        badges: { comments: 5, votes: 2 },
        customFieldItems: [{ id: 'x' }],
        cover: { color: 'red' },
        dueReminder: 60,
        stickers: [{}],
      }),
      card(12, 'Send samples', { idList: hex(2) }),
      card(13, 'Old idea', { closed: true }),
      card(14, 'Rests', { idList: hex(4) }),
      card(15, 'Nowhere', { idList: hex(8) }),
    ],
    labels: [
      { id: hex(31), name: 'Retail', color: 'green' },
      { id: hex(32), name: '', color: 'red' },
      { id: hex(33), name: 'Unused', color: 'blue' },
    ],
    members: [
      { id: hex(51), fullName: 'Bo Berg', username: 'bo' },
      { id: hex(52), fullName: 'Cy', username: 'cy' },
    ],
    checklists: [
      {
        id: hex(61),
        idCard: hex(11),
        name: 'Steps',
        pos: 1,
        checkItems: [
          { id: hex(62), name: 'Write', state: 'complete', pos: 2 },
          { id: hex(63), name: 'Read', state: 'incomplete', pos: 1, due: '2024-03-08T10:00:00.000Z' },
        ],
      },
    ],
    actions: [
      comment(71, 11),
      comment(72, 11, { date: '2024-03-04T10:00:00.000Z' }),
      comment(73, 98),
      { id: hex(74), type: 'updateCard', date: '2024-03-05T10:00:00.000Z' },
    ],
    customFields: [{ id: 'f' }],
    pluginData: [],
    powerUps: [],
    ...changes,
  };
}
/** Three cards that nobody put away, and what a reader counts of them. */
export function smallBoard(changes: Loose = {}): Loose {
  const { lists, cards, ...rest } = boardOf() as { lists: readonly Loose[]; cards: readonly Loose[] };
  const open = (one: Loose): boolean => one['closed'] === false && one['idList'] !== hex(4);
  return { ...rest, lists: lists.filter(open), cards: cards.filter(open), ...changes };
}
export const textOf = (board: Loose): string => JSON.stringify(board);
