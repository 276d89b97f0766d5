// Attacks on the line itself: before anybody has said who they are, and by not behaving as sockets do.
import { randomBytes } from 'node:crypto';
import { pause, type Attack, type Rogue } from './target.fixture.ts';

const upgrade = (lines: readonly string[]): string => ['GET /sync HTTP/1.1', ...lines, '', ''].join('\r\n');
const handshake = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const many = async (count: number, open: () => Promise<Rogue>): Promise<Rogue[]> =>
  Promise.all(Array.from({ length: count }, open));
const endAll = (rogues: readonly Rogue[]): void => rogues.forEach(({ socket }) => socket.terminate());

export const socketAttacks: readonly Attack[] = [
  {
    name: 'noise instead of frames',
    async run(target, variant) {
      const rogue = await target.socket();
      rogue.raw(randomBytes([1, 9, 300, 20_000, 900_000][variant] ?? 1));
      await rogue.ended;
    },
  },
  {
    name: 'words instead of bytes',
    async run(target, variant) {
      const rogue = await target.socket();
      rogue.raw('{"type":"hello"}'.repeat(1 + variant * 1_000));
      await rogue.ended;
    },
  },
  {
    name: 'sockets that never say hello',
    async run(target, variant) {
      const rogues = await many(60 + variant * 30, () => target.socket());
      await pause(150);
      endAll(rogues);
    },
  },
  {
    name: 'a ticket that is none, or another’s, or used',
    async run(target, variant) {
      const ticket = await target.ticket();
      const [first, second] = await many(2, () => target.socket());
      if (!first || !second) return;
      first.say(target.hello([ticket, '', 'x'.repeat(200), `${ticket}0`, '\u0000'][variant] ?? ''));
      second.say(target.hello(variant === 0 ? ticket : 'guessed'));
      // Of two with one ticket either may be the first; the other is shown out.
      await Promise.race([first.ended, second.ended]);
      endAll([first, second]);
    },
  },
  {
    name: 'a page of another site',
    async run(target, variant) {
      const { port } = target;
      const origin = [
        'https://evil.example',
        'null',
        '',
        `http://evil.localhost:${port}`,
        `http://127.0.0.1:${port + 1}`,
      ];
      const chosen = origin[variant];
      const rogue = await target.socket(chosen ? { origin: chosen } : {});
      if (rogue.isOpen) throw new Error(`a socket was opened for the origin "${chosen}"`);
    },
  },
  {
    name: 'a frame larger than any may be',
    async run(target, variant) {
      const rogue = await target.socket();
      rogue.raw(new Uint8Array(1_300_000 + variant * 4_000_000));
      await rogue.ended;
    },
  },
  {
    name: 'one message in endless fragments',
    async run(target, variant) {
      const line = await target.line();
      const headers = [`Host: 127.0.0.1:${target.port}`, `Origin: ${target.base}`, 'X-Forwarded-For: 10.99.0.1'];
      line.write(upgrade([...headers, ...handshake]));
      await pause(30);
      // Binary, not the last; then continuations that never end. Masked with zeros.
      line.write(Buffer.from([0x02, 0x81, 0, 0, 0, 0, 1]));
      const part = Buffer.from([0x00, 0x80 | 125, 0, 0, 0, 0, ...new Uint8Array(125)]);
      for (let at = 0; at < 2_000 * (variant + 1) && !line.destroyed; at += 1) line.write(part);
      await pause(60);
      line.destroy();
    },
  },
  {
    name: 'headers that come a byte at a time',
    async run(target, variant) {
      const lines = await Promise.all(Array.from({ length: 20 * (variant + 1) }, () => target.line()));
      for (const byte of 'GET /sync HT') {
        for (const line of lines) line.write(byte);
        await pause(10);
      }
      for (const line of lines) line.destroy();
    },
  },
  {
    name: 'a compression that was not agreed on',
    async run(target, variant) {
      const line = await target.line();
      const headers = [`Host: 127.0.0.1:${target.port}`, `Origin: ${target.base}`, 'X-Forwarded-For: 10.99.0.2'];
      const wish = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits';
      line.write(upgrade([...headers, ...handshake, wish]));
      let said = '';
      line.on('data', (bytes: Buffer) => (said += bytes.toString('latin1')));
      await pause(30);
      if (/permessage-deflate/i.test(said)) throw new Error('the relay agreed to inflate what it is sent');
      // RSV1 says "compressed".
      for (let at = 0; at < 50 * (variant + 1); at += 1)
        line.write(Buffer.from([0xc2, 0x84, 0, 0, 0, 0, 0xed, 0xc1, 1, 1]));
      await pause(30);
      line.destroy();
    },
  },
  {
    name: 'pings without end',
    async run(target, variant) {
      const rogue = await target.inside();
      for (let at = 0; at < 5_000 * (variant + 1) && rogue.isOpen; at += 1) rogue.socket.ping(Buffer.alloc(100));
      await pause(100);
      rogue.socket.terminate();
    },
  },
  {
    name: 'a device that never reads',
    async run(target, variant) {
      const rogue = await target.inside();
      rogue.socket.pause();
      // What it writes itself comes back to its other devices only; the bystander writes meanwhile.
      await pause(150 + variant * 50);
      rogue.socket.terminate();
    },
  },
  {
    name: 'coming and going as fast as can be',
    async run(target, variant) {
      for (let round = 0; round < 4; round += 1) {
        const tickets = await Promise.all(Array.from({ length: 5 * (variant + 1) }, () => target.ticket()));
        const rogues = await many(tickets.length, () => target.socket());
        rogues.forEach((rogue, at) => rogue.say(target.hello(tickets[at] ?? '')));
        endAll(rogues);
      }
    },
  },
];
