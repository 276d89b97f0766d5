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
  /** @param atOnce how many connect at the same time. */
  open(atOnce?: number): Promise<void>;
  close(): void;
}
/** Many people in one document, each of whom writes and hears all others. */
export interface Crowd {
  write(person: number): void;
  /** Told by a few of the readers, for each edit that reaches them. */
  onHear: (writer: number, edit: number) => void;
  /** How many of them tell. */
  readonly listening: number;
  close(): void;
}
/** What one device or browser knows of many documents, to come back with. */
export interface Visitor {
  /** Connects, and resolves when everything of all documents is here. Answers milliseconds. */
  comeBack(how: 'knowing all' | 'knowing nothing'): Promise<number>;
  /** Changes so many of the documents meanwhile. */
  change(count: number): Promise<void>;
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
  openCrowd(server: ServerProcess, wish: { readonly people: number; readonly edits: number }): Promise<Crowd>;
  /** A visitor of so many documents, each with `bytes` of text. */
  openVisitor(server: ServerProcess, wish: { readonly docs: number; readonly bytes: number }): Promise<Visitor>;
  /** How many of the edits that the pair's writer was told are kept can be read by somebody who comes now. */
  countKept(server: ServerProcess): Promise<number>;
  /** Whether what was written outlives the program. */
  readonly keeps: boolean;
  /** So many connections that do nothing; what people need beforehand (keys, tickets) is fetched before they open. */
  prepareIdle(server: ServerProcess, count: number): Promise<Idle>;
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Runs all, so many at a time. */
export async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  const next = items.entries();
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const [at, item] of next) await work(item, at);
    }),
  );
}
