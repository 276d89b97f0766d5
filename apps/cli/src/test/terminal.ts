// A terminal as a person has one: a home of its own, the program run in it, and what it printed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../main.ts');

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}
export interface Seat {
  readonly home: string;
  baton(...args: string[]): Promise<Ran>;
  leave(): void;
}

export function takeSeat(): Seat {
  const home = mkdtempSync(join(tmpdir(), 'baton-cli-home-'));
  return {
    home,
    leave: () => rmSync(home, { recursive: true, force: true }),
    baton: (...args) =>
      new Promise((done) => {
        const env = { ...process.env, BATON_HOME: home };
        const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
        const said = { out: '', error: '' };
        child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
        child.stderr.on('data', (text: Buffer) => (said.error += text.toString()));
        child.once('close', (status) => done({ status, ...said }));
      }),
  };
}
