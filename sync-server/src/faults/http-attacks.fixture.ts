// Attacks over HTTP: bodies, paths, methods and patience.
import { pause, type Attack, type Target } from './target.fixture.ts';

const post = (target: Target, path: string, body: string): Promise<Response> =>
  target.fetch(path, { method: 'POST', body });
/** Answered with a refusal, or cut off; never with what was wanted, and never with a fault of the relay's. */
async function expectRefused(answering: Promise<Response>): Promise<void> {
  const response = await answering.catch(() => undefined);
  if (!response) return;
  await response.text();
  if (response.status < 400 || response.status >= 500) throw new Error(`answered ${response.status}: ${response.url}`);
}

export const httpAttacks: readonly Attack[] = [
  {
    name: 'a body larger than any may be',
    run: (target, variant) =>
      expectRefused(post(target, '/api/sessions', JSON.stringify({ a: 'x'.repeat(300_000 * (variant + 1)) }))),
  },
  {
    name: 'JSON that goes down and down',
    run: (target, variant) => {
      const depth = 20_000 * (variant + 1);
      return expectRefused(post(target, '/api/sessions', '['.repeat(depth) + ']'.repeat(depth)));
    },
  },
  {
    name: 'JSON that is none',
    run: (target, variant) =>
      expectRefused(post(target, '/api/tickets', ['', '{', '\u0000', '{"__proto__":{"a":1}}', '1e999'][variant] ?? '')),
  },
  {
    name: 'paths by another way',
    run: (target, variant) => {
      const paths = ['//api//tickets', '/api/%2e%2e/tickets', '/api%2Ftickets', '/api/tickets/', '/API/TICKETS'];
      return expectRefused(target.fetch(paths[variant] ?? '', { method: 'POST', body: '{}' }));
    },
  },
  {
    name: 'files that are not the app’s',
    async run(target, variant) {
      const paths = [
        '/../../../etc/passwd',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/..%5c..%5cetc',
        '/assets/..%2f..%2f..%2fetc/passwd',
        '/log.db',
      ];
      const line = await target.line();
      let said = '';
      line.on('data', (bytes: Buffer) => (said += bytes.toString()));
      line.write(`GET ${paths[variant]} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nConnection: close\r\n\r\n`);
      await new Promise((resolve) => line.once('close', resolve));
      if (/root:|SQLite format/.test(said)) throw new Error(`a file of the machine was served: ${paths[variant]}`);
    },
  },
  {
    name: 'a method in disguise',
    run: (target, variant) => {
      const ways = [
        { method: 'PUT' },
        { method: 'GET', headers: { 'x-http-method-override': 'POST' } },
        { method: 'DELETE' },
        { method: 'PATCH' },
        { method: 'POST', headers: { 'x-http-method-override': 'DELETE' } },
      ];
      return expectRefused(target.fetch('/api/tickets', ways[variant]));
    },
  },
  {
    name: 'a body that never ends',
    async run(target, variant) {
      const lines = await Promise.all(Array.from({ length: 10 * (variant + 1) }, () => target.line()));
      for (const line of lines)
        line.write(
          `POST /api/sessions HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nOrigin: ${target.base}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
        );
      for (let at = 0; at < 10; at += 1) {
        for (const line of lines) line.write(' ');
        await pause(10);
      }
      for (const line of lines) line.destroy();
    },
  },
  {
    name: 'two requests in one',
    async run(target, variant) {
      const line = await target.line();
      let said = '';
      line.on('data', (bytes: Buffer) => (said += bytes.toString()));
      const host = `Host: 127.0.0.1:${target.port}\r\n`;
      const lengths = [
        'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
        'Content-Length: 4\r\nContent-Length: 44\r\n',
        'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
        'Transfer-Encoding: xchunked\r\n',
        'Content-Length: +4\r\n',
      ];
      line.write(
        `POST /api/challenges HTTP/1.1\r\n${host}Origin: ${target.base}\r\n${lengths[variant]}\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`,
      );
      await Promise.race([new Promise((resolve) => line.once('close', resolve)), pause(120)]);
      line.destroy();
      if (/\bHTTP\/1\.1 200 OK\b/.test(said)) throw new Error('a request that was smuggled in was answered');
    },
  },
  {
    name: 'asking too often',
    async run(target, variant) {
      const network = target.network();
      const ask = (): Promise<number> =>
        target.fetch('/api/recoveries', { method: 'POST', body: '{}', headers: network }).then(async (response) => {
          await response.text();
          return response.status;
        });
      const answers = await Promise.all(Array.from({ length: 60 * (variant + 4) }, ask));
      if (!answers.includes(429)) throw new Error('nobody was told to wait');
    },
  },
];
