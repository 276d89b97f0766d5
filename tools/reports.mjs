// What the reports of vitest come to: how many passed, what failed and how, and which files are worth a second look.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} File */
/** @typedef {{ test: string, why: string }} Fault */
/** @typedef {{ passed: number, failed: number, faults: Fault[], unsteady: Fault[] }} Count */

/** Null: it ended without one. @param {string} path @returns {File[] | null} */
export const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).testResults : null);

/** One failure that is no test's. @param {string} test @param {string} why @returns {Count} */
export const oneFault = (test, why) => ({ passed: 0, failed: 1, faults: [{ test, why }], unsteady: [] });

/** @param {string | undefined} message */
const firstLine = (message) => (message ?? '').split('\n', 1)[0]?.slice(0, 200) ?? '';

/** @param {File} file @returns {Fault[]} */
function faultsIn({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  // One that cannot even be loaded has no tests of its own; it counts as one failure.
  if (status === 'failed' && assertionResults.length === 0) return [{ test: file, why: firstLine(message) }];
  return assertionResults
    .filter((one) => one.status === 'failed')
    .map(({ fullName, failureMessages }) => ({ test: `${file}: ${fullName}`, why: firstLine(failureMessages?.[0]) }));
}

/** @param {readonly File[]} files @returns {Count} */
export function countOf(files) {
  const faults = files.flatMap(faultsIn);
  const passed = files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed');
  return { passed: passed.length, failed: faults.length, faults, unsteady: [] };
}

/** Few: what is broken is run no second time. @param {readonly File[]} files @returns {string[]} */
export function worthASecondLook(files) {
  const red = files.filter((file) => faultsIn(file).length > 0).map(({ name }) => name);
  return red.length <= 4 ? red : [];
}

/**
 * The second report stands for the files that it has; what was red in the first and is not in the second is unsteady.
 * @param {readonly File[]} first @param {readonly File[]} second @returns {Count}
 */
export function countBoth(first, second) {
  const again = new Map(second.map((file) => [file.name, file]));
  const count = countOf(first.map((file) => again.get(file.name) ?? file));
  const left = new Set(count.faults.map(({ test }) => test));
  return { ...count, unsteady: countOf(first).faults.filter(({ test }) => !left.has(test)) };
}
