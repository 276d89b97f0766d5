import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, getCACertificates, setDefaultCACertificates, type Server } from 'node:tls';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { authority, freePort } from './as-it-admin.fixture.ts';
import { watchCertificate } from './certificate.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const hour = 3_600_000;
function isHere(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    process.stderr.write('SKIPPED: openssl is not installed, so no certificate was looked at.\n');
    return false;
  }
}
const isTried = isHere();
const folder = mkdtempSync(join(tmpdir(), 'baton-certificate-'));
const trusted = getCACertificates('default');
let company: ReturnType<typeof authority>;
let server: Server | undefined;
let looks = 0;
let port = 0;

beforeAll(async () => {
  if (!isTried) return;
  company = authority(folder);
  const proxy = createServer({ ...company.pem }, (socket) => void socket.on('error', () => undefined));
  proxy.on('connection', () => void (looks += 1));
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = proxy.address() as AddressInfo);
  server = proxy;
});
afterAll(() => {
  setDefaultCACertificates(trusted);
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('[S431] where IT set no address, or one without TLS, nothing is opened and nothing is told', async () => {
  expect(await watchCertificate(undefined, Date.now)()).toBeNull();
  expect(await watchCertificate('http://localhost:1', Date.now)()).toBeNull();
  expect(await watchCertificate('no address', Date.now)()).toBeNull();
});

test.skipIf(!isTried)(
  '[S431] what is shown there is told: by whom, until when, and what this machine holds against it; looked at once an hour',
  async () => {
    let at = Date.now();
    const look = watchCertificate(`https://localhost:${port}`, () => at);
    const [first, second] = await Promise.all([look(), look()]);
    expect(first).toMatchObject({ address: `localhost:${port}`, at, issuer: 'Company' });
    expect(first?.fault).toMatch(/^UNABLE_TO_|^SELF_SIGNED/u);
    expect(Math.round(((first?.until ?? 0) - (first?.since ?? 0)) / (24 * hour))).toBe(2);
    expect(second).toEqual(first);
    await vi.waitFor(() => expect(looks).toBe(1), { timeout: 20_000 });
    // Meanwhile the company's authority is trusted here, and somebody looks within the hour.
    setDefaultCACertificates([...trusted, readFileSync(company.ca, 'utf8')]);
    at += hour - 1;
    expect((await look())?.fault).toBe(first?.fault);
    at += 1;
    expect(await look()).toMatchObject({ at, issuer: 'Company', fault: null });
    const other = watchCertificate(`https://127.0.0.2:${port}`, () => at);
    expect(await other()).toMatchObject({ until: null, fault: 'ECONNREFUSED' });
  },
);

test('[S431] where nothing answers that is said, and tried again after a minute', async () => {
  let at = Date.now();
  const closed = await freePort();
  const look = watchCertificate(`https://127.0.0.1:${closed}`, () => at);
  const first = await look();
  expect(first).toMatchObject({ until: null, issuer: '', fault: 'ECONNREFUSED' });
  at += 59_999;
  expect(await look()).toBe(first);
  at += 1;
  expect((await look())?.at).toBe(at);
});
