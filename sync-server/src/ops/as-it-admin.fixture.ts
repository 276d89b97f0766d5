// What somebody who sets Baton up for the first time does, from docs/operate alone: its commands and its lines for
// /etc/baton.env are read from the page itself, and only names and ports are put in the place of the examples.
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Certificate } from '../test/sign-on.fixture.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(join(root, 'docs/operate/README.md'), 'utf8');

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The company's own authority, and a certificate of localhost by it. */
export function authority(folder: string): {
  readonly ca: string;
  readonly files: Certificate;
  readonly pem: Certificate;
} {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', cwd: folder });
  const days = ['-days', '2'];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    ...days,
    '-subj',
    '/CN=Company',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    'privkey.pem',
    '-out',
    'asked.csr',
  );
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl('x509', '-req', '-in', 'asked.csr', ...by, ...days, '-extfile', 'names', '-out', 'fullchain.pem');
  const files = { key: at('privkey.pem'), cert: at('fullchain.pem') };
  return {
    ca: at('ca.pem'),
    files,
    pem: { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') },
  };
}

/** Every line that the page says to put into /etc/baton.env, without what stands behind `#`. */
export function settingsOfThePage(): Map<string, string> {
  const blocks = page.match(/```\n# in \/etc\/baton\.env\n[^`]*```/gu) ?? [];
  const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => /^[A-Z_]+=/u.test(line));
  return new Map(
    lines.map((line) => {
      const [told = ''] = line.split('#');
      const at = told.indexOf('=');
      return [told.slice(0, at), told.slice(at + 1).trim()];
    }),
  );
}

/** As systemd and deploy/baton read it: a line each, the value as it is. */
export function writeSettings(file: string, settings: ReadonlyMap<string, string>): void {
  writeFileSync(file, [...settings].map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o640 });
}

/** deploy/nginx.conf as the page says: one's name, one's certificate. */
export function startNginx(
  folder: string,
  { files, port, upstream }: { readonly files: Certificate; readonly port: number; readonly upstream: number },
): ChildProcess {
  const site = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
    .replace(/server \{\s+listen 80;[^}]*\}/u, '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replaceAll('baton.example.org', 'localhost')
    .replace('/etc/ssl/baton/fullchain.pem', files.cert)
    .replace('/etc/ssl/baton/privkey.pem', files.key)
    .replace('127.0.0.1:4848', `127.0.0.1:${upstream}`);
  mkdirSync(join(folder, 'nginx'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/nginx;`,
  );
  const whole = `pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {} http { access_log off; ${temporary.join(' ')}\n${site} }`;
  writeFileSync(join(folder, 'nginx.conf'), whole);
  return spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' });
}

/** `baton …` as the page installs it: deploy/baton, with its place and settings here. Answers status and words. */
export function runBaton(
  settings: string,
  args: readonly string[],
): Promise<{ readonly status: number; readonly said: string }> {
  const env = {
    PATH: process.env['PATH'],
    BATON_USER: userInfo().username,
    BATON_PLACE: root,
    BATON_SETTINGS: settings,
  };
  return new Promise((resolve) => {
    execFile(join(root, 'deploy/baton'), [...args], { env }, (fault, stdout, stderr) =>
      resolve({ status: fault === null ? 0 : Number(fault.code ?? -1), said: `${stdout}${stderr}` }),
    );
  });
}
