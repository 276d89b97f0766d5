// `npm start`: the relay, serving the built web app. `pnpm dev`: the same relay, restarted at each change, beside Vite.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';

const developing = process.argv.includes('--watch');
// While developing, the page comes from Vite: the relay must know that origin, and Vite must know the relay.
const both = {
  BATON_ORIGINS: 'http://localhost:5173',
  BATON_RELAY: `http://localhost:${process.env.BATON_PORT ?? '4848'}`,
};
const env = { ...(developing ? both : {}), ...process.env };
if (!developing && !buildWeb()) {
  console.error('baton: the web app could not be built; what is wrong stands above.');
  process.exit(1);
}

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
/** @param {string} command @param {string[]} args @param {string} [cwd] */
function startProgram(command, args, cwd = process.cwd()) {
  const child = spawn(command, args, { env, cwd, stdio: 'inherit' });
  children.push(child);
  child.on('close', (code) => {
    for (const other of children) if (other.exitCode === null) other.kill('SIGTERM');
    process.exitCode ??= code ?? 1;
  });
}

// A stop is passed on, so that the relay can finish what it has accepted.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
startProgram(process.execPath, [
  ...(developing ? ['--watch'] : []),
  '--max-semi-space-size=8',
  'sync-server/src/main.ts',
]);
if (developing) startProgram('vite', [], join(process.cwd(), 'apps', 'web'));
