// With a real relay: what it tells of itself and of the machine, and the file for support.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Diagnostics, RelayHealth } from '@baton/protocol/http-health';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commitAt, ownTree } from '../../ops/program.ts';
import { askOver, TestDevice } from '../../test/device.fixture.ts';
import { cast, openScene } from '../../test/scene.fixture.ts';
import { startMail, type TestMail } from '../../test/mail.fixture.ts';
import { startTestRelay, type TestRelay } from '../../test/relay.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });
let mail: TestMail;
let relay: TestRelay;
let backups: string;
beforeEach(async () => {
  mail = await startMail();
  backups = mkdtempSync(join(tmpdir(), 'baton-copies-'));
  relay = await startTestRelay({
    mail: mail.wish,
    opensAt: 'https://baton.example',
    backup: { to: backups, hours: 24, keep: 7 },
    settings: ['BATON_SMTP_URL', 'BATON_BACKUP_DIR'],
  });
});
afterEach(async () => {
  await relay.remove();
  await mail.close();
  rmSync(backups, { recursive: true });
});

test('[S419] [S423] [S424] who runs a workspace is told what runs, whom it asks out there, and the copies that lie there', async () => {
  const ann = await TestDevice.make(askOver(relay.base));
  const { workspace } = await ann.found('CanaryTitle');
  const health = async () => RelayHealth.parse((await ann.get(`/api/health/${workspace}`)).json);
  const node = process.versions.node;
  const at = `${mail.wish.host}:${mail.wish.port}`;
  const first = await health();
  expect(first.program).toEqual({ commit: await commitAt(ownTree), waiting: null, node });
  expect(first.outward).toEqual([{ what: 'mail', at, asked: 0, failed: 0, last: null }]);
  await ann.post('/api/letters/trial', { workspace, mail: 'ann@work.example' });
  expect((await health()).outward).toMatchObject([{ asked: 1, failed: 0 }]);
  // The first backup is made a second after the start.
  await vi.waitFor(
    async () => expect((await health()).backup.kept).toMatchObject({ count: 1, most: 7, hours: 24 }),
    30_000,
  );
  expect((await health()).backup.kept?.size).toBeGreaterThan(4_096);
});

test('[S430] the file for support has what runs and how it goes, and nothing of anybody', async () => {
  const ann = await TestDevice.make(askOver(relay.base));
  const joined = await ann.found('CanaryTitle');
  await ann.post('/api/letters/trial', { workspace: joined.workspace, mail: 'canary@work.example' });
  const answer = await ann.get(`/api/health/${joined.workspace}/diagnostics`);
  const told = Diagnostics.parse(answer.json);
  expect(told.settings).toEqual(['BATON_SMTP_URL', 'BATON_BACKUP_DIR']);
  expect(told.outward).toEqual([{ what: 'mail', asked: 1, failed: 0, last: expect.any(Number) as number }]);
  expect(told.metrics).toContain('baton_commit_seconds_bucket');
  expect(told.machine.platform).toBe(process.platform);
  const canaries = [
    'Canary',
    'canary@',
    joined.workspace,
    joined.space,
    ann.person,
    ann.device,
    mail.wish.host,
    backups,
  ];
  expect(canaries.filter((canary) => JSON.stringify(answer.json).includes(canary))).toEqual([]);
});

test('[S430] for everybody else there is no such file', async () => {
  const { ann, bo, joined } = await cast(await openScene(), 'ann', 'bo');
  const path = `/api/health/${joined.workspace}/diagnostics`;
  expect((await bo.get(path)).status).toBe(404);
  expect(Diagnostics.parse((await ann.get(path)).json)).toMatchObject({
    outward: [],
    settings: [],
    troubles: [],
    metrics: '',
  });
});
