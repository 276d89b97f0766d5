import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientsSeen, RelayHealth } from '@baton/protocol/http-health';
import { afterAll, expect, test, vi } from 'vitest';
import { SessionBook } from '../../access/session-book.ts';
import { askOver, TestDevice } from '../../test/device.fixture.ts';
import { TestLink } from '../../test/link.fixture.ts';
import { startTestRelay } from '../../test/relay.fixture.ts';
import { cast, openScene } from '../../test/scene.fixture.ts';

// A real relay: what takes a second here takes twenty on a loaded machine.
vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'baton-clients-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pageOf = (app: string) => `<!doctype html><script type="module" crossorigin src="/assets/${app}"></script>`;
function giveOut(app: string): string {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'index.html'), pageOf(app));
  return join(folder, 'dist');
}

test('[S432] whoever runs the workspace is told with which build each device came last, and which is given out since when', async () => {
  const relay = await startTestRelay({ webFolder: giveOut('index-one.js') });
  const ask = askOver(relay.base);
  const [ann, bo] = [await TestDevice.make(ask), await TestDevice.make(ask)];
  const joined = await ann.found();
  await bo.accept(await ann.invite(joined));
  const told = async () => ClientsSeen.parse((await ann.get(`/api/health/${joined.workspace}/clients`)).json);
  const ticket = (device: TestDevice, app?: unknown) =>
    device.post('/api/tickets', { workspace: joined.workspace, ...(app === undefined ? {} : { app }) });
  const appOf = async (device: TestDevice) => (await told()).devices.find((one) => one.device === device.device)?.app;
  const since = (await told()).app?.since ?? 0;
  expect(await told()).toMatchObject({ app: { name: 'index-one.js' } });
  expect(since).toBeGreaterThan(0);
  expect(await appOf(ann)).toBeNull();
  await ticket(ann, 'index-one.js');
  await ticket(bo, 'index-zero.js');
  expect([await appOf(ann), await appOf(bo)]).toEqual([
    { name: 'index-one.js', since },
    { name: 'index-zero.js', since: null },
  ]);
  // A new one is given out; what a device says that is no name is as if it had said nothing, and lets it in all the same.
  giveOut('index-twelve.js');
  expect(await told()).toMatchObject({ app: { name: 'index-twelve.js' } });
  for (const odd of ['<script>', 7, '', 'x'.repeat(81)]) expect((await ticket(ann, odd)).status).toBe(200);
  expect(await appOf(ann)).toEqual({ name: 'index-one.js', since });
  // Where nothing is heard of a build it is still known with which one came last.
  await ticket(ann);
  expect((await appOf(ann))?.name).toBe('index-one.js');
  const link = await TestLink.open(relay.base, { device: bo, joined });
  await link.live();
  expect((await told()).devices.map(({ device, isHere }) => [device === bo.device, isHere])).toEqual(
    expect.arrayContaining([
      [true, true],
      [false, false],
    ]),
  );
  link.close();
  // How it came over TLS is by the proxy's word, and no certificate is looked for where IT named no address.
  const path = `/api/health/${joined.workspace}`;
  const health = async (headers?: Record<string, string>) => RelayHealth.parse((await ann.get(path, headers)).json).tls;
  expect(await health()).toEqual({ isAsked: false, shown: null });
  await relay.remove();
});

test('[S432] for others in it there is no such route, and nobody is told of a device that was removed', async () => {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const path = `/api/health/${joined.workspace}/clients`;
  expect((await bo.get(path)).status).toBe(404);
  const named = async () => ClientsSeen.parse((await ann.get(path)).json).devices.map(({ device }) => device);
  expect(await named()).toContain(bo.device);
  await ann.propose(joined, { type: 'device-revoked', device: bo.device });
  expect(await named()).not.toContain(bo.device);
});

test('[S432] a table of sessions that an older relay made goes on', () => {
  const file = join(folder, 'sessions.db');
  const now = () => 1_000;
  new SessionBook(file, now).close();
  const book = new SessionBook(file, now);
  book.open({ workspace: 'w', device: 'd' });
  book.cameWith({ workspace: 'w', device: 'd' }, 'index-one.js');
  expect(book.markOf({ workspace: 'w', device: 'd' })).toMatchObject({ app: 'index-one.js', signedOut: false });
  book.signOut('w', ['d']);
  book.open({ workspace: 'w', device: 'd' });
  expect(book.markOf({ workspace: 'w', device: 'd' })?.app).toBe('index-one.js');
  expect([book.givenSince('index-one.js'), book.sinceOf('index-two.js')]).toEqual([1_000, null]);
  book.close();
  const later = new SessionBook(file, () => 9_000);
  expect([later.givenSince('index-one.js'), later.givenSince('index-two.js')]).toEqual([1_000, 9_000]);
  later.close();
});
