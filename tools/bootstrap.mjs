// Brings the pinned pnpm into .tools/, installs the locked dependencies, then runs a script or a command.
// Runs on plain Node 20 with nothing installed; it needs npm and a registry, and nothing else.
//   node tools/bootstrap.mjs                 install only
//   node tools/bootstrap.mjs run <script>    a script of package.json
//   node tools/bootstrap.mjs exec <command>  a tool of the workspace, such as vitest
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const windows = process.platform === 'win32';

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(`baton: ${sentence}`);
  process.exit(1);
}

function environment() {
  const bins = [root, tools].map((folder) => join(folder, 'node_modules', '.bin'));
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: [...bins, process.env.PATH].join(delimiter) };
  // Tools keep caches under HOME; where it is empty they get a folder of the tree that git ignores.
  if (!env.HOME && !windows) {
    env.HOME = join(root, '.cache', 'home');
    mkdirSync(env.HOME, { recursive: true });
  }
  return env;
}

/** @param {string} command @param {string[]} args */
function run(command, args, cwd = root) {
  const result = spawnSync(command, args, { cwd, stdio: 'inherit', shell: windows, env: environment() });
  if (result.error) fail(`could not run ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

function bringPnpm() {
  const { version } = readJson(join(root, 'package.json')).devEngines.packageManager;
  const manifest = join(tools, 'node_modules', 'pnpm', 'package.json');
  if (existsSync(manifest) && readJson(manifest).version === version) return;
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--loglevel=error'];
  if (run('npm', ['install', ...quiet, `pnpm@${version}`], tools) !== 0)
    fail(`could not bring pnpm ${version}: npm and a package registry are needed.`);
}

// Skipped while nothing that decides the installation has changed since the last one.
function installPackages() {
  const wanted = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const stamp = join(root, 'node_modules', '.baton-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline']) !== 0)
    fail('the locked dependencies could not be installed; what is missing stands above.');
  writeFileSync(stamp, wanted);
}

// The registry's Node is an optional dependency: some systems have none there and use their own.
function checkNode() {
  const local = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  const command = existsSync(local) ? local : 'node';
  const found = spawnSync(command, ['--version'], { encoding: 'utf8', shell: windows }).stdout?.trim() ?? 'none';
  if (Number(/^v(\d+)/.exec(found)?.[1] ?? 0) < 24)
    fail(`Node 24 or newer is needed and ${found} was found; the registry had none for this system. Install Node 24.`);
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node 20 or newer is needed to start; this is ${process.version}.`);
const [verb, ...rest] = process.argv.slice(2);
if (verb !== undefined && verb !== 'run' && verb !== 'exec')
  fail(`unknown word "${verb}"; use run <script> or exec <command>.`);
bringPnpm();
installPackages();
checkNode();
if (verb !== undefined) {
  const [command = '', args] = verb === 'run' ? ['pnpm', ['--silent', 'run', ...rest]] : [rest[0], rest.slice(1)];
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: windows, env: environment() });
  // Who stops this program means the one that it runs.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`could not run ${command}: ${error.message}`));
  child.on('close', (code) => process.exit(code ?? 1));
}
