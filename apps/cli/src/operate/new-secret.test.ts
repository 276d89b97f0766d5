// `baton restore --from-devices --new-secret`: data and secret are gone. An owner signs the relay's new key in; whoever else
// comes believes it by that, and nobody by anything less.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNotDone } from '@baton/workspace/doors/door';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { readConfig } from '@baton/sync-server/config';
import { recoveringAt } from '@baton/sync-server/ops/as-operator';
import { startTestRelay, type TestRelay } from '@baton/sync-server/test/relay.fixture';
import { openHome } from '@baton/workspace/node/node-home';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';
import { afterAll, expect, test } from 'vitest';
import { foundCompany } from '../test/company.ts';
import { takeSeat, type Seat } from '../test/terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-new-secret-'));
const [data, secret] = [join(root, 'data'), join(root, 'relay.key')];
const [ann, bo, cy, it] = [takeSeat(), takeSeat(), takeSeat(), takeSeat()];
const open: Terminal[] = [];
let relay: TestRelay;
afterAll(async () => {
  for (const terminal of open) await terminal.close();
  await relay.stop();
  for (const seat of [ann, bo, cy, it]) seat.leave();
  rmSync(root, { recursive: true, force: true });
  delete process.env['BATON_SECRET'];
});
const terminalOf = async ({ home }: Seat): Promise<Terminal> => {
  const terminal = await openTerminal(openHome(home), { commands: [], questions: [] });
  open.push(terminal);
  return terminal;
};
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 100));
};
/** What the terminal says of its relay, as it last heard. */
const relayAt = ({ workspace }: Terminal) => {
  let state = '';
  workspace.onSync((sync) => (state = sync.relay.state));
  return () => state;
};
const addTo = (terminal: Terminal, name: string, prefix: string) => {
  const [space = ''] = Object.keys(terminal.workspace.world.directory.spaces);
  return terminal.workspace.run(addProject, { space, name, hue: 1, prefix });
};
const updatesOn = async (workspace: string): Promise<number> =>
  (await relay.services.relay.options.log.read(workspace, 0, 1e9)).entries.filter(({ kind }) => kind === 'update')
    .length;

test(
  '[S410] [S411] [W500] [W501] a relay that lost data and secret is sent nothing until an owner signs its new key in; then it is filled again',
  { timeout: 300_000 },
  async () => {
    process.env['BATON_SECRET'] = secret;
    relay = await startTestRelay({ dataFolder: data, secretFile: secret });
    const company = await foundCompany(relay.base, { home: ann.home, spaces: ['Marketing'] });
    open.push(company.terminal);
    expect((await bo.baton('join', await company.invite(), '--name', 'Bo Berg')).status).toBe(0);
    const bos = await terminalOf(bo);
    expect(isRefusal(await addTo(company.terminal, 'Spring launch', 'SPR'))).toBe(false);
    await company.terminal.saved(60_000);
    const { workspace } = company.terminal.workspace.world.me;
    await relay.stop();
    rmSync(data, { recursive: true });

    const kept = await it.baton('restore', '--from-devices', '--new-secret', '--to', data);
    expect([kept.status, kept.error]).toEqual([1, expect.stringContaining('leave --new-secret out')]);
    rmSync(secret);
    const restored = await it.baton('restore', '--from-devices', '--new-secret', '--to', data);
    expect([restored.status, restored.error]).toEqual([0, '']);
    const [code = ''] = /[0-9A-Z]{10}-[0-9A-Z]{10}/u.exec(restored.out) ?? [];
    expect(restored.out).toContain('A new secret is in');
    relay = await startTestRelay({ dataFolder: data, secretFile: secret, port: relay.port });

    const terminals = [company.terminal, bos];
    const states = terminals.map(relayAt);
    for (const terminal of terminals) terminal.wake();
    await until(() => states.every((state) => state() === 'other-key'));
    // Work goes on; nothing of it, and no decision, is there.
    expect(isRefusal(await addTo(bos, 'Garden', 'GAR'))).toBe(false);
    expect(await relay.services.relay.workspaces()).toEqual([]);

    const sign = (link: string, by: string) => company.terminal.workspace.signRelayKey({ link, code: by });
    const { recoveryLink } = company;
    const refusals = [
      await sign('https://nowhere.example/recover#w', code),
      await sign(recoveryLink, 'ABCDEFGHJK-ABCDEFGHJK'),
      await sign(recoveryLink, `${code.slice(0, 11)}${'0'.repeat(10)}`),
    ];
    expect(refusals.map((done) => done && isNotDone(done) && done.kind)).toEqual([
      'not-a-link',
      'wrong-code',
      'illegal',
    ]);
    expect(await relay.services.relay.workspaces()).toEqual([]);

    expect(await sign(recoveryLink, ` ${code.toLowerCase()} `)).toBeNull();
    const config = readConfig({ BATON_DATA: data, BATON_SECRET: secret, BATON_PORT: String(relay.port) });
    await until(async () => (await relay.services.relay.workspace(workspace)) !== undefined);
    for (const terminal of terminals) terminal.wake();
    await until(async () => {
      for (const terminal of terminals) terminal.wake();
      return (await recoveringAt(config)).length === 0;
    });
    await Promise.all(terminals.map((terminal) => terminal.saved(60_000)));
    expect(await updatesOn(workspace)).toBeGreaterThan(1);
    const here = await relay.services.relay.workspace(workspace);
    expect(here?.rights.directory?.relayKey).toBe(relay.services.relay.options.relayKey.publicKey);

    // It goes on, also for somebody new, who verifies from the founding on; and it stands a restart.
    expect((await cy.baton('join', await company.invite(), '--name', 'Cy')).status).toBe(0);
    const cys = await terminalOf(cy);
    expect(Object.values(cys.workspace.world.titles.spaces)).toEqual(['Marketing']);
    await relay.stop();
    relay = await startTestRelay({ dataFolder: data, secretFile: secret, port: relay.port });
    expect((await relay.services.relay.workspace(workspace))?.ledger.book.former).toHaveLength(1);
    expect(readFileSync(secret)).toHaveLength(32);
  },
);

test(
  '[W502] whoever knows the new key believes no relay with the old one, and no third',
  { timeout: 120_000 },
  async () => {
    const [terminal] = open as [Terminal];
    const state = relayAt(terminal);
    await relay.stop();
    writeFileSync(secret, randomBytes(32));
    // An operator who changes the secret below a filled log does not even get it open.
    relay = await startTestRelay({ dataFolder: join(root, 'else'), secretFile: secret, port: relay.port });
    terminal.wake();
    await until(() => state() === 'other-key');
    expect(await relay.services.relay.workspaces()).toEqual([]);
  },
);
