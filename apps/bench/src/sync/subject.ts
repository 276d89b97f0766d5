// What every relay under test can do: let one end write into documents and another read them.
import type { ServerProcess } from '../server-process.ts';

export interface Writer {
  /** The next prepared edit of this document. */
  write(doc: number): void;
  /** Told for each edit that the relay has acknowledged, in order; never, where it acknowledges nothing. */
  onAck: () => void;
  /** Told when something of these documents comes back to whoever wrote it. */
  readonly bytes: { up: number; echo: number };
}
export interface Reader {
  onUpdate: (doc: number, count: number) => void;
  readonly bytes: { down: number };
}
export interface Pair {
  readonly writer: Writer;
  readonly reader: Reader;
  /** How long the prepared edits are, on average. */
  readonly updateBytes: number;
  close(): void;
}
export interface Idle {
  open(): Promise<void>;
  close(): void;
}
export interface Wish {
  /** How many documents, and how many edits of each are to be prepared. */
  readonly docs: number;
  readonly edits: number;
}
export interface Subject {
  readonly name: string;
  readonly acknowledges: boolean;
  start(): Promise<ServerProcess>;
  openPair(server: ServerProcess, wish: Wish): Promise<Pair>;
  /** So many connections that do nothing; what people need beforehand (keys, tickets) is fetched before they open. */
  prepareIdle(server: ServerProcess, count: number): Promise<Idle>;
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
