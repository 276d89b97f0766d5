// Small trees with one planted violation, for the tests that show that each checker can find something.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';

const root = dirname(import.meta.dirname);
const path = [dirname(process.execPath), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const trees: string[] = [];
afterAll(() => trees.forEach((tree) => rmSync(tree, { recursive: true, force: true })));

export type Files = Record<string, string>;

/** A tree of its own with these files and, where settings are named, the house's settings and installed tools. */
export function plant(files: Files, settings: string[] = []) {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'baton-planted-')));
  trees.push(tree);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    writeFileSync(join(tree, name), text);
  }
  for (const name of settings) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    cpSync(join(root, name), join(tree, name));
  }
  if (settings.length > 0) symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

/** Lets one package of the tree find others, as an install would. */
export function link(tree: string, from: string, names: string[]) {
  const folder = join(tree, from, 'node_modules', '@baton');
  mkdirSync(folder, { recursive: true });
  for (const name of names) symlinkSync(join(tree, 'packages', name), join(folder, name));
}

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a tool of the house in a tree. */
export function run(tree: string, command: string, args: string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: path, NO_COLOR: '1' };
  for (const name of ['VITEST', 'VITEST_POOL_ID', 'VITEST_WORKER_ID', 'NODE_OPTIONS']) delete env[name];
  return new Promise<Outcome>((resolve, reject) => {
    const child = spawn(command, args, { cwd: tree, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 50_000 });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs a script of tools/ by Node. */
export const runScript = (tree: string, name: string, args: string[]) =>
  run(tree, process.execPath, [join(root, 'tools', name), ...args]);

export async function expectClean(outcome: Promise<Outcome>) {
  expect(await outcome).toMatchObject({ code: 0 });
}

export async function expectFound(outcome: Promise<Outcome>, ...findings: string[]) {
  const { code, output } = await outcome;
  for (const finding of findings) expect(output).toContain(finding);
  expect(code).not.toBe(0);
}

/** A package's package.json. */
export const manifest = (name: string, more: object = {}) =>
  `${JSON.stringify({ name, version: '0.0.0', private: true, type: 'module', ...more }, undefined, 2)}\n`;

export const exported = { exports: { './*': './src/*.ts' } };
