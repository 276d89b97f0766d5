// The gates of `pnpm check`: each is a command that ends with 0 or prints what it found.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const node = process.execPath;
/** @type {[name: string, command: string, args: string[]][]} */
const gates = [
  ['types', node, ['tools/check-types.mjs']],
  ['lint and import direction', 'oxlint', ['--type-aware', '--deny-warnings', '--format=unix']],
  ['rooms', node, ['tools/check-rooms.mjs']],
  ['format', 'oxfmt', ['--check', '.']],
  ['unused code', 'knip', ['--no-progress', '--treat-config-hints-as-errors']],
  ['manifests', 'sherif', ['--fail-on-warnings']],
  ['rules have tests', node, ['tools/check-spec.mjs']],
  ['rows are shown', node, ['tools/check-rows.mjs']],
  ['size', node, ['tools/check-size.mjs']],
  ['names', node, ['tools/check-names.mjs']],
  ['no machine paths', node, ['tools/check-paths.mjs']],
];

/** @typedef {{ name: string, passed: boolean, seconds: string, output: string }} Outcome */

/** @param {typeof gates[number]} gate @returns {Promise<Outcome>} */
function pass([name, command, args]) {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    /** @param {boolean} passed */
    const end = (passed) =>
      resolve({ name, passed, seconds: ((performance.now() - start) / 1000).toFixed(1), output: output.trim() });
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** Runs every gate and prints one line for each, and all that a failing one said. @returns {Promise<import('./reports.mjs').Count>} */
export async function runGates() {
  const queue = [...gates];
  /** @type {Outcome[]} */
  const outcomes = [];
  await Promise.all(
    Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
      for (let gate = queue.shift(); gate !== undefined; gate = queue.shift()) {
        const outcome = await pass(gate);
        outcomes.push(outcome);
        const said = outcome.passed ? (outcome.output.split('\n').at(-1) ?? '') : '';
        console.log(`${outcome.passed ? '✓' : '✗'} ${outcome.name} (${outcome.seconds} s) ${said}`.trimEnd());
        if (!outcome.passed) console.log(`${outcome.output.replaceAll(/^/gm, '    ')}\n`);
        else if (outcome.output.includes('warning:')) {
          const warnings = outcome.output.split('\n').filter((line) => line.startsWith('warning:'));
          console.log(warnings.map((line) => `    ${line}`).join('\n'));
        }
      }
    }),
  );
  const red = outcomes.filter(({ passed }) => !passed);
  const faults = red.map(({ name, output }) => ({ test: name, why: output.split('\n', 1)[0] ?? '' }));
  return { passed: gates.length - red.length, failed: red.length, faults, unsteady: [] };
}
