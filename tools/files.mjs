// What the checkers share: which files there are, and how a finding is told.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const left = new Set(['node_modules', '.git', '.tools', '.cache', 'dist', 'data', 'coverage']);

/** The folder to check: the working directory unless the command line names another (a planted copy). */
export const root = process.argv[2] ?? process.cwd();

/** @param {string} folder @returns {Generator<string>} */
function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (left.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield relative(root, path).split(sep).join('/');
  }
}

/** Every file of the tree, as paths from the root with forward slashes, sorted. */
export const allFiles = () => [...walk(root)].sort();

/** @param {string} path */
export const read = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} path */
export const isTest = (path) =>
  /\.(test|sim|e2e|bench|contract|fixture)\.tsx?$/.test(path) ||
  /\/src\/test\/|^(apps\/(e2e|bench)|packages\/testkit)\//.test(path);

/** @param {string} path */
export const isCode = (path) => /\.(ts|tsx|mjs|css)$/.test(path) && !/\.gen\.ts$|\/fixtures\//.test(path);

/** Ends the checker: prints the findings, or one line that says how much was looked at. @param {string[]} findings @param {string} looked */
export function report(findings, looked) {
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) process.exit(1);
  console.log(looked);
}
