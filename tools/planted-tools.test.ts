// As planted.test.ts, for the checkers that come from the registry and for the runner that counts.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  exported,
  expectClean,
  expectFound,
  type Files,
  link,
  manifest,
  type Outcome,
  plant,
  run,
  runScript,
} from './planted-tree.ts';

describe('tools from the registry', () => {
  // One run over a tree with every planted import, because starting the linter is what takes the time.
  const planted = [
    {
      name: 'against the direction',
      file: 'packages/protocol/src/x.ts',
      source: '@baton/model/day',
      said: 'elements of type "protocol"',
    },
    {
      name: 'of the protocol by a screen',
      file: 'apps/web/src/features/a/protocol.ts',
      source: '@baton/protocol/frames',
      said: '"web-features"',
    },
    { name: 'of Yjs by a screen', file: 'apps/web/src/features/a/yjs.ts', source: 'yjs', said: 'module source "yjs"' },
    {
      name: 'of Dexie by the workspace',
      file: 'packages/workspace/src/x.ts',
      source: 'dexie',
      said: 'module source "dexie"',
    },
    {
      name: 'of React by the model',
      file: 'packages/model/src/react.ts',
      source: 'react',
      said: 'module source "react"',
    },
    {
      name: 'of Node by the model',
      file: 'packages/model/src/node.ts',
      source: 'node:fs',
      said: 'module with origin "core"',
    },
    {
      name: 'of one feature by another',
      file: 'apps/web/src/features/a/b.ts',
      source: '../b/b.ts',
      said: 'feature="b"',
    },
    {
      name: 'of a screen by a part',
      file: 'apps/web/src/parts/x.ts',
      source: '../features/b/b.ts',
      said: 'elements of type "web-parts"',
    },
    {
      name: 'of code for Node by a screen',
      file: 'apps/web/src/lib/x.ts',
      source: '@baton/model/node-files',
      said: 'elements of type "web-lib"',
    },
  ];
  const right = {
    'apps/web/src/features/a/right.ts': "import { day } from '@baton/model/day';\nexport const a = day;\n",
  };

  async function lint(files: Files) {
    const names = ['model', 'protocol', 'workspace'];
    const tree = plant(
      {
        'package.json': manifest('baton'),
        ...Object.fromEntries(
          names.map((name) => [`packages/${name}/package.json`, manifest(`@baton/${name}`, exported)]),
        ),
        'packages/model/src/day.ts': 'export const day = 1;\n',
        'packages/model/src/node-files.ts': 'export const files = 1;\n',
        'packages/protocol/src/frames.ts': 'export const frame = 1;\n',
        'apps/web/src/features/b/b.ts': 'export const b = 1;\n',
        ...files,
      },
      ['oxlint.config.ts', 'tools/boundaries.mjs', 'tsconfig.base.json'],
    );
    link(tree, 'packages/protocol', ['model']);
    link(tree, 'apps/web', ['model', 'protocol']);
    return run(tree, 'oxlint', ['--deny-warnings', '--format=unix']);
  }
  const importing = (source: string) => `import * as it from '${source}';\nexport const x = it;\n`;
  const wrong = {
    ...Object.fromEntries(planted.map(({ file, source }) => [file, importing(source)])),
    'packages/model/src/clock.ts': 'export const now = () => Date.now();\nexport default now;\n',
    'packages/model/src/barrel.ts': "export * from './clock.ts';\n",
  };
  let outcome: Promise<Outcome>;
  beforeAll(() => {
    outcome = lint({ ...wrong, ...right });
  });
  const linesAbout = async (file: string) =>
    (await outcome).output
      .split('\n')
      .filter((line) => line.includes(`${file}:`))
      .join('\n');

  test('imports in the right direction are accepted', async () => {
    await expectClean(lint(right));
  });

  test.each(planted)('an import $name is found', async ({ file, said }) => {
    expect(await linesAbout(file)).toContain('boundaries(dependencies)');
    expect(await linesAbout(file)).toContain(said);
  });

  test('a clock in the model, a default export and a barrel are found', async () => {
    expect(await linesAbout('clock.ts')).toContain('no-restricted-properties');
    expect(await linesAbout('clock.ts')).toContain('no-default-export');
    expect(await linesAbout('barrel.ts')).toContain('no-barrel-file');
  });

  test('a promise that nobody awaits is found, so the linter knows types', async () => {
    const tree = plant(
      {
        'package.json': manifest('baton'),
        'a.ts': 'const later = async () => 1;\nlater();\n',
        'tsconfig.json': '{ "extends": "./tsconfig.base.json", "include": ["a.ts"] }\n',
      },
      ['oxlint.config.ts', 'tools/boundaries.mjs', 'tsconfig.base.json'],
    );
    await expectFound(run(tree, 'oxlint', ['--type-aware', 'a.ts']), 'no-floating-promises');
  });

  test('a file that is not formatted is found', async () => {
    await expectClean(run(plant({ 'a.ts': "export const a = 'x';\n" }, ['.oxfmtrc.json']), 'oxfmt', ['--check', '.']));
    await expectFound(
      run(plant({ 'a.ts': 'export const a = "x"\n' }, ['.oxfmtrc.json']), 'oxfmt', ['--check', '.']),
      'a.ts',
    );
  });

  const workspace = 'packages:\n  - packages/*\n';

  test('an export and a dependency that nobody uses are found', async () => {
    const tree = plant(
      {
        'package.json': manifest('baton'),
        'pnpm-workspace.yaml': workspace,
        'packages/a/package.json': manifest('@baton/a', { ...exported, dependencies: { zod: '4.6.7' } }),
        'packages/a/src/a.ts': 'export const used = 1;\nexport const nobodyUsesThis = 2;\n',
        'packages/b/package.json': manifest('@baton/b', { ...exported, dependencies: { '@baton/a': 'workspace:*' } }),
        'packages/b/src/b.test.ts': "import { used } from '@baton/a/a';\nconsole.log(used);\n",
      },
      ['knip.json'],
    );
    link(tree, 'packages/b', ['a']);
    const unused = run(tree, 'knip', ['--no-progress']);
    await expectFound(unused, 'nobodyUsesThis', 'zod');
    expect((await unused).output).not.toMatch(/^used /m);
  });

  test('two versions of one library are found', async () => {
    const files = (version: string) => ({
      'package.json': manifest('baton', { packageManager: 'pnpm@12.0.0' }),
      'pnpm-workspace.yaml': workspace,
      'packages/a/package.json': manifest('@baton/a', { dependencies: { zod: '4.6.7' } }),
      'packages/b/package.json': manifest('@baton/b', { dependencies: { zod: version } }),
    });
    await expectClean(run(plant(files('4.6.7')), 'sherif', ['--fail-on-warnings']));
    await expectFound(run(plant(files('4.6.6')), 'sherif', ['--fail-on-warnings']), 'multiple-dependency-versions');
  });

  test('the test runner counts passed, failed and unloadable files, and ends with the sum', async () => {
    const config = "export default { test: { projects: [{ test: { name: 'unit', include: ['*.test.ts'] } }] } };\n";
    const tree = plant(
      {
        'vitest.config.ts': config,
        'a.test.ts':
          "import { test } from 'vitest';\ntest('a', () => {});\ntest('b', () => { throw new Error('no'); });\n",
        'b.test.ts': "import './absent.ts';\n",
      },
      ['package.json'],
    );
    const { code, output } = await runScript(tree, 'test.mjs', ['unit']);
    const last = output.trimEnd().split('\n');
    expect(last.at(-1)).toBe('1 passed, 2 failed');
    expect(last).toContain('failed: a.test.ts: b: Error: no');
    expect(last.join('\n')).toMatch(/^failed: b\.test\.ts: .*absent/mu);
    expect(output).not.toContain('unsteady:');
    expect(code).toBe(1);
  });

  test('a test that is red and then, run alone, green is named as unsteady and gates nothing', async () => {
    const config = "export default { test: { projects: [{ test: { name: 'unit', include: ['*.test.ts'] } }] } };\n";
    const flag = "import { existsSync, writeFileSync } from 'node:fs';\nimport { test } from 'vitest';\n";
    const once = "const again = existsSync('flag');\nwriteFileSync('flag', '');\n";
    const red = "test('a', () => { if (!again) throw new Error('late'); });\ntest('b', () => {});\n";
    const tree = plant({ 'vitest.config.ts': config, 'a.test.ts': flag + once + red }, ['package.json']);
    const { code, output } = await runScript(tree, 'test.mjs', ['unit']);
    expect(output.trimEnd().split('\n').slice(-3)).toEqual([
      'unsteady: a.test.ts: a: Error: late',
      '',
      '2 passed, 0 failed',
    ]);
    expect(code).toBe(0);
  });
});
