import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';
import { openRelayKey } from './ledger/relay-key.ts';
import { holdAlone } from './ops/one-relay.ts';
import { startTestRelay } from './test/relay.fixture.ts';

// Real threads, files and sockets: what takes a second here takes ten on a loaded machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

describe('what the relay is told', () => {
  test('[S61] needs nothing: port 4848, ./data, every interface', () => {
    expect(readConfig({})).toMatchObject({
      port: 4848,
      host: '0.0.0.0',
      dataFolder: resolve('data'),
      origins: [],
      logLevel: 'warn',
    });
    const set = readConfig({
      BATON_PORT: '0',
      BATON_DATA: '/x',
      BATON_FOUNDING: 'closed',
      BATON_ORIGINS: 'http://a:1, http://b:2',
    });
    expect(set).toMatchObject({ port: 0, dataFolder: '/x', founding: 'closed', origins: ['http://a:1', 'http://b:2'] });
  });

  test('[S61] a setting that makes no sense is named in a sentence', () => {
    expect(() => readConfig({ BATON_PORT: 'many' })).toThrow(/BATON_PORT/);
    expect(() => readConfig({ BATON_FOUNDING: 'maybe' })).toThrow(/BATON_FOUNDING/);
  });
});

describe('the data directory', () => {
  test('[S62] belongs to one relay at a time, and is free again when that one stops', async () => {
    const relay = await startTestRelay();
    await expect(startTestRelay({ dataFolder: relay.dataFolder })).rejects.toThrow('Another relay is running');
    const again = await relay.restart();
    await again.remove();
  });

  test('[S62] a lock is let go of', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-lock-'));
    const first = holdAlone(join(folder, 'relay.lock'));
    expect(() => holdAlone(join(folder, 'relay.lock'))).toThrow('Another relay');
    first.release();
    holdAlone(join(folder, 'relay.lock')).release();
    rmSync(folder, { recursive: true });
  });

  test('[S63] the relay’s key is made once, is the same after a restart, and is for the relay’s user alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-key-'));
    const file = join(folder, 'secrets', 'relay-key');
    const [first, again] = [await openRelayKey(file), await openRelayKey(file)];
    expect(first.publicKey).toBe(again.publicKey);
    expect([statSync(file).mode & 0o777, statSync(join(folder, 'secrets')).mode & 0o777]).toEqual([0o600, 0o700]);
    writeFileSync(file, 'short');
    await expect(openRelayKey(file)).rejects.toThrow('32 bytes');
    rmSync(folder, { recursive: true });
  });
});
