// No path of one machine and no registry host stands in a file that others will read.
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { allFiles, read, report, root } from './files.mjs';

const text = /\.(ts|tsx|mjs|js|json|ya?ml|md|css|html|svg|sh|txt)$|(^|\/)(run|Dockerfile|\.npmrc|\.gitignore)$/;
const registry = process.env.npm_config_registry || 'https://registry.npmjs.org/';
const host = new URL(registry).host;

const marks = [
  resolve(root) === '/' ? '' : `${resolve(root)}/`,
  homedir() === '/' ? '' : `${homedir()}/`,
  host === 'registry.npmjs.org' ? '' : host,
].filter((mark) => mark.length > 3);
const shapes = [
  /(?<![\w.~$})-])\/(?:home|Users)\/[\w.-]+\//,
  /(?<![\w.~$})-])\/(?:root|tmp|farm)\/\w/,
  /\bC:\\Users\\/,
];

/** @param {string} path */
function findingsOf(path) {
  return read(path)
    .split('\n')
    .flatMap((line, at) => {
      const mark =
        marks.find((one) => line.includes(one)) ?? shapes.map((shape) => shape.exec(line)?.[0]).find(Boolean);
      return mark ? [`${path}:${at + 1}: a path or host of one machine: ${mark}`] : [];
    });
}

const files = allFiles().filter((path) => text.test(path) && path !== 'tools/planted.test.ts');
report(files.flatMap(findingsOf), `${files.length} files`);
