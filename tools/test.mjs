// `npm test`: the gates, then every test project. The last line is "N passed, N failed", summed over all of them.
//   node tools/test.mjs            everything
//   node tools/test.mjs sim e2e    some projects, without the gates
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bringBrowsers, bringPrograms } from './debian.mjs';
import { runGates } from './gates.mjs';
import { countBoth, countOf, oneFault, readReport, worthASecondLook } from './reports.mjs';

/** A part that hangs is ended; the deep form takes what it takes. */
const limitMinutes = process.env.BATON_DEEP ? 24 * 60 : 50;
const reports = join('.cache', 'test');
// Relays and commands by the hundred start from what the first of them compiled. Not where a broken disk counts what is opened.
const compiled = resolve('.cache', 'compiled');
/** Projects that run together; faults run alone, one file at a time. */
const groups = [['unit', 'dom', 'tools'], ['sim'], ['faults'], ['e2e']];

/** @typedef {import('./reports.mjs').Count} Count */

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

/** @param {string[]} projects @param {string} report @param {string[]} more @returns {Promise<number | null>} its exit code */
function runVitest(projects, report, more) {
  rmSync(report, { force: true });
  const args = ['run', ...more, ...projects.flatMap((name) => ['--project', name])];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
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
      resolve(code);
    });
  });
}

/**
 * A few red files are run once more, one at a time and nothing beside them: on a busy machine that tells what is broken from
 * what is unsteady. Both are named at the end; an unsteady test is a defect of the product or of the test, and is mended.
 * @param {string[]} projects @returns {Promise<Count>}
 */
async function runProjects(projects) {
  const title = projects.join('-');
  const code = await runVitest(projects, join(reports, `${title}.json`), []);
  const first = readReport(join(reports, `${title}.json`));
  if (first === null) return oneFault(title, 'it ended without a report');
  const count = countOf(first);
  // An error outside any test makes the runner fail without a failed test.
  if (code !== 0 && count.failed === 0)
    return { ...oneFault(title, 'an error outside any test'), passed: count.passed };
  const again = worthASecondLook(first);
  if (again.length === 0) return count;
  console.log(`\n── once more, alone: ${again.length} of ${first.length} files`);
  await runVitest(projects, join(reports, `${title}-again.json`), ['--maxWorkers=1', ...again]);
  return countBoth(first, readReport(join(reports, `${title}-again.json`)) ?? []);
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
        return oneFault('e2e', 'there is no browser');
      }
      return runProjects(projects);
    }),
  );
}
const sum = (/** @type {'passed' | 'failed'} */ of) => counts.reduce((all, count) => all + count[of], 0);
for (const { test, why } of counts.flatMap(({ unsteady }) => unsteady)) console.log(`unsteady: ${test}: ${why}`);
for (const { test, why } of counts.flatMap(({ faults }) => faults)) console.log(`failed: ${test}: ${why}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
