// What proves a new key of this relay lies beside its log, until the log has it: a restart in between must not ask for the
// recovery key again. Of one workspace one file; whole, or not there.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '@baton/model/ids';
import type { NewKeyRuns } from '../relay/new-keys.ts';

export function runsIn(folder: string): NewKeyRuns {
  const fileOf = (workspace: string): string => join(folder, `${isId(workspace, 'w') ? workspace : 'none'}.json`);
  return {
    async read(workspace) {
      const text = await readFile(fileOf(workspace), 'utf8').catch(() => '[]');
      return (JSON.parse(text) as string[]).map((entry) => new Uint8Array(Buffer.from(entry, 'base64url')));
    },
    async write(workspace, entries) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(workspace);
      const made = await open(`${file}.part`, 'w', 0o600);
      await made.writeFile(JSON.stringify(entries.map((entry) => Buffer.from(entry).toString('base64url'))));
      await made.sync();
      await made.close();
      await rename(`${file}.part`, file);
    },
  };
}
