// A browser's socket to the relay, before and after its end.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { doorTo, workspaceId } from '../test/doors.ts';
import { browserTransport } from './transport.ts';

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  binaryType = '';
  readonly sent: Uint8Array[] = [];
  closes = 0;
  readonly url: string;
  readonly protocol: string;
  constructor(url: string, protocol: string) {
    super();
    this.url = url;
    this.protocol = protocol;
    FakeSocket.all.push(this);
  }
  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
  }
  close(): void {
    this.closes += 1;
    this.readyState = 2;
  }
  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  hears(...bytes: number[]): void {
    this.dispatchEvent(new MessageEvent('message', { data: Uint8Array.from(bytes).buffer }));
  }
  ends(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

beforeEach(() => {
  FakeSocket.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ticketFor = { workspace: workspaceId, device: `d${'4'.repeat(17)}` };

function connected(relay = 'https://relay.example') {
  const told: unknown[] = [];
  const { door } = doorTo({});
  const connection = browserTransport({ ...door, relay }, ticketFor).connect({
    opened: () => void told.push('opened'),
    message: (bytes) => void told.push([...bytes]),
    closed: (code) => void told.push(code),
  });
  const [socket] = FakeSocket.all;
  if (!socket) throw new Error('a socket was opened');
  return { told, connection, socket };
}

test.each([
  ['https://relay.example', 'wss://relay.example/sync'],
  ['http://localhost:7000', 'ws://localhost:7000/sync'],
  ['https://http.example', 'wss://http.example/sync'],
])('[W20] the relay at %s is met at %s, in bytes', (relay, url) => {
  const { socket, told } = connected(relay);
  expect([socket.url, socket.protocol, socket.binaryType]).toEqual([url, 'baton.1', 'arraybuffer']);
  // Handlers are never called before connect has returned.
  expect(told).toEqual([]);
});

test('[W20] what comes is told in its order, and the end with its code', () => {
  const { socket, told } = connected();
  socket.opens();
  socket.hears(1, 2);
  socket.hears();
  socket.ends(4404);
  expect(told).toEqual(['opened', [1, 2], [], 4404]);
});

test('[W29] nothing is sent before it is open or after its end: a browser would throw at it', () => {
  const { socket, connection } = connected();
  connection.send(Uint8Array.of(1));
  socket.opens();
  connection.send(Uint8Array.of(2));
  socket.ends(1001);
  connection.send(Uint8Array.of(3));
  expect(socket.sent).toEqual([Uint8Array.of(2)]);
});

test('[W29] a socket that is dropped has ended at once, though a half-open one tells so only after minutes', () => {
  const { socket, connection, told } = connected();
  socket.opens();
  connection.close();
  expect(socket.closes).toBe(1);
  // Not from inside the call: whoever closes has not finished its own step yet.
  expect(told).toEqual(['opened']);
  vi.runAllTimers();
  expect(told).toEqual(['opened', 1006]);
});

test('[W25] after its end nothing of it is told any more, and the end only once', () => {
  const { socket, connection, told } = connected();
  socket.opens();
  connection.close();
  vi.runAllTimers();
  socket.hears(9);
  socket.ends(4503);
  connection.close();
  vi.runAllTimers();
  expect(told).toEqual(['opened', 1006]);
});

test('[W26] the code that came before the drop counts', () => {
  const { socket, connection, told } = connected();
  socket.ends(4404);
  connection.close();
  vi.runAllTimers();
  expect(told).toEqual([4404]);
});

test('[W20] [W353] a ticket is for this workspace and this device; a relay that is away gives none and is asked again', async () => {
  const { door, heard } = doorTo({ '/api/tickets': () => ({ body: { ticket: 'A'.repeat(43) } }) });
  expect(await browserTransport(door, ticketFor).ticket()).toEqual({ ticket: 'A'.repeat(43) });
  expect(heard).toEqual([{ method: 'POST', path: '/api/tickets', body: ticketFor }]);
  expect(await browserTransport(doorTo({}).door, ticketFor).ticket()).toEqual({ final: null });
});
