// The real relay, as a program of its own on a free port, over a folder that goes away with it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../../../sync-server/src/main.ts');

export interface RelayProcess {
  readonly url: string;
  end(): Promise<void>;
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const port = /localhost:(\d+)/u.exec(said)?.[1];
      if (port !== undefined) done(`http://127.0.0.1:${port}`);
    });
    child.once('exit', (status) => failed(new Error(`the relay ended with ${status}: ${said}`)));
  });
}

export async function startRelayProcess(): Promise<RelayProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-cli-relay-'));
  const env = { ...process.env, BATON_PORT: '0', BATON_HOST: '127.0.0.1', BATON_DATA: folder };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await firstAddress(child);
  return {
    url,
    async end() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
