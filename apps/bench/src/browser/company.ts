// A relay with the built web app, and a company in it: founded from a terminal's home, boards brought by `baton import`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isRefusal } from '@baton/model/refusal';
import { isNotDone } from '@baton/workspace/doors/door';
import { foundWorkspace } from '@baton/workspace/doors/found';
import { makeInvitation } from '@baton/workspace/doors/invitations';
import { nodeDoor } from '@baton/workspace/node/node-door';
import { openHome } from '@baton/workspace/node/node-home';
import { openTerminal } from '@baton/workspace/node/node-open';
import { startServer, type ServerProcess } from '../server-process.ts';
import { boardExport, type BoardWish } from './board-export.ts';

const cli = resolve(import.meta.dirname, '../../../cli/src/main.ts');

export interface Company {
  readonly server: ServerProcess;
  /** For so many people. */
  readonly invitation: string;
  bring(wish: BoardWish): void;
  end(): Promise<void>;
}

export async function openCompany(): Promise<Company> {
  const server = await startServer({ program: 'sync-server/src/main.ts' });
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-home-'));
  const home = openHome(folder);
  const door = nodeDoor(server.url, home);
  const founded = await foundWorkspace(door, { title: 'Northwind Outdoor', spaces: ['Everybody'] });
  if (isNotDone(founded)) throw new Error(founded.sentence);
  const terminal = await openTerminal(home, { commands: [], questions: [] });
  const invited = await makeInvitation(door, terminal.workspace, { role: 'member', spaces: null, hours: 24, uses: 20 });
  if (isRefusal(invited)) throw new Error(invited.kind);
  await terminal.saved(20_000);
  await terminal.close();
  return {
    server,
    invitation: invited.link,
    bring(wish) {
      const file = join(folder, 'export.json');
      writeFileSync(file, boardExport(wish));
      const { status, stderr } = spawnSync(process.execPath, [cli, 'import', file], {
        env: { ...process.env, BATON_HOME: folder },
      });
      if (status !== 0) throw new Error(stderr.toString());
    },
    async end() {
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
