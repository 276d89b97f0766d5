import { expect, test } from 'vitest';
import { chordOf, hasOwnKeys, isPlain, isTextField } from './chord.ts';

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('chords are written as in the keyboard map', () => {
  expect(chordOf(key('k', { ctrlKey: true }))).toBe('Ctrl K');
  expect(chordOf(key('k', { metaKey: true }))).toBe('Ctrl K');
  expect(chordOf(key('Z', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl Shift Z');
  expect(chordOf(key('ArrowUp', { altKey: true }))).toBe('Alt ↑');
  expect(chordOf(key('D', { shiftKey: true }))).toBe('Shift D');
  expect(chordOf(key(' '))).toBe('Space');
  expect(chordOf(key('F2'))).toBe('F2');
});

test('a sign that needs Shift on this keyboard is written without it', () => {
  expect(chordOf(key('?', { shiftKey: true }))).toBe('?');
});

test('plain keys are those that type', () => {
  expect(isPlain(key('j'))).toBe(true);
  expect(isPlain(key('Enter'))).toBe(true);
  expect(isPlain(key('z', { ctrlKey: true }))).toBe(false);
  expect(isPlain(key('Escape'))).toBe(false);
  expect(isPlain(key('F6'))).toBe(false);
});

test('text fields and what stands in menus keep their keys', () => {
  document.body.innerHTML =
    '<input id="a"><input id="b" type="checkbox"><textarea id="c"></textarea><div role="menu"><button id="d"></button></div><button id="e"></button>';
  const at = (id: string) => document.querySelector(`#${id}`);
  expect(['a', 'b', 'c', 'e'].map((id) => isTextField(at(id)))).toEqual([true, false, true, false]);
  expect(hasOwnKeys(at('d'))).toBe(true);
  expect(hasOwnKeys(at('e'))).toBe(false);
});
