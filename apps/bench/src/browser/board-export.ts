// A board as Trello exports it, of any size: four lists, each third card with a due day, a label and three lines to tick.
export interface BoardWish {
  readonly name: string;
  readonly cards: number;
  /** Apart from those of other boards: ids count up from here. */
  readonly from: number;
}

const hex = (number: number): string => `65e5f000${number.toString(16).padStart(16, '0')}`;
const lists = ['Backlog', 'To do', 'Doing', 'Done'] as const;

export function boardExport({ name, cards, from }: BoardWish): string {
  const id = (number: number): string => hex(from * 1_000_000 + number);
  const numbers = Array.from({ length: cards }, (_, number) => number);
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
    actions: [],
  });
}
