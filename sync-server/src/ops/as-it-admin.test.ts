// Tried as a new IT admin would, from docs/operate alone: TLS in front, the company's sign-on, mail, and `baton doctor` at
// the end; with an authority of the company's own, which no machine trusts by itself.
import { execFileSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { RelayHealth } from '@baton/protocol/http-health';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isGone, signalAndWait, startProcess, type RelayProcess } from '../faults/relay-process.fixture.ts';
import { TestDevice, type Joined } from '../test/device.fixture.ts';
import { startMail, type TestMail } from '../test/mail.fixture.ts';
import { startSignOn } from '../test/sign-on.fixture.ts';
import {
  authority,
  freePort,
  root,
  runBaton,
  settingsOfThePage,
  startNginx,
  writeSettings,
} from './as-it-admin.fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const needed = [
  ['nginx', '-v'],
  ['openssl', 'version'],
] as const;
function isHere(): boolean {
  try {
    for (const [program, word] of needed) execFileSync(program, [word], { stdio: 'pipe' });
    return true;
  } catch {
    process.stderr.write('SKIPPED: nginx or openssl is not installed, so docs/operate was not tried as it stands.\n');
    return false;
  }
}
const isTried = isHere();

const folder = mkdtempSync(join(tmpdir(), 'baton-operate-'));
const password = 'p%40ss word'.replace(' ', '-');
const trusted = getCACertificates('default');
const settingsFile = join(folder, 'baton.env');
let company: ReturnType<typeof authority>;
let mail: TestMail;
let signOn: Awaited<ReturnType<typeof startSignOn>>;
let nginx: ChildProcess;
let relay: RelayProcess | undefined;
let base: string;
let settings: Map<string, string>;

beforeAll(async () => {
  if (!isTried) return;
  company = authority(folder);
  mkdirSync(join(folder, 'data'));
  [mail, signOn] = await Promise.all([startMail({ ...company.pem, password: 'p@ss-word' }), startSignOn(company.pem)]);
  const [port, upstream] = [await freePort(), await freePort()];
  base = `https://localhost:${port}`;
  signOn.serve([`${base}/api/sign-in/came`]);
  // What the page gives as examples, with the company's own in their place; nothing else is set.
  settings = settingsOfThePage();
  const own = {
    NODE_EXTRA_CA_CERTS: company.ca,
    BATON_ADDRESS: base,
    BATON_SMTP_URL: `smtps://baton:${password}@127.0.0.1:${mail.wish.port}`,
    BATON_OIDC_ISSUER: signOn.issuer,
    BATON_OIDC_CLIENT: signOn.wish.client,
    BATON_OIDC_SECRET: signOn.wish.secret,
    BATON_DATA: join(folder, 'data'),
    BATON_SECRET: join(folder, 'secret', 'relay-key'),
    BATON_BACKUP_DIR: join(folder, 'backups'),
    BATON_HOST: '127.0.0.1',
    BATON_PORT: String(upstream),
  };
  for (const [name, value] of Object.entries(own)) settings.set(name, value);
  writeSettings(settingsFile, settings);
  nginx = startNginx(folder, { files: company.files, port, upstream });
  const env = Object.fromEntries(settings);
  relay = await startProcess({ dataFolder: join(folder, 'data'), env });
  // Whoever opens the page has the company's authority in their browser.
  setDefaultCACertificates([...trusted, readFileSync(company.ca, 'utf8')]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  nginx?.kill('SIGKILL');
  if (relay && !isGone(relay)) await signalAndWait(relay, 'SIGTERM');
  await Promise.all([mail?.close(), signOn?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const ask = (
  path: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: object } = {},
) =>
  fetch(new URL(path, base), {
    method,
    redirect: 'manual',
    headers: { origin: base, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test.skipIf(!isTried)('[S381] the page names every line that is needed, and the file that they go into', () => {
  const named = [...settingsOfThePage().keys()].toSorted();
  expect(named).toEqual([
    'BATON_ADDRESS',
    'BATON_MAIL_FROM',
    'BATON_OIDC_CLIENT',
    'BATON_OIDC_ISSUER',
    'BATON_OIDC_NAME',
    'BATON_OIDC_SECRET',
    'BATON_SMTP_URL',
    'NODE_EXTRA_CA_CERTS',
  ]);
  const unit = readFileSync(join(root, 'deploy/baton.service'), 'utf8');
  expect(unit).toContain('EnvironmentFile=-/etc/baton.env');
  // What the unit starts is there after the page's own build.
  const [program = '', , file = ''] = /^ExecStart=(.*)$/mu.exec(unit)?.[1]?.split(' ') ?? [];
  for (const one of [program.replace('/opt/baton/', ''), file]) expect(existsSync(join(root, one))).toBe(true);
});

test.skipIf(!isTried)(
  '[S381] a workspace is founded over TLS, its owner is linked at the sign-on, and a letter comes',
  async () => {
    await vi.waitFor(async () => expect((await ask('/healthz')).status).toBe(200), { timeout: 30_000 });
    const ann = await TestDevice.make(ask);
    const joined: Joined = await ann.found('Fern');
    // Settings, How you sign in, Link: there and back.
    const session = ann.cookie;
    const { json } = await ann.post('/api/account/sign-on', { workspace: joined.workspace });
    const came = await signOn.walk((json as { url: string }).url);
    expect(came.startsWith(`${base}/api/sign-in/came`)).toBe(true);
    ann.cookie = session;
    // Admin, Relay, Mail: a trial letter.
    const tried = await ann.post('/api/letters/trial', { workspace: joined.workspace, mail: 'ann@example.org' });
    expect([tried.status, mail.arrived.map(({ to }) => to)]).toEqual([200, [['ann@example.org']]]);
    expect(mail.arrived[0]?.header('From')).toContain(settings.get('BATON_MAIL_FROM') ?? '');
    // Admin, Relay, TLS: what people are shown at the address that was set.
    await vi.waitFor(
      async () => {
        const { tls } = RelayHealth.parse((await ann.get(`/api/health/${joined.workspace}`)).json);
        expect(tls).toMatchObject({ isAsked: true, shown: { address: new URL(base).host, issuer: 'Company' } });
        expect([tls?.shown?.fault, (tls?.shown?.until ?? 0) > Date.now()]).toEqual([null, true]);
      },
      { timeout: 30_000, interval: 500 },
    );
  },
);

test.skipIf(!isTried)(
  '[S381] `baton doctor`, as the page installs it, goes as far as the sign-on and the mail server',
  async () => {
    const { said } = await runBaton(settingsFile, ['doctor']);
    expect(said).toContain(
      `ok    The company’s sign-on answers (${settings.get('BATON_OIDC_NAME')}, ${signOn.issuer}).`,
    );
    expect(said).toContain(`Registered there must be ${base}/api/sign-in/came.`);
    expect(said).toMatch(/ok {4}The mail server answers \(127\.0\.0\.1, port \d+\), and letters come from/u);
    expect(said).toMatch(/ok {4}The relay on port \d+ is open\./u);
  },
);

test.skipIf(!isTried)('[S381] without the company’s authority it says what is missing, of both', async () => {
  const without = new Map([...settings].filter(([name]) => name !== 'NODE_EXTRA_CA_CERTS'));
  const file = join(folder, 'without.env');
  writeSettings(file, without);
  const { status, said } = await runBaton(file, ['doctor']);
  expect(status).toBe(1);
  expect(said).toContain(
    'this machine does not trust its certificate. Name your authority’s file in NODE_EXTRA_CA_CERTS.',
  );
  expect(said).toContain('or one with a certificate that this machine does not trust.');
});
