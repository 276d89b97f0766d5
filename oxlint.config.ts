import { defineConfig } from 'oxlint';
import {
  homesOfLibraries,
  mayImport,
  runsAnywhere,
  webMayImport,
  webRooms,
  withoutClock,
} from './tools/boundaries.mjs';

const programs = ['cli', 'e2e', 'bench'];
const rooms = Object.keys(webRooms);
const roomTypes = rooms.map((room) => `web-${room}`);
const tests = [
  '**/*.{test,fixture}.{ts,tsx}',
  '**/*.{e2e,contract}.ts',
  '**/src/test/**',
  '{apps/e2e,packages/testkit}/**',
];
// An implementation for Node inside a package that runs in browsers too; browsers never import it.
const nodeOnly = 'packages/*/src/**/{node,sqlite}-*.ts';

function folderOf(name: string) {
  if (name === 'sync-server') return name;
  return programs.includes(name) ? `apps/${name}` : `packages/${name}`;
}

function roomElement(room: string) {
  if (room === 'features') return { pattern: 'apps/web/src/features/*', capture: ['feature'] };
  return { pattern: room === 'main' ? 'apps/web' : `apps/web/src/${room}` };
}

const elements = [
  ...Object.keys(mayImport).map((name) => ({ type: name, pattern: folderOf(name), partialMatch: false })),
  // The first match counts, so the room that holds the others comes last.
  ...rooms.toReversed().map((room) => ({ type: `web-${room}`, ...roomElement(room), partialMatch: false })),
];

const notInPureCode =
  'window document navigator fetch localStorage indexedDB process Buffer performance setTimeout setInterval'.split(' ');

const among = (...names: string[]) => ({ types: { anyOf: names } });
const typesOf = (homes: string[]) => homes.flatMap((home) => (home === 'web' ? roomTypes : [home]));

const policies = [
  // Libraries and Node are open to all; the last rules take some of it back.
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  ...Object.entries(mayImport).map(([name, others]) => ({
    from: { element: among(name) },
    allow: { to: { element: among(name, ...others) } },
  })),
  ...Object.entries(webRooms).map(([room, others]) => ({
    from: { element: among(`web-${room}`) },
    allow: {
      to: {
        element: among(
          ...others.map((other) => `web-${other}`),
          ...(room === 'features' ? [] : [`web-${room}`]),
          ...webMayImport,
        ),
      },
    },
  })),
  {
    from: { element: among('web-features') },
    allow: {
      to: { element: { ...among('web-features'), captured: { feature: '{{ from.element.captured.feature }}' } } },
    },
  },
  // Every test may use the cast.
  { from: { file: { categories: 'test' } }, allow: { to: { element: among('testkit', 'web-test') } } },
  ...Object.entries(homesOfLibraries).map(([source, homes]) => ({
    from: { element: { types: { noneOf: typesOf(homes) } }, file: { categories: 'source' } },
    disallow: { to: { module: { origin: 'external', source } } },
  })),
  {
    from: { element: among(...typesOf(runsAnywhere)), file: { categories: 'source' } },
    disallow: { to: [{ module: { origin: 'core' } }, { file: { categories: 'node-only' } }] },
  },
];

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'vitest', 'promise'],
  jsPlugins: ['eslint-plugin-boundaries'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/node_modules', '**/*.gen.ts', '**/dist/**', '**/fixtures/**'],
  settings: {
    'import/resolver': { typescript: { project: 'tsconfig.base.json', noWarnOnMultipleProjects: true } },
    'boundaries/elements': elements,
    'boundaries/files': [
      { category: 'test', pattern: tests, exclusive: true },
      { category: 'configuration', pattern: '**/*.config.ts', exclusive: true },
      { category: 'node-only', pattern: nodeOnly, exclusive: true },
      { category: 'source', pattern: '**/*.{ts,tsx,mjs}' },
    ],
  },
  rules: {
    // The house
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'max-params': ['error', { max: 3 }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    // A switch over a union is one decision; the compiler sees that it is whole.
    complexity: ['error', { max: 10, variant: 'modified' }],
    'no-console': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    // What the recommended set says and this house does otherwise
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': 'off',
    // Branding a checked value is an assertion; zod and the guards stand before it.
    'typescript/no-unsafe-type-assertion': 'off',
    // Contracts are interfaces of methods whose implementations are closures; the exhaustiveness check sees missing returns.
    'typescript/unbound-method': 'off',
    'typescript/consistent-return': 'off',
    'unicorn/require-post-message-target-origin': 'off', // workers have no origin to name
    // An id is branded by the type that the caller names: newId<TaskId>('t').
    'typescript/no-unnecessary-type-parameters': 'off',
    'promise/always-return': 'off', // the compiler types what a then() gives
    'jsx-a11y/no-autofocus': 'off', // a dialog that opens puts the focus into its first field
    'jsx-a11y/role-supports-aria-props': 'off', // knows ARIA 1.2; aria-description is of 1.3
    'jsx-a11y/prefer-tag-over-role': 'off', // fieldset and output bring a form's manners with them
    'import/no-named-as-default-member': 'off',
    'no-underscore-dangle': 'off',
    'no-shadow': 'off',
    'no-await-in-loop': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    {
      files: ['packages/**', 'apps/**', 'sync-server/**'],
      rules: {
        'boundaries/dependencies': [
          'error',
          { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies },
        ],
      },
    },
    {
      files: withoutClock.map((name) => `packages/${name}/src/**`),
      rules: {
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'The clock is handed in.' },
          { object: 'Math', property: 'random', message: 'Randomness is handed in.' },
        ],
      },
    },
    {
      files: ['packages/model/src/**', 'packages/ledger/src/**', 'packages/protocol/src/**'],
      rules: {
        'no-restricted-globals': ['error', ...notInPureCode],
      },
    },
    {
      files: ['apps/web/src/{app,routes,features,parts}/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: [{ name: 'react', importNames: ['useEffect'], message: 'Effects live in lib/ and in the editor.' }],
          },
        ],
        'no-restricted-globals': ['error', 'fetch', 'localStorage', 'sessionStorage', 'indexedDB', 'WebSocket'],
      },
    },
    {
      files: ['**/*.tsx'],
      rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
    },
    { files: ['apps/web/src/routes/**'], rules: { 'unicorn/filename-case': 'off' } },
    { files: ['**/*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      files: ['tools/**', 'apps/{cli,bench,e2e}/**', 'packages/testkit/src/sim/main.ts'],
      rules: { 'no-console': 'off' },
    },
    {
      files: tests,
      rules: {
        'vitest/expect-expect': [
          'error',
          { assertFunctionNames: ['expect', 'expect*', 'assert', 'assert*', 'fc.assert'] },
        ],
        // The expectations of a model-based test stand in its commands.
        'vitest/no-standalone-expect': 'off',
        'vitest/require-mock-type-parameters': 'off',
        'typescript/no-base-to-string': 'off', // Yjs types say nothing of their toString
        'max-lines-per-function': 'off',
        'no-restricted-properties': 'off',
        'no-restricted-globals': 'off',
        'no-restricted-imports': 'off',
        'typescript/no-non-null-assertion': 'off',
      },
    },
    // A scene of the browser tests is told in steps, and each step waits for what it must see.
    { files: ['apps/e2e/**'], rules: { 'vitest/expect-expect': 'off' } },
  ],
});
