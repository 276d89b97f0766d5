// Vitest's own runner, with each test tried against the changes that it reaches.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { TestRunner } from 'vitest';
import type { VitestRunner } from 'vitest/runtime';
import { type Outcome, Trying } from './trying.ts';

/** Vitest may begin a new process at any file. */
const file = process.env['BATON_MUTATION_OUT'] ?? '';
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome) : undefined;
const { __mutation = new Trying(before) } = globalThis as { __mutation?: Trying };
Object.assign(globalThis, { __mutation });

type Test = Parameters<NonNullable<VitestRunner['runTask']>>[0];
type Suite = Parameters<typeof TestRunner.getSuiteHooks>[0];
type Hook = (context: unknown, suite: Suite) => unknown;

/** Outermost first. */
function suitesOf(test: Test): readonly Suite[] {
  const suites: Suite[] = [];
  for (let suite: Suite | undefined = test.suite ?? test.file; suite; suite = suite.suite ?? undefined)
    suites.unshift(suite);
  return suites.includes(test.file) ? suites : [test.file, ...suites];
}
async function runHooks(test: Test, when: 'beforeEach' | 'afterEach'): Promise<void> {
  for (const suite of suitesOf(test))
    for (const hook of TestRunner.getSuiteHooks(suite)[when] as readonly Hook[]) await hook(test.context, suite);
}

class TryingRunner extends TestRunner {
  async runTask(test: Test): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const again = async (): Promise<void> => {
      await runHooks(test, 'beforeEach');
      await run();
      await runHooks(test, 'afterEach');
    };
    await __mutation.try(`${test.file.name} › ${test.name}`, { first: async () => run(), again });
  }
  override onAfterRunFiles(...files: Parameters<TestRunner['onAfterRunFiles']>): void {
    super.onAfterRunFiles(...files);
    writeFileSync(file, JSON.stringify(__mutation.outcome));
  }
}

/** @public Vitest takes it from here. */
// oxlint-disable-next-line import/no-default-export -- Vitest asks for it
export { TryingRunner as default };
