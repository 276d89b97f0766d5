import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { v8Flags } from './v8-flags.ts';

const fileOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test.each([
  ['deploy/baton.service', /^ExecStart=.*\/node (.*) sync-server\/src\/main\.ts$/mu],
  ['deploy/Dockerfile', /^CMD \["node", (.*), "sync-server\/src\/main\.ts"\]$/mu],
  [
    'tools/start.mjs',
    /startProgram\(process\.execPath, \[([^()]*\([^()]*\)[^()]*)'sync-server\/src\/main\.ts',\s*\]\)/u,
  ],
])('[S209] %s starts the relay with the bounds that were measured', (path, line) => {
  const flags = line.exec(fileOf(path))?.[1] ?? '';
  expect(flags.match(/--max-[a-z-]+=\d+/gu)).toEqual(v8Flags);
});

test('[S209] Node knows them', () => {
  expect(spawnSync(process.execPath, [...v8Flags, '-p', '1']).stdout.toString()).toBe('1\n');
});
