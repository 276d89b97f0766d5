import { expect, test } from 'vitest';
import { commands } from '@baton/model/commands';
import { commandWords } from '../parts/command-words.ts';
import { actionOf, isPrefix, keyMap } from './keys.ts';

test('no two acts share a key', () => {
  const all = Object.values(keyMap).flatMap((row) => row.keys);
  expect(new Set(all).size).toBe(all.length);
});

test('keys lead to their acts, also those of two strokes', () => {
  expect(actionOf('Ctrl Z')).toBe('undo');
  expect(actionOf('P then 1')).toBe('priority-1');
  expect(isPrefix('P')).toBe(true);
  expect(isPrefix('Q')).toBe(false);
});

test('every command of the model has words for when it is undone', () => {
  const silent = [...commands.keys()].filter((name) => commandWords(name) === 'your last change');
  expect(silent).toEqual([]);
});
