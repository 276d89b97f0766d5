import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// A busy machine is slow, not wrong: what a time limit is about is measured in the processor's time.
const patient = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 20_000 } } };
const simulations = '**/*.sim.test.ts';
/** Kills, power cuts, broken disks and networks: each has the machine to itself. */
const faults = '**/*.fault.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{packages/*,apps/*,sync-server}/src/**/*.test.ts'],
          exclude: [simulations, faults],
          setupFiles: ['tools/unit-setup.ts'],
          isolate: false,
          ...patient,
        },
      },
      {
        // The checkers, each on a planted violation: they start whole programs.
        test: { name: 'tools', environment: 'node', include: ['tools/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['{packages/*,apps/*}/src/**/*.test.tsx'],
          setupFiles: ['tools/dom-setup.ts'],
          ...patient,
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        test: {
          name: 'sim',
          environment: 'node',
          include: [`{packages/*,apps/*,sync-server}/src/${simulations}`],
          testTimeout: process.env['BATON_DEEP'] ? 24 * 3_600_000 : 600_000,
        },
      },
      {
        test: {
          name: 'faults',
          environment: 'node',
          include: [`{packages/*,apps/*,sync-server}/src/${faults}`],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: process.env['BATON_DEEP'] ? 3_600_000 : 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['apps/e2e/src/**/*.e2e.ts'],
          globalSetup: ['tools/e2e-setup.ts'],
          // Each file has a relay and a browser of its own; two fill two cores.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          retry: 0,
        },
      },
    ],
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    tags: [{ name: 'deep', description: 'A further form of what another test gates; `pnpm prove` runs it.' }],
    ...(process.env['BATON_DEEP'] ? {} : { tagsFilter: ['!deep'] }),
  },
});
