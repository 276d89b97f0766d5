// `baton restore --from-devices`: the data directory is gone, the secret is not; terminals that are devices fill it again.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { readConfig } from '@baton/sync-server/config';
import { openByHand, recoveringAt } from '@baton/sync-server/ops/as-operator';
import { startTestRelay, type TestRelay } from '@baton/sync-server/test/relay.fixture';
import { openHome } from '@baton/workspace/node/node-home';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';
import { afterAll, expect, test } from 'vitest';
import { foundCompany } from '../test/company.ts';
import { takeSeat, type Seat } from '../test/terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-from-devices-'));
const [data, secret] = [join(root, 'data'), join(root, 'relay.key')];
const [ann, bo, cy, it] = [takeSeat(), takeSeat(), takeSeat(), takeSeat()];
const open: Terminal[] = [];
afterAll(async () => {
  for (const terminal of open) await terminal.close();
  for (const seat of [ann, bo, cy, it]) seat.leave();
  rmSync(root, { recursive: true, force: true });
  delete process.env['BATON_SECRET'];
});
const terminalOf = async ({ home }: Seat): Promise<Terminal> => {
  const terminal = await openTerminal(openHome(home), { commands: [], questions: [] });
  open.push(terminal);
  return terminal;
};
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 100));
};
const entriesOf = async ({ services }: TestRelay, workspace: string) =>
  (await services.relay.options.log.read(workspace, 0, 1e9)).entries;

test(
  '[S184] [W244] a relay whose data is gone is filled again by its devices, decisions first, and goes on',
  { timeout: 120_000 },
  async () => {
    process.env['BATON_SECRET'] = secret;
    const relay = await startTestRelay({ dataFolder: data, secretFile: secret });
    const company = await foundCompany(relay.base, { home: ann.home, spaces: ['Marketing'] });
    open.push(company.terminal);
    expect((await bo.baton('join', await company.invite(), '--name', 'Bo Berg')).status).toBe(0);
    const bos = await terminalOf(bo);
    const [space = ''] = Object.keys(company.terminal.workspace.world.directory.spaces);
    const founding = { space, name: 'Spring launch', hue: 1, prefix: 'SPR' } as const;
    expect(isRefusal(await company.terminal.workspace.run(addProject, founding))).toBe(false);
    await company.terminal.saved(20_000);
    const { workspace } = company.terminal.workspace.world.me;
    const before = await entriesOf(relay, workspace);
    await relay.stop();
    rmSync(data, { recursive: true });

    const restored = await it.baton('restore', '--from-devices', '--to', data);
    expect([restored.status, restored.error]).toEqual([0, '']);
    expect(restored.out).toContain('to be filled by devices');
    const again = await startTestRelay({ dataFolder: data, secretFile: secret, port: relay.port });
    const about = (await (await fetch(`${again.base}/api/relay`)).json()) as object;
    expect(about).toMatchObject({ refilling: true, founding: false });
    const config = readConfig({ BATON_DATA: data, BATON_SECRET: secret, BATON_PORT: String(again.port) });
    for (const terminal of [company.terminal, bos]) terminal.wake();
    const knows = async (): Promise<boolean> => (await again.services.relay.workspace(workspace)) !== undefined;
    await until(knows);
    for (const terminal of [company.terminal, bos]) terminal.wake();
    // Bo's terminal that joined and the one that is open are one device.
    await until(async () => (await recoveringAt(config)).length === 0);
    await Promise.all([company.terminal, bos].map((terminal) => terminal.saved(20_000)));

    const after = await entriesOf(again, workspace);
    const decisions = (entries: typeof before) =>
      entries.flatMap((entry) => (entry.kind === 'ledger' ? [Buffer.from(entry.entry).toString('hex')] : []));
    expect(decisions(after).slice(0, decisions(before).length)).toEqual(decisions(before));
    const written = (entries: typeof before) =>
      new Set(
        entries.flatMap((entry) =>
          entry.kind === 'update' ? [`${entry.envelope.doc} ${entry.envelope.client} ${entry.envelope.to}`] : [],
        ),
      );
    expect([...written(before)].filter((one) => !written(after).has(one))).toEqual([]);
    expect((await again.services.relay.options.log.standing(workspace)).incarnation).toBeGreaterThan(1);
    // It goes on: somebody new comes in, and sees what there was.
    expect((await cy.baton('join', await company.invite(), '--name', 'Cy')).status).toBe(0);
    const cys = await terminalOf(cy);
    expect(Object.values(cys.workspace.world.titles.spaces)).toEqual(['Marketing']);
    expect((await openByHand(config, workspace)).isRecovering).toBe(false);
    await again.stop();
  },
);

test(
  '[S184] with another secret nothing that devices bring is taken: the workspace was not founded there',
  { timeout: 60_000 },
  async () => {
    const [other, key] = [join(root, 'other'), join(root, 'other.key')];
    writeFileSync(key, randomBytes(32), { mode: 0o600 });
    process.env['BATON_SECRET'] = key;
    expect((await it.baton('restore', '--from-devices', '--to', other)).status).toBe(0);
    const relay = await startTestRelay({ dataFolder: other, secretFile: key });
    const identity = openHome(ann.home).identity();
    const disk = openHome(ann.home).openDisk();
    const entries = (await disk.range('ledger')).map(({ value }) =>
      Buffer.from((value as { entry: Uint8Array }).entry).toString('base64url'),
    );
    disk.close();
    const bring = (path: string, body: object) =>
      fetch(`${relay.base}${path}`, {
        method: 'POST',
        headers: { origin: relay.base, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const answer = await bring('/api/refills', { workspace: identity?.workspace, incarnation: 1, entries });
    expect([answer.status, ((await answer.json()) as { why: string }).why]).toEqual([
      409,
      'This workspace was not founded on this relay.',
    ]);
    expect(await relay.services.relay.workspaces()).toEqual([]);
    await relay.stop();
  },
);

test('[S184] without the secret, or into a directory that holds something, nothing is begun', async () => {
  process.env['BATON_SECRET'] = join(root, 'none');
  const missing = await it.baton('restore', '--from-devices', '--to', join(root, 'third'));
  expect([missing.status, missing.error]).toEqual([1, expect.stringContaining('secret is missing')]);
  expect(missing.error).toContain('--new-secret makes another');
  expect(existsSync(join(root, 'third'))).toBe(false);
  process.env['BATON_SECRET'] = secret;
  const full = await it.baton('restore', '--from-devices', '--to', data);
  expect([full.status, full.error]).toEqual([1, expect.stringContaining('is not empty')]);
  const replaced = await it.baton('restore', '--from-devices', '--to', data, '--replace');
  expect(replaced.out).toContain(`What was there before is in ${data}.before-`);
  expect(readdirSync(data)).toEqual(['refilled-by-devices']);
  const named = await it.baton('restore', 'somewhere', '--from-devices');
  expect(named.error).toContain('there is no backup to name');
});
