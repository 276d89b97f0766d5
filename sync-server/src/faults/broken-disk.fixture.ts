// System calls of a running relay that fail when told to: strace takes hold of it, and lets it go again.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface DiskFault {
  readonly call: 'pwrite64' | 'fsync,fdatasync' | 'ftruncate' | 'openat';
  readonly error: 'EIO' | 'ENOSPC';
  /** strace's words: the third alone is `3`, from the third on `3+`, each second one from the third on `3+2`. */
  readonly when: string;
}
// Writes and syncs come with every commit; the others seldom.
const calls = ['pwrite64', 'fsync,fdatasync', 'pwrite64', 'fsync,fdatasync', 'ftruncate', 'openat'] as const;
const whens = ['1', '2', '3', '5', '9', '17', '1+', '2+', '4+', '8+', '16+', '1+2', '2+3', '3+7'];

/** Every call with every error at every place, in an order that changes all three early. */
export function diskFaults(count: number): readonly DiskFault[] {
  return Array.from({ length: count }, (_, at) => ({
    call: calls[at % calls.length] ?? 'pwrite64',
    error: (['EIO', 'ENOSPC'] as const)[Math.floor(at / calls.length) % 2] ?? 'EIO',
    when: whens[(at * 5 + Math.floor(at / 6)) % whens.length] ?? '1',
  }));
}

export interface Hold {
  /** Resolves with how many calls failed. */
  release(): Promise<number>;
}

/** Takes hold of the store's files; resolves when every thread is held. */
export async function breakDisk(pid: number, dataFolder: string, fault: DiskFault): Promise<Hold> {
  const paths = ['log.db', 'log.db-wal', 'log.db-journal'].flatMap((name) => ['-P', join(dataFolder, name)]);
  const inject = `inject=${fault.call}:error=${fault.error}:when=${fault.when}`;
  const tracing = ['-f', '-p', String(pid), '-e', `trace=${fault.call}`, '-e', inject, ...paths];
  const child = spawn('strace', tracing, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const held = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      if (/attached/.test(said)) resolve();
    });
    child.on('exit', () => reject(new Error(`strace let go: ${said.slice(0, 300)}`)));
  });
  await held;
  return {
    release: async () => {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGINT');
      await gone;
      return said.split('(INJECTED)').length - 1;
    },
  };
}

/** Why no disk can be broken here, in words; undefined when one can. */
export function whyNoFaults(): string | undefined {
  const { status } = spawnSync('strace', ['-e', 'trace=none', 'true'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'disk faults need strace and the right to trace';
}
