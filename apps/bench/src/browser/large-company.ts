// A company of 60 people and 100,000 tasks, made by `baton seed` in a data directory before its relay starts. Made once for
// all runs: it takes minutes. BATON_BENCH_SEEDED names a folder where it is kept for the next time.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startServer, type ServerProcess } from '../server-process.ts';

const cli = resolve(import.meta.dirname, '../../../cli/src/main.ts');
const size = ['--people', '60', '--tasks', '100000'];

export interface LargeCompany {
  readonly server: ServerProcess;
  readonly invitation: string;
}

function seeded(): string {
  const folder = process.env['BATON_BENCH_SEEDED'] ?? mkdtempSync(join(tmpdir(), 'baton-bench-large-'));
  const report = join(folder, 'seed.json');
  if (existsSync(report)) return folder;
  const args = [cli, 'seed', '--data', join(folder, 'relay'), ...size, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  writeFileSync(report, stdout);
  return folder;
}

let made: string | undefined;
export async function openLargeCompany(): Promise<LargeCompany> {
  const folder = (made ??= seeded());
  const server = await startServer({
    program: 'sync-server/src/main.ts',
    prepare: (data) => cpSync(join(folder, 'relay'), data, { recursive: true }),
  });
  const { invitation } = JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8')) as { invitation: string };
  // The link names the address that the relay was to have.
  return { server, invitation: `${server.url}${invitation.slice(invitation.indexOf('/join'))}` };
}
