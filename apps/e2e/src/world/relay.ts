// A relay as IT runs it: the real program, its own port and directory, killed and started again as the test wants.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../../../sync-server/src/main.ts');

const cli = resolve(import.meta.dirname, '../../../cli/src/main.ts');

export interface Relay {
  readonly url: string;
  /** SIGKILL: no flush, no farewell. */
  kill(): Promise<void>;
  /** On the same port, with the same directory. */
  start(): Promise<void>;
  /** It dies, and IT has neither its data nor a backup, but its secret: `baton restore --from-devices`. */
  emptied(): Promise<void>;
  /** The same, and the secret is gone too. Answers the code that is printed with the new one. */
  emptiedWithSecret(): Promise<string>;
  /** SIGTERM, and the directory goes. */
  end(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

async function untilItAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (Date.now() > deadline) throw new Error('the relay did not come up within a minute');
    await new Promise((done) => setTimeout(done, 50));
  }
}

const gone = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done));

export interface RelayOptions {
  /** The built web app. */
  readonly webFolder: string;
  /** What IT would set: BATON_DEMO_DATE and the like. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function startRelay({ webFolder, env: moreEnv }: RelayOptions): Promise<Relay> {
  const data = await mkdtemp(join(tmpdir(), 'baton-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const env = { ...process.env, BATON_PORT: String(port), BATON_DATA: data, BATON_WEB: webFolder, ...moreEnv };
    child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await untilItAnswers(url);
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child) return;
    child.kill(signal);
    await gone(child);
    child = undefined;
  };
  /** What `baton restore` says. */
  const restored = async (...more: readonly string[]): Promise<string> => {
    const args = [cli, 'restore', '--from-devices', '--replace', ...more, '--to', data];
    const restoring = spawn(process.execPath, args, { env: { ...process.env, ...moreEnv } });
    let said = '';
    restoring.stdout.on('data', (part: Buffer) => (said += part.toString()));
    const [status] = (await once(restoring, 'close')) as [number | null];
    if (status !== 0) throw new Error('the relay could not be emptied');
    return said;
  };
  await start();
  return {
    url,
    start,
    kill: () => stop('SIGKILL'),
    async emptied() {
      await stop('SIGKILL');
      await restored();
    },
    async emptiedWithSecret() {
      await stop('SIGKILL');
      await rm(join(data, 'secrets'), { recursive: true });
      const [code = ''] = /[0-9A-Z]{10}-[0-9A-Z]{10}/u.exec(await restored('--new-secret')) ?? [];
      return code;
    },
    async end() {
      await stop('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}
