// The files of deploy/, run: nginx and Caddy as they are shipped, with ports and a certificate of the test, and a relay
// behind them. What is not installed here is skipped aloud.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startTestRelay } from '../test/relay.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });
const deploy = fileURLToPath(new URL('../../../deploy/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baton-proxy-'));
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function isHere(program: string): boolean {
  try {
    execFileSync(program, [program === 'nginx' ? '-v' : 'version'], { stdio: 'pipe' });
    return true;
  } catch {
    process.stderr.write(`SKIPPED: ${program} is not installed, so deploy/ was not tried with it.\n`);
    return false;
  }
}
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
async function listens(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.end());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
function start(program: string, args: readonly string[], env: Record<string, string> = {}): void {
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  running.push(spawn(program, args, { env: { ...process.env, ...home, ...env }, stdio: 'ignore' }));
}

async function behindNginx(upstream: number): Promise<number> {
  const [port, plain] = [await freePort(), await freePort()];
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'pipe' });
  const site = readFileSync(join(deploy, 'nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replaceAll('baton.example.org', 'localhost')
    .replace('/etc/ssl/baton/fullchain.pem', cert)
    .replace('/etc/ssl/baton/privkey.pem', key)
    .replace('127.0.0.1:4848', `127.0.0.1:${upstream}`);
  mkdirSync(join(folder, 'nginx'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/nginx;`,
  );
  const whole = `pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {} http { access_log off; ${temporary.join(' ')}\n${site} }`;
  writeFileSync(join(folder, 'nginx.conf'), whole);
  start('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;']);
  await listens(port);
  return port;
}
async function behindCaddy(upstream: number): Promise<number> {
  const port = await freePort();
  const file = join(folder, 'Caddyfile');
  // A certificate of its own, no port 80 and no trust store: the site's block is as it is shipped.
  const options = '{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tlocal_certs\n}\n';
  writeFileSync(file, options + readFileSync(join(deploy, 'Caddyfile'), 'utf8'));
  start('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
    BATON_DOMAIN: `localhost:${port}`,
    BATON_UPSTREAM: `127.0.0.1:${upstream}`,
  });
  await listens(port);
  return port;
}

interface Got {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}
const ask = (
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { body, ...rest } = init;
    const asked = request(url, { ...rest, rejectUnauthorized: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.on('error', reject).end(body);
  });
const upgrade = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, { headers, rejectUnauthorized: false });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });

const proxies = [
  ['nginx', behindNginx],
  ['caddy', behindCaddy],
] as const;
describe.each(proxies)('%s', (program, behind) => {
  test.skipIf(!isHere(program))(
    '[S131] people come over TLS, sockets pass with their Origin, and nobody can pretend to be near',
    async () => {
      const relay = await startTestRelay({ founding: undefined });
      const base = `https://localhost:${await behind(relay.port)}`;
      const health = await ask(`${base}/healthz`);
      expect([health.status, JSON.parse(health.text)]).toEqual([200, expect.objectContaining({ state: 'open' })]);
      // The relay has heard that it was asked over TLS.
      expect(health.headers['strict-transport-security']).toContain('max-age=');
      const socket = `${base.replace('https', 'wss')}/sync`;
      expect(await upgrade(socket, { origin: base })).toBe(101);
      expect(await upgrade(socket, { origin: 'https://evil.example' })).toBe(403);
      const post = (origin: string) =>
        ask(`${base}/api/challenges`, {
          method: 'POST',
          body: '{}',
          headers: { origin, 'content-type': 'application/json' },
        });
      expect((await post(base)).status).toBe(200);
      expect((await post('https://evil.example')).status).toBe(403);
      expect((await ask(`${base}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404);
      await relay.remove();
    },
  );
});
