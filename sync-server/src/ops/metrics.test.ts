import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openDrill } from '../backup/drill.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'baton-metrics-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const token = 'a-token-of-sixteen-characters';

test('[S130] what happened is counted, for this machine, and nothing in it says who or what', async () => {
  const drill = await openDrill();
  await drill.write(10);
  const response = await fetch(`${drill.relay.base}/metrics`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/plain');
  for (const line of [
    'baton_batches_total{answer="accepted"} 10',
    'baton_open 1',
    'baton_devices 1',
    'baton_commit_seconds_count 10',
  ])
    expect(text).toContain(line);
  expect(text).toMatch(/baton_disk_free_bytes [1-9]/);
  expect(text).toMatch(/baton_nodejs_eventloop_lag_seconds /);
  for (const secret of [drill.joined.workspace, drill.joined.space, drill.ann.person, 'value 3'])
    expect(text).not.toContain(secret);
  drill.link.close();
  await drill.relay.remove();
});

test('[S406] files are told: how many, their bytes, to how many nothing refers, and how many were removed', async () => {
  const drill = await openDrill();
  const { book } = drill.relay.services.files;
  const name = { workspace: drill.joined.workspace, hash: 'a'.repeat(64) };
  book.keep(name, { size: 70, type: 'text/plain' });
  await drill.relay.sweeping.sweep();
  const text = await (await fetch(`${drill.relay.base}/metrics`)).text();
  for (const line of [
    'files 1',
    'files_bytes 70',
    'files_unreferred 1',
    'files_unreferred_bytes 70',
    'files_removed 0',
  ])
    expect(text).toContain(`baton_${line}\n`);
  drill.link.close();
  await drill.relay.remove();
});

test('[S130] for others it is not there, unless they have the token', async () => {
  const drill = await openDrill({ metricsToken: token });
  const ask = (headers: Record<string, string>) => fetch(`${drill.relay.base}/metrics`, { headers });
  // Through a proxy on this machine, from elsewhere.
  const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
  expect((await ask(elsewhere)).status).toBe(404);
  expect((await ask({ ...elsewhere, authorization: `Bearer ${token}x` })).status).toBe(404);
  expect((await ask({ ...elsewhere, authorization: `Bearer ${token}` })).status).toBe(200);
  drill.link.close();
  await drill.relay.remove();
});
