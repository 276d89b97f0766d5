// Brings the pinned pnpm into .tools/, installs the locked dependencies, then runs a script or a command.
// Runs on plain Node 20 with nothing installed; it needs npm and a registry, and nothing else.
//   node tools/bootstrap.mjs                 install only
//   node tools/bootstrap.mjs run <script>    a script of package.json
//   node tools/bootstrap.mjs exec <command>  a tool of the workspace, such as vitest
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const bin = join(tools, 'node_modules', '.bin');
const windows = process.platform === 'win32';

function fail(sentence) {
  console.error(`baton: ${sentence}`);
  process.exit(1);
}

function run(command, args, options = {}) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, CI: process.env.CI ?? '' };
  if (!env.CI) delete env.CI;
  // Tools write caches under HOME; an empty HOME would put them in the tree or fail.
  if (!env.HOME && !windows) {
    env.HOME = join(root, '.cache', 'home');
    mkdirSync(env.HOME, { recursive: true });
  }
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, env, ...options });
  if (result.error) fail(`could not run ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

function pinnedPnpm() {
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return devEngines.packageManager.version;
}

function bringPnpm() {
  const version = pinnedPnpm();
  const manifest = join(tools, 'node_modules', 'pnpm', 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return;
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--loglevel=error'];
  if (run('npm', [...args, `pnpm@${version}`], { cwd: tools }) !== 0)
    fail(`could not bring pnpm ${version}: npm and a package registry are needed.`);
}

// Installing is skipped while the lockfile is the one installed last.
function installPackages() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const stamp = join(root, 'node_modules', '.baton-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline']) !== 0)
    fail('the locked dependencies could not be installed; what is missing stands above.');
  writeFileSync(stamp, lock);
}

function checkNode() {
  const local = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  const command = existsSync(local) ? local : 'node';
  const found = spawnSync(command, ['--version'], { encoding: 'utf8', shell: windows }).stdout?.trim() ?? 'none';
  if (Number(/^v(\d+)/.exec(found)?.[1] ?? 0) < 24)
    fail(
      `Node 24 or newer is needed and ${found} was found; the registry had no Node for this system. Install Node 24.`,
    );
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`Node 20 or newer is needed to start; this is ${process.version}.`);
bringPnpm();
installPackages();
checkNode();
const [verb, ...rest] = process.argv.slice(2);
if (verb === undefined) process.exit(0);
if (verb !== 'run' && verb !== 'exec') fail(`unknown word "${verb}"; use run <script> or exec <command>.`);
process.exit(run('pnpm', verb === 'run' ? ['--silent', 'run', ...rest] : ['exec', ...rest]));
