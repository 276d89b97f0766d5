// The compiler over every package by its own settings. Packages with the same settings are one program: what they share is
// read once.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { allFiles, read, report, root } from './files.mjs';

const made = join(root, '.cache', 'types');
const projects = allFiles().filter((path) => /(^|\/)tsconfig\.json$/.test(path));

/** @type {Map<string, string[]>} */
const groups = new Map();
for (const project of projects) {
  const { compilerOptions } = JSON.parse(read(project));
  const settings = JSON.stringify(compilerOptions ?? {});
  groups.set(settings, [...(groups.get(settings) ?? []), project]);
}

/** What one program of several projects is told. @param {string} settings @param {string[]} together @param {number} at */
function writeProject(settings, together, at) {
  const path = join(made, `tsconfig.${at}.json`);
  const include = together.flatMap((project) => {
    const folder = resolve(root, dirname(project));
    return JSON.parse(read(project)).include.map((/** @type {string} */ one) => relative(made, join(folder, one)));
  });
  const base = { extends: join(root, 'tsconfig.base.json'), compilerOptions: JSON.parse(settings) };
  writeFileSync(path, JSON.stringify({ ...base, include }));
  return path;
}

/** @param {string} project @returns {Promise<string[]>} */
function check(project) {
  return new Promise((done) => {
    // What it found out is kept: only what hangs on a changed file is checked anew.
    const kept = join(made, `${relative(root, project).replaceAll(/[^\w.]/g, '-')}.tsbuildinfo`);
    const args = ['-p', project, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', kept];
    const child = spawn('tsc', args, { cwd: root });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => done([`${project}: ${error.message}`]));
    child.on('close', (code) => done(code === 0 ? [] : output.trim().split('\n')));
  });
}

mkdirSync(made, { recursive: true });
const queue = [...groups].map(([settings, together], at) =>
  together[1] === undefined ? join(root, together[0] ?? '') : writeProject(settings, together, at),
);
/** @type {Set<string>} */
const findings = new Set();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
      for (const finding of await check(project)) findings.add(finding);
    }
  }),
);
if (projects.length === 0) findings.add('no tsconfig.json was found, so nothing was checked');
report([...findings], `${projects.length} projects in ${groups.size} programs`);
