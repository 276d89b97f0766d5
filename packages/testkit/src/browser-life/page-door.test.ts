// What a page asks beside the worker that holds the workspace open.
import 'fake-indexeddb/auto';
import { createDeviceKey, signBytes, type SigningKey } from '@baton/ledger/keys';
import { relayMessage } from '@baton/ledger/proofs';
import { diskName, type DeviceRow } from '@baton/store/browser/devices';
import { openDexieDisk } from '@baton/store/disks/dexie-disk';
import { afterEach, expect, test, vi } from 'vitest';
import { askCode } from '@baton/workspace/doors/device-codes';
import { identityOf } from '@baton/workspace/identity';
import { browserDoorOf, keepDevice } from '@baton/workspace/browser/surroundings';

afterEach(() => vi.unstubAllGlobals());
const relay = 'https://relay.example';
const [workspace, person, device] = ['w', 'u', 'd'].map((letter) => letter + '1'.repeat(17)) as [
  string,
  string,
  string,
];

async function scene(): Promise<{ row: DeviceRow; real: SigningKey }> {
  const [key, real] = await Promise.all([createDeviceKey(), createDeviceKey()]);
  const named = { relay, workspace, person, device };
  const row = {
    ...named,
    deviceNo: 1,
    incarnation: 1,
    title: '',
    key: 'k' as never,
    publicKey: key.publicKey,
    openedAt: 1,
  };
  await keepDevice(row);
  const disk = await openDexieDisk({
    name: diskName(row),
    onWanted: async () => undefined,
    onBlocked: () => undefined,
  });
  const write = { put: 'meta', key: 'world', value: { book: { relayKey: real.publicKey } } } as const;
  await disk.commit([write], { strict: true, generation: await disk.lead() });
  disk.close();
  return { row, real };
}
function answer(claims: SigningKey, signs: SigningKey): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    if (pathname === '/api/relay')
      return Response.json({
        name: 'baton',
        protocol: 1,
        founding: false,
        relayKey: claims.publicKey,
        secure: true,
        now: 5,
      });
    if (pathname === '/api/device-codes') return Response.json({ id: 'I'.repeat(22), code: 'ABCDEFGH', expires: 9 });
    const { prove } = JSON.parse(init.body as string) as { prove: { nonce: string } };
    const given = 'C'.repeat(43);
    const message = relayMessage({ at: relay, workspace, device, nonce: prove.nonce, given });
    return Response.json({ nonce: given, proof: await signBytes(signs, message) });
  });
  return asked;
}

test('[W508] what a page sends on the device’s behalf goes to the relay that the device knows, and to no other', async () => {
  const { row, real } = await scene();
  const other = await createDeviceKey();
  for (const [claims, signs] of [
    [real, other],
    [other, other],
  ] as const) {
    const asked = answer(claims, signs);
    expect(await askCode(await browserDoorOf(identityOf(row)), workspace)).toMatchObject({ kind: 'other-key' });
    expect(asked).not.toContain('/api/device-codes');
  }
  const asked = answer(real, real);
  await askCode(await browserDoorOf(identityOf(row)), workspace);
  expect(asked).toContain('/api/device-codes');
});
