import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';

// Real threads, files and sockets: what takes a second here takes ten on a loaded machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'baton-web-'));
const page = `<!doctype html><title>Baton</title>${' '.repeat(2_000)}`;
let relay: TestRelay;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not yours');
  writeFileSync(join(folder, 'dist', 'index.html'), page);
  writeFileSync(join(folder, 'dist', 'sw.js'), 'self');
  writeFileSync(join(folder, 'dist', '.hidden'), 'not yours');
  writeFileSync(join(folder, 'dist', 'assets', 'entry-Ab3dEf9h.js'), 'export {}');
  relay = await startTestRelay({ webFolder: join(folder, 'dist') });
});
afterAll(async () => {
  await relay.remove();
  rmSync(folder, { recursive: true });
});
const get = (path: string, headers: Record<string, string> = {}) => fetch(relay.base + path, { headers });

describe('the web app’s files', () => {
  test('[S58] an address of the app answers its page; the page and the service worker are asked for anew each time', async () => {
    for (const path of ['/', '/boards/b1', '/s/x/t/SPR-12']) {
      const response = await get(path);
      expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/html; charset=utf-8', page]);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
  });

  test('[S58] a file with a hash in its name is kept for ever; text goes out packed', async () => {
    expect((await get('/assets/entry-Ab3dEf9h.js')).headers.get('cache-control')).toContain('immutable');
    const packed = await get('/', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await rawBody('/')).toString()).toBe(page);
  });

  test('[S58] no path leads out of the folder, to hidden files, or from a missing file to the page', async () => {
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/.hidden',
      '/%2ehidden',
      '/assets/gone-Ab3dEf9h.js',
      '//secret.txt',
    ];
    for (const path of paths) {
      const body = await rawGet(path);
      expect(body).not.toContain('not yours');
    }
    expect((await get('/assets/gone-Ab3dEf9h.js')).status).toBe(404);
    expect((await get('/api/gone')).status).toBe(404);
    expect((await get('/sync')).status).toBe(404);
    expect(await (await get('/healthz')).json()).toMatchObject({ state: 'open' });
  });
});

/** As sent, nothing tidied: fetch would resolve the dots itself. */
async function rawGet(path: string): Promise<string> {
  const { connect } = await import('node:net');
  const socket = connect(relay.port, '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}
async function rawBody(path: string): Promise<Buffer> {
  const { get: ask } = await import('node:http');
  return new Promise((resolve) => {
    ask(relay.base + path, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
}
