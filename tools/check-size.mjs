// Files stay small: a ceiling that fails, and figures over the whole tree that warn. Each package says what it is, briefly.
import { allFiles, isCode, isTest, read, report } from './files.mjs';

const ceiling = 300;
const wanted = { median: 70, p90: 180, shareAbove200: 15 };
/** Test lines for each line of source. @type {Record<string, number>} */
const testShares = {
  'packages/model': 1.5,
  'packages/replica': 1.5,
  'packages/ledger': 1.5,
  'packages/protocol': 1.5,
  'packages/workspace': 1.5,
  'apps/web': 0.5,
};

// No test can show anything of these: the demo company's tables, and files that only declare types.
const tables = /^packages\/model\/src\/demo\/(company|departments|spring-launch)\.ts$/;
const declares = /^(?:import|export (?:type|interface|\{)|type|interface|declare|\/\/|\/\*\*|[^A-Za-z])/;
/** @param {string} path */
const isToldByTests = (path) =>
  !tables.test(path) &&
  read(path)
    .split('\n')
    .some((line) => line !== '' && !declares.test(line));

/** @param {string} path */
const linesOf = (path) => read(path).replace(/\n$/, '').split('\n').length;
/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const code = allFiles().filter(isCode);
const sources = code.filter((path) => !isTest(path)).map((path) => ({ path, lines: linesOf(path) }));
const sizes = sources.map((source) => source.lines).sort((a, b) => a - b);
const total = sum(sizes);
const found = {
  median: quantile(sizes, 0.5),
  p90: quantile(sizes, 0.9),
  shareAbove200: total === 0 ? 0 : Math.round((sum(sizes.filter((size) => size > 200)) * 100) / total),
};

const warnings = Object.entries(wanted)
  .filter(([name, limit]) => found[/** @type {keyof typeof found} */ (name)] > limit)
  .map(([name, limit]) => `${name} is ${found[/** @type {keyof typeof found} */ (name)]}, wanted at most ${limit}`);
for (const [folder, share] of Object.entries(testShares)) {
  const inside = code.filter((path) => path.startsWith(`${folder}/src/`) && !path.endsWith('.css'));
  const tests = sum(inside.filter(isTest).map(linesOf));
  const source = sum(inside.filter((path) => !isTest(path) && isToldByTests(path)).map(linesOf));
  if (tests < share * source)
    warnings.push(`${folder}: ${tests} lines of test for ${source} of source, wanted × ${share}`);
}
for (const warning of warnings) console.log(`warning: ${warning}`);

const readmeLines = 40;
const packages = new Set(sources.map(({ path }) => /^((packages|apps)\/[^/]+|sync-server)\/src\//.exec(path)?.[1]));
const files = new Set(allFiles());
/** @param {string} folder */
function readmeFinding(folder) {
  const path = `${folder}/README.md`;
  if (!files.has(path)) return `${path} is missing: duty, not-duty, five names to know`;
  return linesOf(path) > readmeLines ? `${path}: ${linesOf(path)} lines, at most ${readmeLines}` : undefined;
}

report(
  [
    ...sources
      .filter(({ lines }) => lines > ceiling)
      .map(({ path, lines }) => `${path}: ${lines} lines, the ceiling is ${ceiling}`),
    ...[...packages].filter((folder) => folder !== undefined).map(readmeFinding),
  ].filter((finding) => finding !== undefined),
  `${sizes.length} source files, ${total} lines, median ${found.median}, p90 ${found.p90}, ${found.shareAbove200} % in files over 200`,
);
