// Who may import whom, as a table. docs/contributing.md says why; oxlint.config.ts turns it into rules.

/** Packages and programs → the workspace packages that they may import. @type {Record<string, string[]>} */
export const mayImport = {
  model: [],
  protocol: [],
  ui: [],
  ledger: ['model'],
  replica: ['model'],
  store: ['model'],
  interchange: ['model'],
  editor: ['model', 'replica', 'ui'],
  workspace: ['model', 'ledger', 'protocol', 'replica', 'store'],
  'sync-server': ['protocol', 'model', 'ledger', 'replica', 'interchange'],
  testkit: ['model', 'ledger', 'protocol', 'replica', 'store', 'workspace', 'sync-server'],
  cli: ['model', 'workspace', 'interchange', 'store', 'sync-server'],
  e2e: ['model', 'interchange', 'testkit'],
  bench: ['model', 'ledger', 'protocol', 'replica', 'store', 'workspace', 'sync-server'],
};

/** The rooms of apps/web → the rooms that they may enter. A feature never enters another feature. */
export const webRooms = {
  main: ['app', 'routes', 'features', 'parts', 'lib', 'test'],
  // The double of an open workspace and the scenes that dom tests play in. No source but main knows it.
  test: ['main', 'app', 'parts', 'lib'],
  routes: ['app', 'features', 'parts', 'lib'],
  app: ['features', 'parts', 'lib'],
  features: ['parts', 'lib'],
  parts: ['lib'],
  lib: [],
};

/** What every room of apps/web may import of the workspace. */
export const webMayImport = ['model', 'workspace', 'editor', 'interchange', 'ui'];

/**
 * The rooms inside a package, from the one that puts all together down to what everybody knows: a room enters those that
 * are named after it. @type {Record<string, readonly string[]>}
 */
export const roomsOf = {
  'packages/replica': [
    'replica.ts',
    'compacting',
    'writing',
    'memory',
    'reception',
    'stock',
    'guard',
    'pages',
    'records',
    'cells',
    'layout.ts',
    'client-id.ts',
    'contract.ts',
  ],
  'packages/workspace': [
    'node',
    'browser',
    'leader',
    'seat',
    'engine',
    'compacting',
    'sync',
    'giving-back',
    'incoming',
    'tray',
    'holding',
    'decisions',
    'lock',
    'pages',
    'gestures',
    'files',
    'doors',
    'disk',
    'link',
    'telling',
    'core.ts',
    'contract.ts',
    'files-contract.ts',
    'sync-contract.ts',
    'identity.ts',
    'ports.ts',
    'turns.ts',
  ],
};

/** Libraries with one home, so that replacing one is a change in one place. @type {Record<string, string[]>} */
export const homesOfLibraries = {
  yjs: ['replica', 'editor', 'bench'],
  dexie: ['store', 'bench'],
  react: ['ui', 'editor', 'web'],
  'react-dom': ['ui', 'editor', 'web'],
  '@base-ui/react': ['ui'],
  '@tiptap/*': ['editor'],
  hono: ['sync-server'],
  '@hono/*': ['sync-server'],
  ws: ['sync-server', 'bench'],
};

/** Code that runs in a browser too: no Node module. Their tests may. */
export const runsAnywhere = [
  'model',
  'protocol',
  'ledger',
  'replica',
  'store',
  'interchange',
  'editor',
  'workspace',
  'ui',
  'web',
];

/** Clock and randomness are handed in, so that the same code runs in the simulator. */
export const withoutClock = ['model', 'ledger', 'protocol', 'replica', 'workspace'];
