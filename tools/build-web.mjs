// Builds the web app into apps/web/dist, unless what is there is newer than everything it was made from.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const web = join(root, 'apps', 'web');
/** The folder that a relay serves. */
export const webFolder = join(web, 'dist');
const sources = ['apps/web', 'packages', 'pnpm-lock.yaml'].map((path) => join(root, path));
const skipped = new Set(['node_modules', 'dist']);

/** @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => !skipped.has(name) && !/\.test\.tsx?$/.test(name));
  return Math.max(0, ...inside.map((name) => newest(join(path, name))));
}

/** @returns {boolean} whether a build is there now */
export function buildWeb() {
  const entry = join(webFolder, 'index.html');
  if (existsSync(entry) && statSync(entry).mtimeMs > Math.max(...sources.map(newest))) return true;
  // Whoever asks for it (a test runner says NODE_ENV=test), what people get is built.
  const env = { ...process.env, NODE_ENV: 'production' };
  return (
    spawnSync('pnpm', ['exec', 'vite', 'build'], { cwd: web, env, stdio: ['ignore', 'inherit', 'inherit'] }).status ===
    0
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = buildWeb() ? 0 : 1;
