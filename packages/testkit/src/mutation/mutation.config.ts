// Vitest over the tests of one target, in one process, with its sources changed (main.ts starts it).
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';
import { sourcesOf } from './sources.ts';
import { instrument } from './instrument.ts';
import { targets } from './targets.ts';

const root = process.cwd();
const target = targets.find(({ name }) => name === process.env['BATON_MUTATION_TARGET']);
if (!target) throw new Error('main.ts says which target it is');
const sources = new Set(sourcesOf(target, root));

/** The nearest first: a change that they notice is tried by no other. */
class Nearest extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((left, right) => rank(left) - rank(right) || left.moduleId.localeCompare(right.moduleId));
  }
}
function rank({ moduleId }: TestSpecification): number {
  const folder = relative(root, moduleId).replace(/[^/]*$/u, '');
  return target?.tests.findIndex((pattern) => folder.startsWith(pattern.replace(/[*{].*$/u, ''))) ?? 0;
}

/** @public Vitest takes it from here. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutation',
      enforce: 'pre',
      load(id) {
        const path = relative(root, id.split('?')[0] ?? id);
        return sources.has(path) ? instrument(path, readFileSync(id.split('?')[0] ?? id, 'utf8')).code : null;
      },
    },
  ],
  test: {
    include: [...target.tests],
    exclude: ['**/*.sim.test.ts', '**/*.fault.test.ts', '**/node_modules/**'],
    setupFiles: ['tools/unit-setup.ts'],
    runner: 'packages/testkit/src/mutation/trying-runner.ts',
    sequence: { sequencer: Nearest },
    // What is kept of a source does not know which target it was changed for.
    fsModuleCache: false,
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
