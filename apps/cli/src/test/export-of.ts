// A board as Trello exports it, as large as wished: each card with a description, a checklist and a comment.
const hex = (number: number): string => `65e5f000${number.toString(16).padStart(16, '0')}`;
const member = { id: hex(51), fullName: 'Bo Berg', username: 'bo' };
const at = '2024-03-05T10:00:00.000Z';

const cardOf = (number: number) => ({
  id: hex(100_000 + number),
  name: `Card ${number} with a title of usual length`,
  desc: `What card ${number} is about.\n\nAnd a second paragraph that says a little more.`,
  closed: false,
  idList: hex(1 + (number % 4)),
  pos: number * 100,
  due: number % 3 === 0 ? at : null,
  dueComplete: false,
  idMembers: number % 2 === 0 ? [member.id] : [],
  idLabels: [],
  labels: [],
  attachments: [],
  badges: { comments: 1, votes: 0 },
});
const checklistOf = (number: number) => ({
  id: hex(200_000 + number),
  idCard: hex(100_000 + number),
  name: 'Steps',
  pos: 1,
  checkItems: [1, 2, 3].map((line) => ({
    id: hex(300_000 + number * 3 + line),
    name: `Step ${line}`,
    state: line === 1 ? 'complete' : 'incomplete',
    pos: line,
  })),
});
const commentOf = (number: number) => ({
  id: hex(900_000 + number),
  type: 'commentCard',
  date: at,
  idMemberCreator: member.id,
  memberCreator: member,
  data: { text: `A comment on card ${number}.`, card: { id: hex(100_000 + number) } },
});

export function exportOf(cards: number): string {
  const numbers = Array.from({ length: cards }, (_, number) => number);
  const lists = ['Backlog', 'To do', 'Doing', 'Done'].map((name, index) => ({
    id: hex(1 + index),
    name,
    closed: false,
    pos: index * 100,
  }));
  return JSON.stringify({
    id: hex(99),
    name: 'Retail partners',
    desc: '',
    closed: false,
    lists,
    cards: numbers.map(cardOf),
    labels: [],
    members: [member],
    checklists: numbers.map(checklistOf),
    actions: numbers.map(commentOf),
    customFields: [],
    pluginData: [],
    powerUps: [],
  });
}
