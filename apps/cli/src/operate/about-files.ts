// What a doctor says of what people attached: how much there is, what nothing refers to any more, and what is not where it
// should be.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtFiles, type FilesLook } from '@baton/sync-server/files/look-at-files';
import { openTables } from '@baton/sync-server/log/sqlite/tables';
import type { Config } from '@baton/sync-server/config';
import { found, gigabytes, type Finding } from './finding.ts';
import { count } from './where.ts';

function workspacesIn(dataFolder: string): readonly string[] {
  const file = join(dataFolder, 'log.db');
  if (!existsSync(file)) return [];
  const { db, sql } = openTables(file, 'reader');
  const names = sql('SELECT name FROM workspace').all();
  db.close();
  return names.map(({ name }) => String(name));
}

const dayMs = 86_400_000;
const megabytes = (bytes: number): string => (bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : gigabytes(bytes));

function idleSentence({ idle }: FilesLook): string {
  if (idle.files === 0) return 'Something refers to each of them.';
  const days = Math.floor(idle.longestMs / dayMs);
  return `To ${idle.files.toLocaleString('en')} of them (${megabytes(idle.bytes)}) nothing refers any more, for up to ${count(days, 'day')}: they go when their time is over.`;
}

function say(look: FilesLook): readonly Finding[] {
  const { kept, orphans, missing } = look;
  const all = `${count(kept.files, 'file')}, ${megabytes(kept.bytes)}.`;
  const findings = [found('files', 'well', kept.files === 0 ? 'No files are kept.' : `${all} ${idleSentence(look)}`)];
  if (orphans.files > 0) {
    const what = `${count(orphans.files, 'file lies', 'files lie')} in the file storage without being known (${megabytes(orphans.bytes)})`;
    findings.push(found('files', 'note', `${what}: left by an upload or a restore, and removed in time.`));
  }
  if (missing.files > 0) {
    const what = `The bytes of ${count(missing.files, 'file')} (${megabytes(missing.bytes)}) are not where they should be`;
    findings.push(
      found(
        'files',
        'bad',
        `${what}: put them back from a backup. A device that has one sends it when it is attached anew.`,
      ),
    );
  }
  return findings;
}

export async function aboutFiles({ dataFolder, fileStorage }: Config): Promise<readonly Finding[]> {
  try {
    const look = await lookAtFiles(dataFolder, fileStorage, workspacesIn(dataFolder));
    return look === null ? [] : say(look);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return [found('files', 'bad', `What became of files cannot be seen: ${why}.`)];
  }
}
