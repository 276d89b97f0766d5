// A server under load, as a program of its own on one core: the generator has the other.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface ServerProcess {
  readonly url: string;
  readonly folder: string;
  /** What its main thread holds, garbage collected, in kB: heap and buffers. */
  memory(): Promise<number>;
  /** Processor time used so far, in ms. */
  cpu(): number;
  kill(): Promise<void>;
  /** Again on the same port and folder. */
  again(): Promise<void>;
  end(): Promise<void>;
}
export interface ServerProgram {
  /** From the repository's root. It prints its address when it listens on PORT or BATON_PORT. */
  readonly program: string;
  readonly args?: readonly string[];
  /** For Node itself. */
  readonly flags?: readonly string[];
  /** `FOLDER` stands for the server's own folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** Fills the folder before it starts. */
  readonly prepare?: (folder: string) => void;
}

const root = resolve(import.meta.dirname, '../../..');
const pin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
const ticksPerSecond = 100;

/** The program that makes the load leaves the server its core. What it starts from now on does too. */
export function leaveFirstCore(): void {
  if (pin) spawnSync('taskset', ['-a', '-c', '-p', '1-1023', String(process.pid)]);
}

const running = new Set<ChildProcess>();
/** A measure that failed has not ended its server: nothing of it shall run beside the next. */
export function killLeft(): void {
  for (const child of running) child.kill('SIGKILL');
}

interface Child {
  readonly pid: number;
  holds(): Promise<number>;
  stop(signal: NodeJS.Signals): Promise<void>;
}

function launch(
  { program, args = [], flags: its = [], env: more = {} }: ServerProgram,
  folder: string,
  port: string,
): Promise<Child> {
  const own = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value.replace('FOLDER', folder)]));
  const env = { ...process.env, PORT: port, BATON_PORT: port, BATON_HOST: '127.0.0.1', BATON_DATA: folder, ...own };
  const flags = [
    '--no-warnings',
    '--expose-gc',
    '--import',
    join(root, 'apps/bench/src/servers/tell-memory.ts'),
    ...its,
  ];
  const command = [process.execPath, ...flags, join(root, program), ...args];
  const [first = '', ...rest] = pin ? ['taskset', '-c', '0', ...command] : command;
  const child = spawn(first, rest, { env, stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    return gone;
  };
  const holds = (): Promise<number> =>
    new Promise((done) => {
      const hear = (text: Buffer): void => {
        const bytes = /holds (\d+) bytes/u.exec(text.toString())?.[1];
        if (bytes === undefined) return;
        child.stdout.off('data', hear);
        done(Number(bytes) / 1_024);
      };
      child.stdout.on('data', hear);
      child.kill('SIGUSR2');
    });
  return new Promise((done, failed) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes(`:${port}`)) done({ pid: child.pid ?? 0, holds, stop });
    });
    child.once('exit', (status) => failed(new Error(`${program} ended with ${status}: ${said}`)));
  });
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return String(typeof address === 'object' ? address?.port : 0);
}

const inProc = (pid: number, file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');

export async function startServer(program: ServerProgram): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  program.prepare?.(folder);
  const port = await freePort();
  let child = await launch(program, folder, port);
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    memory: () => child.holds(),
    cpu() {
      const fields = inProc(child.pid, 'stat').split(') ')[1]?.split(' ') ?? [];
      return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000;
    },
    kill: () => child.stop('SIGKILL'),
    async again() {
      child = await launch(program, folder, port);
    },
    async end() {
      await child.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
