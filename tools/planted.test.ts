// A checker that finds nothing proves nothing: each gets a tree that is clean and one with a planted violation,
// and must tell them apart by naming what was planted. Here the checkers of this folder.
import { homedir } from 'node:os';
import { describe, test } from 'vitest';
import { roomsOf } from './boundaries.mjs';
import { expectClean, expectFound, manifest, plant, runScript } from './planted-tree.ts';

const check = (name: string, tree: string) => runScript(tree, `check-${name}.mjs`, [tree]);

describe('own checkers', () => {
  const rule = '- [C3] The newer cell wins.\n';

  test('a rule with a test is accepted, by its own package or by a browser test', async () => {
    const own = { 'packages/a/SPEC.md': rule, 'packages/a/src/a.test.ts': "test('[C3] it wins', () => {});\n" };
    const far = { 'packages/a/SPEC.md': rule, 'apps/e2e/src/a.e2e.ts': "test('[a/C3] it wins', () => {});\n" };
    await expectClean(check('spec', plant(own)));
    await expectClean(check('spec', plant(far)));
  });

  test('a rule without a test is found', async () => {
    const files = { 'packages/a/SPEC.md': rule, 'packages/a/src/a.test.ts': '// [C3] only a remark\ntest("C3", f);\n' };
    await expectFound(check('spec', plant(files)), 'a: rule [C3] has no test');
  });

  test('a quotation of an unknown rule is found', async () => {
    const files = { 'packages/a/SPEC.md': rule, 'packages/a/src/a.test.ts': "test('[C3] [C4] x', f);\n" };
    await expectFound(check('spec', plant(files)), 'no SPEC.md has a rule [C4]');
  });

  test('a quotation that could mean two rules is found', async () => {
    const files = {
      'packages/a/SPEC.md': rule,
      'packages/b/SPEC.md': rule,
      'packages/testkit/src/x.sim.test.ts': "test('[C3] x', f);\n",
    };
    await expectFound(check('spec', plant(files)), '[C3] stands in a, b');
  });

  test('a rule written in another form is found', async () => {
    await expectFound(check('spec', plant({ 'packages/a/SPEC.md': '- **C3** The newer wins.\n' })), 'write a rule as');
  });

  const catalogue = '| id | capability | weight |\n|---|---|---|\n| A1 | Drag | must |\n\n`look/03-board`\n';
  const shown = "test('a card moves', () => {});\n";
  const rows = (...lines: string[]) => `| row | test | picture |\n|---|---|---|\n${lines.join('\n')}\n`;
  const row = '| A1 | apps/e2e/src/a.e2e.ts › a card moves | look/03-board |';
  const tree = (text: string) => ({
    'docs/catalogue.md': catalogue,
    'docs/rows.md': text,
    'apps/e2e/src/a.e2e.ts': shown,
  });

  test('a row with its test and picture is accepted', async () => {
    await expectClean(check('rows', plant(tree(rows(row)))));
  });

  test.each([
    ['row without a test', row.replace('a card moves', 'a card flies'), 'has no test "a card flies"'],
    ['row with a missing file', row.replace('a.e2e', 'b.e2e'), 'there is no file apps/e2e/src/b.e2e.ts'],
    ['row of no capability', row.replace('A1', 'Z1'), 'Z1 is not in docs/catalogue.md'],
    ['row without a picture', row.replace('look/03-board', 'docs/pictures/x.png'), 'no picture docs/pictures/x.png'],
    ['row with an unknown picture', row.replace('03-board', '99-board'), 'no picture look/99-board'],
  ])('a %s is found', async (_, line, finding) => {
    await expectFound(check('rows', plant(tree(rows(line)))), finding);
  });

  const lines = (count: number) => 'x;\n'.repeat(count);

  const readme = { 'packages/a/README.md': lines(40) };

  test('a file of 300 lines and a test of 301 are accepted', async () => {
    const files = { ...readme, 'packages/a/src/a.ts': lines(300), 'packages/a/src/a.test.ts': lines(301) };
    await expectClean(check('size', plant(files)));
  });

  test('a file of 301 lines is found', async () => {
    const files = { ...readme, 'packages/a/src/a.ts': lines(301) };
    await expectFound(check('size', plant(files)), 'packages/a/src/a.ts: 301 lines');
  });

  test('a package without a README or with a long one is found', async () => {
    const files = { 'packages/a/src/a.ts': '', 'apps/b/src/b.ts': '', 'apps/b/README.md': lines(41) };
    await expectFound(check('size', plant(files)), 'packages/a/README.md is missing', 'apps/b/README.md: 41 lines');
  });

  test('barrels, empty words and empty folders are found', async () => {
    await expectClean(check('names', plant({ 'packages/a/src/task.ts': '', 'apps/web/src/routes/index.tsx': '' })));
    const files = {
      'packages/a/src/index.ts': '',
      'packages/a/src/task-manager.ts': '',
      'apps/web/src/hooks/x.ts': '',
    };
    await expectFound(check('names', plant(files)), 'index.ts: no barrels', '"manager"', 'no folder hooks/');
  });

  const inRoom = (room: string): [path: string, text: string] => [room.endsWith('.ts') ? room : `${room}/x.ts`, ''];
  const rooms = (...changed: [path: string, text: string][]) => {
    const files = [...(roomsOf['packages/workspace'] ?? []).map(inRoom), ...changed];
    return plant(Object.fromEntries(files.map(([path, text]) => [`packages/workspace/src/${path}`, text])));
  };

  test('a room that enters those below it is accepted, and a type from above', async () => {
    const below = "import { a } from '../disk/x.ts';\nimport { type B } from '../core.ts';\n";
    const typed = "import type { A } from '../seat/x.ts';\nimport { type B, type C } from '../seat/x.ts';\n";
    await expectClean(
      check('rooms', rooms(['engine/x.ts', below + typed], ['disk/x.test.ts', "import '../seat/x.ts';\n"])),
    );
  });

  test.each([
    ['an import', "import { a } from '../seat/x.ts';\n"],
    ['an import with types', "import { type A, b } from '../seat/x.ts';\n"],
    ['an import over lines', "import {\n  type A,\n  b,\n} from '../seat/x.ts';\n"],
    ['an import for its effect', "import '../seat/x.ts';\n"],
    ['a late import', "const a = await import('../seat/x.ts');\n"],
    ['an export', "export { a } from '../seat/x.ts';\n"],
  ])('%s that goes up is found', async (_, text) => {
    await expectFound(check('rooms', rooms(['disk/x.ts', text])), 'disk may not enter seat');
  });

  test('a room without a place, and a place without a room, are found', async () => {
    await expectFound(check('rooms', rooms(['attic/x.ts', ''])), 'src/attic has no place');
    await expectFound(check('rooms', plant({ 'packages/workspace/src/core.ts': '' })), 'src/seat is named');
  });

  test('a path of one machine is found', async () => {
    await expectClean(check('paths', plant({ 'docs/a.md': 'see https://example.org/home/x and a/tmp/y\n' })));
    const files = { 'a.md': 'in /home/ann/baton/\n', 'b.ts': `const a = '${homedir()}/x';\n`, 'c.json': '"/tmp/x"\n' };
    await expectFound(check('paths', plant(files)), 'a.md:1', 'b.ts:1', 'c.json:1');
  });

  const typed = (text: string, name = 'a') => ({
    [`packages/${name}/src/${name}.ts`]: text,
    [`packages/${name}/package.json`]: manifest(`@baton/${name}`),
    [`packages/${name}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n',
  });

  test('a type error is found', async () => {
    await expectClean(check('types', plant(typed('export const a: number = 1;\n'), ['tsconfig.base.json'])));
    const wrong = plant(typed("export const a: number = 'x';\nexport const b = [1][0].toFixed();\n"), [
      'tsconfig.base.json',
    ]);
    await expectFound(check('types', wrong), 'TS2322', 'TS2532');
    const right = typed('export const a: number = 1;\n');
    const second = { ...right, ...typed("export const b: number = 'x';\n", 'b') };
    await expectFound(check('types', plant(second, ['tsconfig.base.json'])), 'packages/b/src/b.ts', 'TS2322');
  });

  test('a tree without any project is not called clean', async () => {
    await expectFound(check('types', plant({ 'a.md': '' })), 'nothing was checked');
  });
});
