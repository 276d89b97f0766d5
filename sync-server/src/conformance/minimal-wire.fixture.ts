// Frames of `baton.1` as docs/protocol.md spells them, for the client beside it. Imports nothing of Baton.
import { createHash } from 'node:crypto';

// "written as": uint, delta, bytes, text.
export class Out {
  readonly bytes: number[] = [];
  uint(value: number): this {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes.push((rest % 128) | 128);
    this.bytes.push(rest);
    return this;
  }
  delta(from: number, value: number): this {
    return this.uint(value >= from ? 2 * (value - from) : 2 * (from - value) - 1);
  }
  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.bytes.push(byte);
    return this;
  }
  block(bytes: Uint8Array): this {
    return this.uint(bytes.length).raw(bytes);
  }
  text(text: string): this {
    return this.block(Buffer.from(text, 'utf8'));
  }
}
class In {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get isDone(): boolean {
    return this.#at === this.#bytes.length;
  }
  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error('the frame ends too early');
    this.#at += 1;
    return byte;
  }
  uint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  delta(from: number): number {
    return from + unfold(this.uint());
  }
  raw(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.byte());
  }
  block = (): Uint8Array => this.raw(this.uint());
  text = (): string => Buffer.from(this.block()).toString('utf8');
  list<T>(read: () => T): T[] {
    return Array.from({ length: this.uint() }, read);
  }
}
const unfold = (folded: number): number => (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);

export interface Cursor {
  readonly number: number;
  readonly chain: Uint8Array;
}
export type Entry = { readonly number: number } & (
  | {
      readonly kind: 'update';
      readonly time: number;
      readonly doc: string;
      readonly epoch: number;
      readonly client: number;
      readonly person: string;
      readonly deviceNo: number;
      readonly from: number;
      readonly to: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'ledger'; readonly ledger: string; readonly entry: Uint8Array }
  | { readonly kind: 'numbers'; readonly project: string; readonly given: readonly (readonly [string, number])[] }
  | { readonly kind: 'epoch'; readonly doc: string; readonly epoch: number }
);
export type Frame =
  | {
      readonly type: 'welcome';
      readonly incarnation: number;
      readonly deviceNo: number;
      readonly head: number;
      readonly rolledBack: boolean;
      readonly safe: number;
      readonly state: number;
    }
  | { readonly type: 'entries'; readonly live: boolean; readonly entries: readonly Entry[]; readonly cursor: Cursor }
  | { readonly type: 'ack'; readonly batch: number; readonly numbers: readonly number[]; readonly cursor: Cursor }
  | { readonly type: 'refused'; readonly batch: number; readonly reason: number; readonly sentence: string }
  | { readonly type: 'bye'; readonly code: number; readonly sentence: string }
  | {
      readonly type: 'carets';
      readonly doc: string;
      readonly here: readonly { person: string; deviceNo: number; bytes: Uint8Array }[];
    }
  | { readonly type: 'other'; readonly kind: number };

/** "What each end remembers", of one direction. */
export class Reading {
  #words: string[] = [];
  #streams: { doc: string; epoch: number; client: number; person: string; deviceNo: number; next: number }[] = [];
  #number = 0;
  #time = 0;

  frame(bytes: Uint8Array): Frame {
    const from = new In(bytes);
    const head = from.byte();
    if (head >= 128) {
      this.#words = [];
      this.#streams = [];
      this.#number = 0;
      this.#time = 0;
    }
    const frame = this.#body(from, head & 127);
    if (frame.type !== 'other' && !from.isDone) throw new Error(`bytes behind frame ${head & 127}`);
    return frame;
  }

