// What is held to: which sources are changed, which tests are asked (the nearest first), and how many of the changes some
// test has to notice.

export interface Target {
  readonly name: string;
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}
/** Of a hundred. */
export const wanted = 85;

const relay = 'sync-server/src';
const directory = 'packages/model/src/directory';
const decided = 'packages/model/src/decided';
export const targets: readonly Target[] = [
  {
    name: 'guard',
    sources: ['packages/replica/src/guard/*.ts'],
    tests: [
      'packages/replica/src/guard/*.test.ts',
      'packages/replica/src/compacting/*.test.ts',
      'packages/replica/src/by-link.test.ts',
    ],
  },
  {
    name: 'access',
    sources: [`${relay}/access/*.ts`],
    tests: [
      `${relay}/access/*.test.ts`,
      `${relay}/relay/{grants,groups,roles,given-to-few,expiring}.test.ts`,
      `${relay}/routes/{routes,links/links,standing/standing,held/held,tablets/tablets}.test.ts`,
    ],
  },
  {
    name: 'directory',
    sources: [`${directory}/*.ts`],
    tests: [`${directory}/*.test.ts`],
  },
  {
    name: 'decided',
    sources: [`${decided}/*.ts`],
    tests: [`${decided}/*.test.ts`],
  },
];

/** No change of behaviour is in these: shapes, and what tests are made of. */
export const isNoSource = (path: string): boolean =>
  /\.(?:test|fixture|contract)\.ts$|\/(?:made|decision|shapes|[a-z-]*schema)\.ts$/u.test(path);
