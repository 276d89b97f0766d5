import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '@baton/sync-server/config';
import { openByHand, recoveringAt } from '@baton/sync-server/ops/as-operator';
import { startTestRelay } from '@baton/sync-server/test/relay.fixture';
import { takeSeat } from '../test/terminal.ts';
import { examine } from './examine.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-recovery-'));
const seat = takeSeat();
afterAll(() => {
  seat.leave();
  rmSync(root, { recursive: true, force: true });
});

test('a restored relay says how many devices were heard, and is opened by hand', { timeout: 120_000 }, async () => {
  const [data, copies, again] = ['data', 'copies', 'again'].map((name) => join(root, name)) as [string, string, string];
  await seat.baton('seed', '--people', '2', '--tasks', '60', '--data', data, '--json');
  const { out } = await seat.baton('backup', '--data', data, '--to', copies, '--json');
  const { folder } = JSON.parse(out) as { folder: string };
  await seat.baton('restore', folder, '--to', again);
  cpSync(join(data, 'secrets'), join(again, 'secrets'), { recursive: true });
  const relay = await startTestRelay({ dataFolder: again });
  const config = readConfig({ BATON_DATA: again, BATON_PORT: String(relay.port) });
  const [one] = await recoveringAt(config);
  expect(one).toMatchObject({ isRecovering: true, heard: 0 });
  const note = (await examine(config, Date.now())).find(({ about }) => about === 'recovering');
  expect(note?.level).toBe('note');
  expect(note?.sentence).toMatch(/ 0 of \d+ devices heard, newest decision \d+\. `baton recovery --open` lets/);
  const health = async () => (await (await fetch(`${relay.base}/healthz`)).json()) as { state: string };
  expect((await health()).state).toBe('recovering');
  process.env['BATON_PORT'] = String(relay.port);
  expect((await seat.baton('recovery', '--data', again)).out).toMatch(
    /0 of \d+ devices heard[^]*Back are \d+ documents of records, \d+ pages?, \d+ conversations?: \d+ edits\.[^]*with --open, now/,
  );
  expect((await seat.baton('recovery', '--data', again, '--open')).out).toMatch(/Opened, with \d+ devices? not heard/);
  expect((await seat.baton('recovery', '--data', again)).out).toBe('Nothing is being filled again.\n');
  expect((await health()).state).toBe('open');
  expect((await openByHand(config, one?.workspace ?? '')).isRecovering).toBe(false);
  // With another secret nobody is told anything.
  const foreign = readConfig({ BATON_DATA: data, BATON_SECRET: join(root, 'none'), BATON_PORT: String(relay.port) });
  await expect(recoveringAt(foreign)).rejects.toThrow('is not there or cannot be read');
  await relay.remove();
});
