// A contract is numbered sentences in SPEC.md, and each has a test whose name begins with its number.
//   SPEC.md                   - [C3] A device that …
//   in the package's tests    test('[C3] a device that …')
//   in tests of elsewhere     test('[C3] …') where one SPEC has C3, else test('[ledger/C3] …')
// Laws of the house, "- [L3] …" in docs/architecture.md, may be quoted everywhere and need no test of their own.
import { dirname } from 'node:path';
import { allFiles, isTest, read, report } from './files.mjs';

const ruleLine = /^- \[([A-Z]{1,3}\d+[a-z]?)\] \S/;
const almostRule = /^\s*[-*] (?:\*\*\[?|\[)[A-Z]{1,3}\d+[a-z]?\b/;
const quoted = /(['"`])((?:\[(?:[a-z-]+\/)?[A-Z]{1,3}\d+[a-z]?\]\s*)+)/g;

const files = allFiles();
/** @type {string[]} */
const findings = [];

/** Rule → the tests that name it, by package. @type {Map<string, Map<string, string[]>>} */
const specs = new Map();
for (const path of files.filter((file) => /^(packages\/[^/]+|sync-server)\/SPEC\.md$/.test(file))) {
  /** @type {Map<string, string[]>} */
  const rules = new Map();
  read(path)
    .split('\n')
    .forEach((line, at) => {
      const id = ruleLine.exec(line)?.[1];
      if (id !== undefined && rules.has(id)) findings.push(`${path}:${at + 1}: [${id}] stands twice`);
      else if (id !== undefined) rules.set(id, []);
      else if (almostRule.test(line)) findings.push(`${path}:${at + 1}: write a rule as "- [C3] sentence"`);
    });
  if (rules.size === 0) findings.push(`${path}: no rule; a rule is a line "- [C3] sentence"`);
  specs.set(dirname(path).split('/').at(-1) ?? path, rules);
}

const laws = new Set(
  files.includes('docs/architecture.md')
    ? read('docs/architecture.md')
        .split('\n')
        .map((line) => ruleLine.exec(line)?.[1])
    : [],
);

/** The packages whose rule a quotation means. @param {string} id @param {string | undefined} owner @param {string} home */
function meant(id, owner, home) {
  const having = [...specs.keys()].filter((name) => specs.get(name)?.has(id));
  if (owner !== undefined) return having.filter((name) => name === owner);
  return having.includes(home) ? [home] : having;
}

/** @param {string} path @param {string} quotation @returns {string | undefined} what is wrong with it */
function note(path, quotation) {
  const [id = '', owner] = quotation.split('/').toReversed();
  const owners = meant(id, owner, /^(?:packages\/)?([^/]+)\//.exec(path)?.[1] ?? '');
  const [only] = owners;
  if (only === undefined) return laws.has(quotation) ? undefined : `no SPEC.md has a rule [${quotation}]`;
  if (owners.length > 1) return `[${id}] stands in ${owners.join(', ')}; write [${only}/${id}]`;
  specs.get(only)?.get(id)?.push(path);
  return undefined;
}

// tools/planted*.test.ts write rules into planted trees; none of theirs is a rule of this one.
const tests = files.filter((path) => isTest(path) && /\.tsx?$/.test(path) && !path.startsWith('tools/planted'));
for (const path of tests) {
  read(path)
    .split('\n')
    .forEach((line, at) => {
      for (const match of line.matchAll(quoted)) {
        for (const [, quotation = ''] of (match[2] ?? '').matchAll(/\[([^\]]+)\]/g)) {
          const wrong = note(path, quotation);
          if (wrong !== undefined) findings.push(`${path}:${at + 1}: ${wrong}`);
        }
      }
    });
}

let count = 0;
for (const [name, rules] of specs) {
  for (const [id, quotations] of rules) {
    count += 1;
    if (quotations.length === 0) findings.push(`${name}: rule [${id}] has no test`);
  }
}
report(findings, `${count} rules in ${specs.size} SPEC.md, each with a test`);
