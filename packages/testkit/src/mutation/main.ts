// `node packages/testkit/src/mutation/main.ts [target …] [--survivors]`: changes the sources of each target in many small ways,
// one at a time, and asks its tests. Fails where they notice fewer than is wanted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { report } from './report.ts';
import { mutantsOf } from './sources.ts';
import { targets, wanted, type Target } from './targets.ts';
import type { Outcome } from './trying.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const root = join(import.meta.dirname, '..', '..', '..', '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { survivors: { type: 'boolean', default: false } },
});

function tryAll({ name }: Target): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'baton-mutation-'));
  const out = join(folder, 'outcome.json');
  const config = 'packages/testkit/src/mutation/mutation.config.ts';
  const run = spawnSync('vitest', ['run', '--config', config], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, BATON_MUTATION_TARGET: name, BATON_MUTATION_OUT: out },
    maxBuffer: 2 ** 28,
  });
  // As they are, all tests hold: else nothing that they say counts.
  if (run.status !== 0)
    throw new Error(`the tests of ${name} do not hold:\n${run.stdout.slice(-6_000)}${run.stderr.slice(-2_000)}`);
  const outcome = JSON.parse(readFileSync(out, 'utf8')) as Outcome;
  rmSync(folder, { recursive: true });
  return outcome;
}

let isKept = true;
for (const target of targets.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const started = performance.now();
  const told = report(mutantsOf(target, root), tryAll(target));
  const seconds = Math.round((performance.now() - started) / 1_000);
  say(`${target.name}: ${told.score.toFixed(1)} % of ${told.count} changes noticed (wanted ${wanted} %), ${seconds} s`);
  for (const { file, killed, count, equivalent } of told.files)
    say(
      `  ${((100 * killed) / Math.max(1, count)).toFixed(0).padStart(3)} %  ${killed} of ${count}${equivalent ? `, ${equivalent} the same` : ''}  ${basename(file)}`,
    );
  for (const test of told.spoilt) say(`  does not hold a second time: ${test}`);
  if (values.survivors) for (const line of told.survivors) say(`  ${line}`);
  isKept &&= told.score >= wanted;
}
process.exitCode = isKept ? 0 : 1;
