import { expect, test } from 'vitest';
import { isRefused, readTrello, sentences } from './read.ts';
import { boardOf, fixture, hasFixtures, textOf } from './scene.contract.ts';

const refusal = (text: string): string | null => {
  const read = readTrello(text);
  return isRefused(read) ? read.refused : null;
};

test('[I1] exports are read, with a byte order mark too', () => {
  expect(refusal(textOf(boardOf()))).toBeNull();
  expect(refusal(`\uFEFF${textOf(boardOf())}`)).toBeNull();
});

test.skipIf(!hasFixtures)('[I1] real exports are read', () => {
  for (const name of ['trello-project100.json', 'web-development.json']) expect(refusal(fixture(name))).toBeNull();
});

test.skipIf(!hasFixtures)('[I2] a dump of the API is refused as what it is', () => {
  expect(refusal(fixture('board_with_comments.json'))).toBe(sentences.apiDump);
});

test('[I2] what is no export gets a plain sentence', () => {
  expect(refusal('')).toBe(sentences.empty);
  expect(refusal('  \n ')).toBe(sentences.empty);
  expect(refusal('Name,Due\nCall,2024-03-01')).toBe(sentences.notJson);
  expect(refusal('%PDF-1.7 …')).toBe(sentences.notJson);
  expect(refusal('42')).toBe(sentences.other);
  expect(refusal('[]')).toBe(sentences.other);
  expect(refusal('null')).toBe(sentences.other);
  expect(refusal('{"name":"x"}')).toBe(sentences.other);
  expect(refusal(JSON.stringify({ id: 'c', name: 'card', idBoard: 'b', idList: 'l' }))).toBe(sentences.card);
});

test('[I2] a file that breaks off anywhere is refused, never half read', () => {
  const whole = textOf(boardOf());
  for (const share of [0.1, 0.33, 0.5, 0.77, 0.999]) {
    const sentence = refusal(whole.slice(0, Math.floor(whole.length * share)));
    expect(sentence).toMatch(/breaks off|damaged/);
  }
  expect(refusal(whole.replace('"cards"', '"cards'))).toMatch(/damaged/);
});

test('[I3] wrong types are refused where they make the board, passed over where they do not', () => {
  expect(refusal(textOf(boardOf({ cards: {} })))).toBe(sentences.apiDump);
  expect(refusal(textOf(boardOf({ lists: 'none' })))).toBe(sentences.apiDump);
  expect(refusal(textOf(boardOf({ name: 7 })))).toBe(sentences.apiDump);
  const read = readTrello(
    textOf(
      boardOf({
        labels: 7,
        members: null,
        actions: 'x',
        checklists: {},
        cards: [1, null, { id: 'a', name: 5, pos: 'x', badges: [] }],
      }),
    ),
  );
  expect(read).toMatchObject({
    board: { unreadable: 2, cards: [{ id: 'a', name: '', pos: null }], labels: [], actions: [] },
  });
});

test('[I3] names of prototypes are names', () => {
  const text = textOf(boardOf())
    .replace('"Call Alpinhaus"', '"__proto__"')
    .replaceAll('"Retail"', '"constructor"')
    .replace('{"id"', '{"__proto__":{"polluted":1},"id"');
  const read = readTrello(text);
  expect(isRefused(read)).toBe(false);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(read).toMatchObject({
    board: { cards: expect.arrayContaining([expect.objectContaining({ name: '__proto__' })]) },
  });
});

test('[I4] too large and too deep are refused before they are parsed', () => {
  expect(refusal(`{"id":"${'x'.repeat(50_000_001)}"}`)).toBe(sentences.tooLarge);
  expect(refusal(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe(sentences.tooDeep);
  expect(refusal(textOf(boardOf({ name: '[{['.repeat(100) + '\\"[[' })))).toBeNull();
});

test('[I3] an id that comes twice is read once', () => {
  const board = boardOf();
  const cards = board['cards'] as unknown[];
  const read = readTrello(textOf({ ...board, cards: [...cards, ...cards] }));
  expect(isRefused(read) ? 0 : read.board.cards.length).toBe(cards.length);
});
