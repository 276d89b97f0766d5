// The relay as a program of its own, so that it can be killed, stopped, traced or given a false clock.
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { v8Flags } from '../ops/v8-flags.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface RelayProcess {
  readonly child: ChildProcess;
  readonly base: string;
  /** What it said on stderr so far. */
  readonly said: () => string;
}
export interface Starting {
  readonly dataFolder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program that runs the relay, with its arguments: strace, faketime. */
  readonly under?: readonly string[];
}

/** Throws with what it said when it ends before it is ready. */
export async function startProcess({ dataFolder, env = {}, under = [] }: Starting): Promise<RelayProcess> {
  const [command, ...args] = [...under, process.execPath, ...v8Flags, program];
  const child = spawn(command ?? process.execPath, args, {
    env: { ...process.env, BATON_PORT: '0', BATON_HOST: '127.0.0.1', BATON_DATA: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: whoever traces it goes with it.
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /localhost:(\d+)/.exec(line)?.[1];
    if (port) return { child, base: `http://127.0.0.1:${port}`, said: () => said };
  }
  throw new Error(`the relay did not start: ${said}`);
}

export const isGone = ({ child }: RelayProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export async function signalAndWait(running: RelayProcess, signal: NodeJS.Signals): Promise<number | null> {
  const { child } = running;
  if (isGone(running)) return child.exitCode;
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  process.kill(-(child.pid ?? 0), signal);
  return gone;
}
export const killProcess = (running: RelayProcess) => signalAndWait(running, 'SIGKILL');
