// A stretch of network between a device and its relay whose weather changes: TCP through a port of its own, so that
// browsers, Node and anything else can be put behind it. Loopback only.
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type Weather =
  | { readonly kind: 'fair' }
  /** Everything comes, late, and bit by bit. */
  | { readonly kind: 'slow'; readonly ms: number; readonly bytes: number }
  /** Half open: the line stands and nothing comes through, either way. */
  | { readonly kind: 'swallow' }
  /** Each connection is cut after so many bytes, in the middle of whatever they belong to. */
  | { readonly kind: 'cut'; readonly after: number }
  /** A box on the way forgets connections that were silent for so long, and tells nobody. */
  | { readonly kind: 'forgetful'; readonly ms: number }
  /** Whatever is asked, a page with a login form answers. */
  | { readonly kind: 'portal' }
  | { readonly kind: 'gone' };

const page = '<!doctype html><title>Welcome to the train</title><form>Accept our terms</form>';
const portalAnswer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`;

class Line {
  readonly #near: Socket;
  readonly #far: Socket;
  #sent = 0;
  #heardAt = performance.now();
  #forgotten = false;
  #late: Promise<void> = Promise.resolve();

  constructor(near: Socket, port: number, weather: () => Weather) {
    this.#near = near;
    this.#far = connect(port, '127.0.0.1');
    this.#join(near, this.#far, weather);
    this.#join(this.#far, near, weather);
  }

  end(): void {
    this.#near.destroy();
    this.#far.destroy();
  }

  #join(from: Socket, to: Socket, weather: () => Weather): void {
    from.on('data', (bytes: Buffer) => this.#pass(bytes, to, weather()));
    from.on('error', () => this.end());
    // The end of a line is news too: in bad weather it does not come through.
    from.on('close', () => {
      if (weather().kind !== 'swallow' && !this.#forgotten) void this.#late.then(() => to.destroy());
    });
  }

  #pass(bytes: Buffer, to: Socket, weather: Weather): void {
    const now = performance.now();
    if (weather.kind === 'forgetful' && now - this.#heardAt > weather.ms) this.#forgotten = true;
    this.#heardAt = now;
    if (this.#forgotten || weather.kind === 'swallow') return;
    if (weather.kind === 'gone') return this.end();
    if (weather.kind === 'cut') return this.#cut(bytes, to, weather.after);
    if (weather.kind === 'slow') return this.#drip(bytes, to, weather);
    to.write(bytes);
  }

  #cut(bytes: Buffer, to: Socket, after: number): void {
    const room = Math.max(0, after - this.#sent);
    this.#sent += bytes.length;
    to.write(bytes.subarray(0, room));
    if (bytes.length >= room) setImmediate(() => this.end());
  }

  #drip(bytes: Buffer, to: Socket, { ms, bytes: portion }: Extract<Weather, { kind: 'slow' }>): void {
    for (let at = 0; at < bytes.length; at += portion) {
      const part = bytes.subarray(at, at + portion);
      this.#late = this.#late
        .then(() => new Promise<void>((resolve) => setTimeout(resolve, ms)))
        .then(() => void to.write(part));
    }
  }
}

export class Proxy {
  weather: Weather = { kind: 'fair' };
  readonly #server: Server;
  readonly #lines = new Set<Line>();

  private constructor(port: number) {
    this.#server = createServer((socket) => this.#arrive(socket, port));
  }
  static async open(port: number): Promise<Proxy> {
    const proxy = new Proxy(port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  /** Cuts what stands, and lets nobody in. */
  async close(): Promise<void> {
    for (const line of this.#lines) line.end();
    await new Promise((resolve) => this.#server.close(resolve));
  }
  /** The lines that stand are gone without a word; new ones may come. */
  drop(): void {
    for (const line of this.#lines) line.end();
    this.#lines.clear();
  }

  #arrive(socket: Socket, port: number): void {
    socket.on('error', () => socket.destroy());
    const { kind } = this.weather;
    if (kind === 'gone') return void socket.destroy();
    if (kind === 'portal') return void socket.once('data', () => socket.end(portalAnswer));
    const line = new Line(socket, port, () => this.weather);
    this.#lines.add(line);
    socket.on('close', () => this.#lines.delete(line));
  }
}
