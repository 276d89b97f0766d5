import { expect, test } from 'vitest';
import { openMemory, space } from '../test/memory.ts';
import { newSpace } from './made.ts';
import { hasModule, moduleNames, modulesOf, withModule } from './module-rules.ts';
import type { Directory } from './schema.ts';

const main = space('main');
const saying = (modules: readonly string[] | null): Directory =>
  openMemory({ directory: { spaces: { [main]: { ...newSpace(1), modules } } } }).ctx.directory;

test('[D54] until a lead says which modules are on, all are, and then those that were said', () => {
  expect(modulesOf(saying(null), main)).toEqual(moduleNames);
  expect(modulesOf(saying([]), main)).toEqual([]);
  expect(modulesOf(saying(['estimates', 'checklists']), main)).toEqual(['checklists', 'estimates']);
  expect(hasModule(saying(['estimates']), main, 'budgets')).toBe(false);
  expect(hasModule(saying(['estimates']), main, 'estimates')).toBe(true);
  expect(hasModule(saying([]), null, 'budgets')).toBe(true);
  // A space that is not there has said nothing.
  expect(hasModule(saying([]), 'constructor', 'budgets')).toBe(true);
});

test('[D54] a name of a newer version switches nothing on here and stays when another is switched', () => {
  const directory = saying(['estimates', 'wormholes']);
  expect(modulesOf(directory, main)).toEqual(['estimates']);
  expect(withModule(directory, main, { name: 'budgets', on: true })).toEqual(['estimates', 'wormholes', 'budgets']);
  expect(withModule(directory, main, { name: 'estimates', on: false })).toEqual(['wormholes']);
  expect(withModule(saying(null), main, { name: 'checklists', on: false })).toEqual(
    moduleNames.filter((name) => name !== 'checklists'),
  );
});
