import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boardOf, expected, fixture, hasFixtures, textOf } from '@baton/interchange/trello/scene.contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { takeSeat, type Seat } from './test/terminal.ts';

const seat: Seat = takeSeat();
const folder = mkdtempSync(join(tmpdir(), 'baton-cli-files-'));
afterAll(() => {
  seat.leave();
  rmSync(folder, { recursive: true, force: true });
});
// A preview needs nothing of a device: it leaves no home behind.
afterEach(() => expect(readdirSync(seat.home)).toEqual([]));

const file = (text: string): string => {
  const path = join(folder, 'board.json');
  writeFileSync(path, text);
  return path;
};
/** Exports of others lie beside the repository, not in it. */
const real = ['trello-project100.json', 'web-development.json'];
const write = (name: string): string => file(fixture(name));

test('--dry-run --json prints the counts of a board as one object', async () => {
  const { status, out, error } = await seat.baton('import', file(textOf(boardOf())), '--dry-run', '--json');
  expect([status, error, out.trim().split('\n')]).toEqual([0, '', [expect.any(String)]]);
  expect(JSON.parse(out)).toMatchObject({
    lists: 4,
    listsArchived: 1,
    cards: 5,
    cardsArchived: 1,
    checklists: 1,
    checklistItems: 2,
    checklistItemsDone: 1,
    labels: 3,
    members: 2,
    attachments: 2,
  });
});

test.skipIf(!hasFixtures).each(real)('--dry-run --json prints the counts of %s as one object', async (name) => {
  const facts = expected(name);
  const { status, out, error } = await seat.baton('import', write(name), '--dry-run', '--json');
  expect([status, error, out.trim().split('\n')]).toEqual([0, '', [expect.any(String)]]);
  const { notImported, ...counts } = JSON.parse(out) as { notImported: { what: string; count: number; why: string }[] };
  expect(counts).toEqual({
    lists: facts['lists'],
    listsArchived: facts['lists_archived'],
    cards: facts['cards'],
    cardsArchived: facts['cards_archived'],
    checklists: facts['checklists'],
    checklistItems: facts['checklist_items'],
    checklistItemsDone: facts['checklist_items_complete'],
    labels: facts['labels_defined'],
    members: facts['members'],
    comments: facts['comments_in_file'],
    attachments: facts['attachments'],
  });
  for (const { count, why } of notImported) expect([count > 0, why.endsWith('.')]).toEqual([true, true]);
});

test('what a tool took from the API is refused by one sentence, as an object', async () => {
  const dump = JSON.stringify({ board: { id: 'b1', name: 'Said' }, lists: [], cards: [] });
  const { status, out, error } = await seat.baton('import', file(dump), '--dry-run', '--json');
  expect([status, error]).toEqual([1, '']);
  expect(JSON.parse(out)).toEqual({ refused: expect.stringMatching(/^This .*\.$/u) });
});

test('without --json it tells people: what would come, what would not', async () => {
  const { status, out } = await seat.baton('import', file(textOf(boardOf())), '--dry-run');
  expect(status).toBe(0);
  expect(out).toContain(
    'Retail partners: this would come.\n  4 lists (1 archived) as columns\n  5 cards (1 archived) as tasks\n',
  );
  expect(out).toContain('This would not:\n');
  expect(out).toMatch(/× Unused labels\./u);
});

test.each([
  ['an empty file', '', 'This file is empty.'],
  ['a text', 'Dear diary', /not JSON/u],
  ['a file that breaks off', '{"id":"x","lists":[', /breaks off/u],
  ['other JSON', '{"hello":1}', /not a Trello board export/u],
  ['bytes of no text', '\u0000\u0001\uFFFD', /not JSON/u],
])('%s is refused with a sentence on stderr', async (_name, text, sentence) => {
  const { status, out, error } = await seat.baton('import', file(text), '--dry-run');
  expect([status, out]).toEqual([1, '']);
  expect(error.trim()).toMatch(sentence);
});

test('a file that is not there, a folder, and one that may not be read are refused with a sentence', async () => {
  const refusal = async (path: string) => {
    const { status, out, error } = await seat.baton('import', path, '--dry-run', '--json');
    expect([status, error]).toEqual([1, '']);
    return (JSON.parse(out) as { refused: string }).refused;
  };
  expect(await refusal(join(folder, 'nowhere.json'))).toBe('nowhere.json cannot be read: there is no such file.');
  expect(await refusal(folder)).toMatch(/cannot be read: it is a folder, not a file\.$/u);
  const path = file('{}');
  chmodSync(path, 0);
  // Whoever is root reads it all the same.
  expect(await refusal(path)).toMatch(process.getuid?.() === 0 ? /not a Trello/u : /this user may not read it/u);
});

test('a wrong word, no file, two files: one line on stderr, nothing on stdout', async () => {
  for (const args of [['import'], ['import', 'a.json', 'b.json'], ['import', 'a.json', '--wrong']]) {
    const { status, out, error } = await seat.baton(...args);
    expect([status, out, error.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(error).toMatch(/^baton: /u);
  }
});

test('help is told to whoever asks; an unknown command is a mistake', async () => {
  expect(await seat.baton('help')).toMatchObject({ status: 0, out: expect.stringContaining('baton import FILE') });
  expect(await seat.baton('imprt')).toMatchObject({ status: 2, out: expect.stringContaining('baton import FILE') });
});
