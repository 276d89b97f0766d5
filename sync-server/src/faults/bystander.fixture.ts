// Somebody who just works while others attack: how long the relay lets them wait, and whether it keeps what it said.
import { writer, type Joined, type TestDevice } from '../test/device.fixture.ts';
import type { TestLink } from '../test/link.fixture.ts';

const everyMs = 20;

export class Bystander {
  /** Of each edit, milliseconds until it was acknowledged. */
  readonly waits: number[] = [];
  readonly #sentAt = new Map<number, number>();
  readonly #timer: NodeJS.Timeout;
  readonly #link: TestLink;
  #batch = 0;
  #read = 0;

  constructor(link: TestLink, device: TestDevice, joined: Joined) {
    this.#link = link;
    const write = writer(device, `r/${joined.space}/0`);
    this.#timer = setInterval(() => {
      if (this.#sentAt.size > 48) return;
      this.#batch += 1;
      this.#sentAt.set(this.#batch, performance.now());
      link.push(this.#batch, [write(`edit ${this.#batch}`)]);
    }, everyMs);
    link.socket.on('message', () => this.#look());
  }

  get isServed(): boolean {
    return this.#link.closed === undefined;
  }
  /** How many of its edits still wait. */
  get waiting(): number {
    return this.#sentAt.size;
  }
  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { frames } = this.#link;
    for (; this.#read < frames.length; this.#read += 1) {
      const frame = frames[this.#read];
      if (frame?.type === 'refused') throw new Error(`an honest edit was refused: ${frame.reason} ${frame.detail}`);
      if (frame?.type !== 'ack') continue;
      const sentAt = this.#sentAt.get(frame.batch);
      if (sentAt === undefined) continue;
      this.#sentAt.delete(frame.batch);
      this.waits.push(performance.now() - sentAt);
    }
  }
}
