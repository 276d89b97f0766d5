// A network of bytes between devices and a relay: in order within one connection, late, cut without a word, half open,
// and with frames of a dead connection that still arrive while the next one is already talking.
import type { Random } from './random.ts';
import type { Time } from './time.ts';

/** One end of a connection. */
export interface End {
  onMessage: (bytes: Uint8Array) => void;
  onClose: (code: number, reason: string) => void;
}
export interface Wire {
  send(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Bytes handed over and not yet delivered. */
  buffered(): number;
}
export interface NetworkOptions {
  readonly time: Time;
  readonly random: Random;
  /** Milliseconds that a message takes, [least, most]. */
  readonly latency: readonly [number, number];
}
interface Line {
  open: boolean;
  /** A half-open line swallows everything and tells nobody. */
  dead: boolean;
  readonly name: string;
  cut(): void;
}

export class Network {
  readonly #options: NetworkOptions;
  readonly #lines = new Set<Line>();
  readonly #away = new Set<string>();

  constructor(options: NetworkOptions) {
    this.#options = options;
  }
  /** Nobody called `name` can connect; open lines of that name are cut. */
  unplug(name: string): void {
    this.#away.add(name);
    this.cut(name);
  }
  plug(name: string): void {
    this.#away.delete(name);
  }
  isAway(name: string): boolean {
    return this.#away.has(name);
  }
  /** Every line of everybody, as when the relay dies. */
  cutAll(): void {
    for (const line of this.#lines) line.cut();
  }
  cut(name: string): void {
    for (const line of this.#lines) if (line.name === name) line.cut();
  }
  /** The line stays open for both ends and carries nothing any more. */
  halfOpen(name: string): void {
    for (const line of this.#lines) if (line.name === name) line.dead = true;
  }
  /**
   * @returns the two wires, or undefined where nobody answers. Both ends are told of a close; what was under way to the
   * relay when a line is cut may still arrive there (the bytes had left), what was under way to the device is lost.
   */
  connect(name: string, device: End, relay: End): { readonly toRelay: Wire; readonly toDevice: Wire } | undefined {
    if (this.#away.has(name)) return undefined;
    const { time, random } = this.#options;
    const line: Line = { open: true, dead: false, name, cut: () => undefined };
    const end = (code: number, reason: string): void => {
      if (!line.open) return;
      line.open = false;
      this.#lines.delete(line);
      time.schedule(this.#delay(), () => device.onClose(code, reason));
      time.schedule(this.#delay(), () => relay.onClose(code, reason));
    };
    line.cut = () => end(1006, 'cut');
    this.#lines.add(line);
    const wire = (to: End, survives: () => boolean): Wire => {
      let last = 0;
      let flying = 0;
      // A line carries bytes in their order: behind what did not arrive nothing does.
      let isBroken = false;
      return {
        send: (bytes) => {
          if (!line.open || line.dead) return;
          last = Math.max(last, time.now() + this.#delay());
          flying += bytes.length;
          time.schedule(last - time.now(), () => {
            flying -= bytes.length;
            isBroken ||= !survives();
            if (!isBroken) to.onMessage(bytes);
          });
        },
        close: end,
        buffered: () => flying,
      };
    };
    return {
      toRelay: wire(relay, () => line.open || random.chance(0.5)),
      toDevice: wire(device, () => line.open && !line.dead),
    };
  }
  #delay(): number {
    const [least, most] = this.#options.latency;
    return least + this.#options.random.int(most - least + 1);
  }
}
