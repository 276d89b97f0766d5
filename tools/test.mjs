// `npm test`: the gates, then every test project. The last line is "N passed, N failed", summed over all of them.
//   node tools/test.mjs            everything
//   node tools/test.mjs sim e2e    some projects, without the gates
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bringBrowsers, bringPrograms } from './debian.mjs';
import { runGates } from './gates.mjs';

/** A part that hangs is ended; the deep form takes what it takes. */
const limitMinutes = process.env.BATON_DEEP ? 24 * 60 : 50;
const reports = join('.cache', 'test');
// Relays and commands by the hundred start from what the first of them compiled. Not where a broken disk counts what is opened.
const compiled = resolve('.cache', 'compiled');
/** Projects that run together; faults run alone, one file at a time. */
const groups = [['unit', 'dom', 'tools'], ['sim'], ['faults'], ['e2e']];

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} title @param {() => Promise<Count>} work @returns {Promise<Count>} */
async function part(title, work) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(3, 70 - title.length))}`);
  const start = performance.now();
  const count = await work();
  console.log(
    `${title}: ${count.passed} passed, ${count.failed} failed, ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return count;
}

/** Sums a report of vitest; a run that ended without one is one failure. @param {string} path @returns {Count} */
function countReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  // A file that cannot even be loaded has no tests of its own; it counts as one failure.
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + broken };
}

/** @param {string[]} projects @returns {Promise<Count>} */
function runProjects(projects) {
  const path = join(reports, `${projects.join('-')}.json`);
  rmSync(path, { force: true });
  const args = ['run', ...projects.flatMap((name) => ['--project', name])];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return new Promise((resolve) => {
    const env = projects.includes('faults') ? process.env : { ...process.env, NODE_COMPILE_CACHE: compiled };
    const child = spawn('vitest', [...args, ...reporters], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    const late = setTimeout(() => {
      console.error(`${projects.join(', ')}: not done after ${limitMinutes} minutes`);
      child.kill('SIGKILL');
    }, limitMinutes * 60_000);
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code, signal) => {
      clearTimeout(late);
      if (signal !== null) console.error(`${projects.join(', ')}: ended by ${signal}`);
      const count = countReport(path);
      // An error outside any test makes the runner fail without a failed test.
      resolve(code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);
    });
  });
}

mkdirSync(reports, { recursive: true });
const asked = process.argv.slice(2);
/** @type {Count[]} */
const counts = [];
if (asked.length === 0) counts.push(await part('check', runGates));
for (const group of groups) {
  const projects = group.filter((name) => asked.length === 0 || asked.includes(name));
  if (projects.length === 0) continue;
  if (projects.includes('unit') || projects.includes('faults')) bringPrograms();
  counts.push(
    await part(projects.join(', '), async () => {
      if (!projects.includes('e2e')) return runProjects(projects);
      try {
        bringBrowsers();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return { passed: 0, failed: 1 };
      }
      return runProjects(projects);
    }),
  );
}
const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