  #body(from: In, kind: number): Frame {
    if (kind === 16) {
      const [incarnation, deviceNo, top] = [from.uint(), from.uint(), from.uint()];
      this.#clock(from);
      const [rolledBack, safe, state] = [from.byte() === 1, from.uint(), from.uint()];
      return { type: 'welcome', incarnation, deviceNo, head: top, rolledBack, safe, state };
    }
    if (kind === 17 || kind === 18) {
      const entries = from.list(() => this.#entry(from));
      return { type: 'entries', live: kind === 18, entries, cursor: this.#cursor(from) };
    }
    if (kind === 19) {
      const batch = from.uint();
      const numbers = from.list(() => (this.#number = from.delta(this.#number + 1)));
      this.#clock(from);
      return { type: 'ack', batch, numbers, cursor: this.#cursor(from) };
    }
    if (kind === 20) {
      const [batch, reason, sentence] = [from.uint(), from.uint(), from.text()];
      this.#clock(from);
      return { type: 'refused', batch, reason, sentence };
    }
    if (kind === 22) return { type: 'bye', code: from.uint(), sentence: from.text() };
    return kind === 29 ? this.#carets(from) : this.#passOver(from, kind);
  }

  #carets(from: In): Frame {
    const doc = this.#word(from);
    const here = from.list(() => ({ person: this.#word(from), deviceNo: from.uint(), bytes: from.block() }));
    return { type: 'carets', doc, here };
  }
  /** Read for what it introduces: a word that is passed over would be missing later. */
  #passOver(from: In, kind: number): Frame {
    const optional = (): unknown => from.byte() === 1 && from.text();
    if (kind === 21) from.list(() => [this.#word(from), from.uint(), from.text(), optional(), optional()]);
    if (kind === 24) {
      this.#word(from);
      for (let at = 0; at < 4; at += 1) from.uint();
      from.block();
      if (from.byte() === 1) from.raw(16);
    }
    if (kind === 25)
      from.list(() => [from.uint(), this.#word(from), from.uint(), from.uint(), from.uint(), from.raw(16)]);
    return { type: 'other', kind };
  }

  #clock(from: In): number {
    this.#time = from.delta(this.#time);
    return this.#time;
  }
  #cursor(from: In): Cursor {
    this.#number = from.delta(this.#number);
    return { number: this.#number, chain: from.raw(8) };
  }
  #word(from: In): string {
    const handle = from.uint();
    if (handle === 0) this.#words.push(from.text());
    return this.#words[handle === 0 ? this.#words.length - 1 : handle - 1] ?? '';
  }
  #entry(from: In): Entry {
    const place = from.uint();
    this.#number += 1 + unfold(Math.floor(place / 4));
    const number = this.#number;
    if (place % 4 === 0) return { kind: 'update', number, ...this.#update(from) };
    if (place % 4 === 1) return { kind: 'ledger', number, ledger: this.#word(from), entry: from.block() };
    if (place % 4 === 3) return { kind: 'epoch', number, doc: this.#word(from), epoch: from.uint() };
    return { kind: 'numbers', number, project: this.#word(from), given: from.list(() => [from.text(), from.uint()]) };
  }
  #update(from: In) {
    const time = this.#clock(from);
    const handle = from.uint();
    if (handle === 0) {
      const [doc, epoch, client] = [this.#word(from), from.uint(), from.uint()];
      this.#streams.push({ doc, epoch, client, person: this.#word(from), deviceNo: from.uint(), next: 0 });
    }
    const stream = this.#streams.at(handle - 1);
    if (!stream) throw new Error('a stream that was never introduced');
    const start = from.delta(stream.next);
    stream.next = start + from.uint();
    const { next, ...writer } = stream;
    return { time, ...writer, from: start, to: next, bytes: from.block() };
  }
}

export interface Envelope {
  readonly doc: string;
  readonly epoch: number;
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}
export class Writing {
  readonly #words = new Map<string, number>();
  readonly #streams = new Map<string, { handle: number; next: number }>();

  hello(of: { workspace: string; ticket: string; incarnation: number; cursor: Cursor | null }): Out {
    const out = new Out().uint(1).uint(1).text(of.workspace).text(of.ticket).uint(of.incarnation);
    if (of.cursor === null) out.uint(0);
    else out.uint(1).delta(0, of.cursor.number).raw(of.cursor.chain);
    return out.uint(0);
  }
  push(batch: number, envelopes: readonly Envelope[]): Out {
    const out = new Out().uint(2).uint(batch).uint(envelopes.length);
    for (const { doc, epoch, client, from, to, bytes } of envelopes) {
      const name = `${doc} ${epoch} ${client}`;
      const known = this.#streams.get(name);
      out.uint(known?.handle ?? 0);
      if (!known) this.#word(out, doc).uint(epoch).uint(client);
      out
        .delta(known?.next ?? 0, from)
        .uint(to - from)
        .block(bytes);
      this.#streams.set(name, { handle: known?.handle ?? this.#streams.size + 1, next: to });
    }
    return out.uint(0);
  }
  caret(doc: string, bytes: Uint8Array): Out {
    return this.#word(new Out().uint(9), doc).block(bytes);
  }
  #word(out: Out, word: string): Out {
    const handle = this.#words.get(word);
    out.uint(handle ?? 0);
    if (handle === undefined) {
      out.text(word);
      this.#words.set(word, this.#words.size + 1);
    }
    return out;
  }
}

/** "As it is chained": the entry alone, every word spelt out. */
export function chainAfter(chain: Uint8Array, entry: Extract<Entry, { kind: 'update' }>): Uint8Array {
  const out = new Out().uint(2 * (entry.number - 1) * 4).delta(0, entry.time);
  out
    .uint(0)
    .uint(0)
    .text(entry.doc)
    .uint(entry.epoch)
    .uint(entry.client)
    .uint(0)
    .text(entry.person)
    .uint(entry.deviceNo);
  out
    .delta(0, entry.from)
    .uint(entry.to - entry.from)
    .block(entry.bytes);
  return createHash('sha256').update(chain).update(Uint8Array.from(out.bytes)).digest().subarray(0, 8);
}
