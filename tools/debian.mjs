// What tests need beside the tree's own packages: Debian's, installed where the command runs as root.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const wholeNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const fixed = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell'];

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string[]} names */
const find = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/bin')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(canRun);

/** @typedef {{ whole: string, shell: string }} Browsers */

/**
 * The same Chromium twice: whole, with the window and the profile that people have, and its shell without windows, which
 * takes half the time. Where there is no shell, the whole one is both. `CHROMIUM` overrides the search.
 * @returns {Browsers | undefined}
 */
function findBrowsers() {
  const named = process.env.CHROMIUM;
  const whole = named ? [named].find(canRun) : (find(wholeNames) ?? fixed.find(canRun));
  return whole ? { whole, shell: (named ? undefined : find(shellNames)) ?? whole } : undefined;
}

const mayInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** @param {string[]} packages */
function install(packages) {
  // RUNLEVEL: what is installed for a test must not start to serve.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  /** @param {string[]} args */
  const apt = (args) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...packages]);
}

/** Program → Debian's package. Suites that do not find theirs skip, and say so loudly. @type {Record<string, string>} */
const programs = {
  strace: 'strace',
  'mkfs.ext4': 'e2fsprogs',
  losetup: 'mount',
  nginx: 'nginx-light',
  caddy: 'caddy',
  // Brings libfaketime along.
  faketime: 'faketime',
};

/** Installs the programs of the fault suites that are missing, where that is possible. */
export function bringPrograms() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/sbin', '/sbin');
  const missing = Object.keys(programs).filter((name) => !folders.some((folder) => canRun(join(folder, name))));
  if (missing.length === 0 || !mayInstall()) return;
  console.log(`${missing.join(', ')} missing; installing Debian’s packages.`);
  install(missing.map((name) => programs[name] ?? name));
}

/** Finds the browsers, or installs Debian's as root, or says in a sentence what is missing. @returns {Browsers} */
export function bringBrowsers() {
  const found = findBrowsers();
  const hasBoth = found && found.shell !== found.whole;
  if (found && (hasBoth || process.env.CHROMIUM || !mayInstall())) return found;
  if (process.env.CHROMIUM) throw new Error(`CHROMIUM names ${process.env.CHROMIUM}, which cannot be run.`);
  const missing = 'Chromium is missing: install it, or set CHROMIUM to the path of a Chromium or Chrome.';
  if (!mayInstall()) throw new Error(missing);
  console.log('Chromium or its form without windows is missing; installing Debian’s packages.');
  install(['chromium', 'fonts-liberation']);
  // By itself: a Debian that does not have it must still get the whole one.
  install(['chromium-headless-shell']);
  const installed = findBrowsers();
  if (!installed) throw new Error(`${missing} apt-get could not install it.`);
  return installed;
}
