import { expect, test } from 'vitest';
import { together } from './together.ts';

const listening = () => {
  const sent: (readonly string[])[] = [];
  return { sent, one: together<string>((all) => sent.push(all)) };
};
const soon = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve));

test('[W150] what is told in one go comes in one message, in its order', async () => {
  const { sent, one } = listening();
  for (const text of ['columns', 'cards', 'status']) one.add(text);
  expect(sent).toEqual([]);
  await soon();
  expect(sent).toEqual([['columns', 'cards', 'status']]);
});

test('[W150] what is told later is a message of its own, and nothing is told twice', async () => {
  const { sent, one } = listening();
  one.add('columns');
  await soon();
  one.add('cards');
  await soon();
  await soon();
  expect(sent).toEqual([['columns'], ['cards']]);
});

test('[W150] what stands before another word is told before it', async () => {
  const { sent, one } = listening();
  one.add('world');
  one.flush();
  sent.push(['led']);
  one.flush();
  await soon();
  expect(sent).toEqual([['world'], ['led']]);
});
