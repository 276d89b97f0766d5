// A board as Trello exports it, of any size: four lists, each third card with a due day, a label and three lines to tick, and
// on each as many comments as are wished.
export interface BoardWish {
  readonly name: string;
  readonly cards: number;
  /** Apart from those of other boards: ids count up from here. */
  readonly from: number;
  /** So many on each card; left out, none. */
  readonly comments?: number;
}

const hex = (number: number): string => `65e5f000${number.toString(16).padStart(16, '0')}`;
const lists = ['Backlog', 'To do', 'Doing', 'Done'] as const;

const words = [
  'larch',
  'spruce',
  'paint',
  'invoice',
  'Lisbon',
  'harbour',
  'Tuesday',
  'the blue one',
  'prices',
  'photo',
];

export function boardExport({ name, cards, from, comments = 0 }: BoardWish): string {
  const id = (number: number): string => hex(from * 1_000_000 + number);
  const numbers = Array.from({ length: cards }, (_, number) => number);
  const said = numbers.flatMap((card) => Array.from({ length: comments }, (_, at) => ({ card, at })));
  const rich = numbers.filter((number) => number % 3 === 0);
  return JSON.stringify({
    id: id(0),
    name,
    lists: lists.map((list, at) => ({ id: id(1 + at), name: list, closed: false, pos: at * 100 })),
    cards: numbers.map((number) => ({
      id: id(100_000 + number),
      name: `${name} ${number}: ${number % 2 ? 'a title of usual length' : 'a longer title that needs a second line on its card'}`,
      desc: '',
      closed: false,
      idList: id(1 + (number % lists.length)),
      pos: number * 100,
      due: number % 3 ? null : '2024-03-05T10:00:00.000Z',
      idMembers: number % 2 ? [id(50)] : [],
      idLabels: number % 3 ? [] : [id(60)],
      attachments: [],
    })),
    checklists: rich.map((number) => ({
      id: id(300_000 + number),
      idCard: id(100_000 + number),
      name: 'Steps',
      pos: 1,
      checkItems: [1, 2, 3].map((line) => ({
        id: id(500_000 + number * 4 + line),
        name: `Step ${line}`,
        state: line === 1 ? 'complete' : 'incomplete',
        pos: line,
      })),
    })),
    members: [{ id: id(50), fullName: 'Bo Berg', username: 'bo' }],
    labels: [{ id: id(60), name: 'Retail', color: 'green' }],
    actions: said.map(({ card, at }) => ({
      id: id(700_000 + card * 20 + at),
      type: 'commentCard',
      date: new Date(Date.UTC(2024, 2, 5, 10, at)).toISOString(),
      idMemberCreator: id(50),
      memberCreator: { id: id(50), fullName: 'Bo Berg', username: 'bo' },
      data: {
        text: `About ${words[(card + at) % words.length]}: number ${card} wants ${words[(card * 7 + at) % words.length]}`,
        card: { id: id(100_000 + card) },
      },
    })),
  });
}
