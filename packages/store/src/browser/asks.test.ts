import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openAsks, type AskRow } from './asks.ts';

const row = (more: Partial<AskRow> = {}): AskRow => ({
  relay: 'https://a.example',
  workspace: 'w1',
  person: 'u1',
  device: 'd1',
  name: 'Eve',
  claim: 'c1',
  until: 9,
  key: {} as CryptoKey,
  publicKey: 'k',
  seed: new Uint8Array([1, 2]),
  ...more,
});

test('[workspace/W333] what was asked for is kept for each relay, the last one, until it is taken off', async () => {
  const asks = await openAsks('asks test');
  expect(await asks.at('https://a.example')).toBeUndefined();
  await asks.put(row());
  await asks.put(row({ claim: 'c2' }));
  await asks.put(row({ relay: 'https://b.example', claim: 'c3' }));
  asks.close();
  const again = await openAsks('asks test');
  expect(await again.at('https://a.example')).toEqual(row({ claim: 'c2' }));
  await again.remove('https://a.example');
  expect(await again.at('https://a.example')).toBeUndefined();
  expect((await again.at('https://b.example'))?.claim).toBe('c3');
  again.close();
});
