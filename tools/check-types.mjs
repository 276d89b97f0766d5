// The compiler over every package by its own settings, as many at once as there are cores.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { allFiles, report, root } from './files.mjs';

const projects = allFiles().filter((path) => /(^|\/)tsconfig\.json$/.test(path));

/** @param {string} project @returns {Promise<string[]>} */
function check(project) {
  return new Promise((resolve) => {
    const child = spawn('tsc', ['-p', join(root, project), '--pretty', 'false'], { cwd: root });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve([`${project}: ${error.message}`]));
    child.on('close', (code) => {
      resolve(code === 0 ? [] : output.trim().split('\n'));
    });
  });
}

const queue = [...projects];
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
report([...findings], `${projects.length} projects`);
