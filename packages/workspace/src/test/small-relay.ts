// A small honest relay for tests of the engine: one workspace, one number line, frames as bytes through the real codec.
// It checks ids and clocks as the real one does, and can be stopped, made slow, or made to refuse.
import { openBook, type Book } from '@baton/ledger/book';
import { createDeviceKey, type SigningKey } from '@baton/ledger/keys';
import { sequenceOwn, sequenceStatement } from '@baton/ledger/sequence';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId, PersonId, WorkspaceId } from '@baton/model/ids';
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import type {
  Cursor,
  DeviceFrame,
  Presence,
  RefuseReason,
  RelayFrame,
  WireEntry,
  WireEnvelope,
} from '@baton/protocol/frames';
import { allThatIsKept, covers, isPattern, keeps } from '@baton/protocol/holding';
import { snapshotOf } from '@baton/replica/compacting/compact';
import { clientIdOf, partsOfClientId } from '@baton/replica/client-id';
import type { Connection, ConnectionHandlers, Transport } from '../ports.ts';
import type { Time } from './time.ts';

type Push = Extract<DeviceFrame, { type: 'push' }>;
type Hello = Extract<DeviceFrame, { type: 'hello' }>;
interface Line {
  readonly device: string;
  readonly send: (frame: RelayFrame) => void;
  readonly cut: (code: number) => void;
  live: boolean;
  from: number;
}

const saidIn = ({ envelopes }: Push): string =>
  envelopes.map(({ doc, client, from, bytes }) => `${doc} ${client} ${from} ${bytes.join()}`).join('|');

export class SmallRelay {
  readonly workspace: WorkspaceId;
  readonly key: SigningKey;
  readonly time: Time;
  book: Book;
  incarnation = 1;
  readonly log: WireEntry[] = [];
  readonly pushes: Push[] = [];
  readonly trails: Extract<DeviceFrame, { type: 'trail' }>[] = [];
  readonly offers: Extract<DeviceFrame, { type: 'offer' }>[] = [];
  /** Offered updates that are taken; the rest is left with whoever brought it. */
  takes: (update: Extract<WireEntry, { kind: 'update' }>) => boolean = () => true;
  /** The next batches are answered by this instead. */
  refuseNext: (push: Push) => RefuseReason | null = () => null;
  up = true;
  /** Devices that cannot reach it, while others can. */
  readonly away = new Set<string>();
  /** Whose person is suspended. */
  readonly suspended = new Set<string>();
  /** Frames to devices are lost while it holds. */
  deaf = false;
  safe = 0;
  /** Documents that are given by snapshot to whoever holds less. */
  readonly snapshots = new Map<string, { epoch: number; number: number; bytes: Uint8Array }>();
  readonly epochs = new Map<string, number>();
  partBytes = 300;
  onBad: (bad: Extract<DeviceFrame, { type: 'bad' }>) => void = () => {};
  readonly hellos: Hello[] = [];
  /** Looks at each frame before it is sent: another in its place, or null for none. */
  spoil: (frame: RelayFrame) => RelayFrame | null = (frame) => frame;
  /** What a device says is lost where it does not hold. */
  hears: (frame: DeviceFrame) => boolean = () => true;
  /** The line is cut before this frame is sent. */
  cutBefore: (frame: RelayFrame) => boolean = () => false;
  /** What a person is not sent of what others write. */
  hides: (person: PersonId, doc: string) => boolean = () => false;
  readonly #lines = new Set<Line>();
  readonly #clocks = new Map<string, number>();
  readonly #acked = new Map<string, { readonly numbers: readonly number[]; readonly said: string }>();
  /** What each device keeps of pages and feeds; one that never said it is sent all. */
  readonly held = new Map<string, Set<string>>();
  /** How often each has said so. */
  readonly times = new Map<string, number>();
  readonly asks: Extract<DeviceFrame, { type: 'hold' | 'drop' }>[] = [];
  readonly #here = new Map<number, Presence>();
  readonly #open = new Map<string, Map<Line, Uint8Array>>();
  readonly #shorts = new Map<string, number>();

  private constructor(workspace: WorkspaceId, key: SigningKey, time: Time) {
    this.workspace = workspace;
    this.key = key;
    this.time = time;
    this.book = openBook(workspace);
  }
  static async open(workspace: WorkspaceId, time: Time): Promise<SmallRelay> {
    return new SmallRelay(workspace, await createDeviceKey(), time);
  }

  get head(): number {
    return this.log.length;
  }
  /** Where its decisions end: what comes behind are people's edits. */
  get ledgerEnd(): number {
    return this.log.findLast(({ kind }) => kind === 'ledger')?.number ?? 0;
  }
  cursorAt(number: number): Cursor {
    return { number, chain: new Uint8Array(8).fill(number & 255) };
  }

  async say(jws: string, text: { text: string; salt: string } | null): Promise<number | string> {
    const done = await sequenceStatement(this.#desk(), jws, text);
    return isIllegal(done) ? done.illegal : this.#enter(done);
  }
  async record(decision: Decision): Promise<void> {
    const done = await sequenceOwn(this.#desk(), decision, null);
    if (isIllegal(done)) throw new Error(done.illegal);
    this.#enter(done);
  }
  #desk() {
    return { relayKey: this.key, book: this.book, number: this.head + 1, now: this.time.clock() };
  }
  #enter(done: { book: Book; entry: { number: number; ledger: string }; bytes: Uint8Array }): number {
    this.book = done.book;
    this.#append([{ kind: 'ledger', number: done.entry.number, ledger: done.entry.ledger, entry: done.bytes }], null);
    return done.entry.number;
  }

  /** A backup of all that it holds was made and verified. */
  backUp(): void {
    this.safe = this.head;
    for (const line of this.#lines) line.send({ type: 'safe', number: this.safe });
  }

  /** Every document of the log as one snapshot at the head. */
  compact(): void {
    const updates = this.log.filter((entry) => entry.kind === 'update');
    for (const [doc, entries] of Map.groupBy(updates, ({ envelope }) => envelope.doc)) {
      const bytes = entries.map(({ envelope }) => envelope.bytes);
      const { snapshot, writtenBack } = snapshotOf(doc, bytes, () => clientIdOf(1, 0xffffff, this.snapshots.size));
      if (writtenBack.length > 0) throw new Error('this small relay has no place for cells that lay hidden');
      this.snapshots.set(doc, { epoch: 0, number: this.head, bytes: snapshot });
    }
  }

  /** A document begins anew from these bytes: who is live is sent them before the line says so. */
  renew(doc: string, bytes: Uint8Array, says: 'first' | 'after' = 'first'): void {
    const epoch = (this.epochs.get(doc) ?? 0) + 1;
    const number = this.head + 1;
    this.epochs.set(doc, epoch);
    for (const stream of this.#clocks.keys()) if (stream.startsWith(`${doc} `)) this.#clocks.delete(stream);
    const tell = (): void => {
      this.snapshots.set(doc, { epoch, number, bytes });
      const part = { doc, epoch, number, offset: 0, total: bytes.length, bytes, stamp: null };
      for (const line of this.#lines) if (this.#keeps(line, doc)) line.send({ type: 'snapshot', ...part });
    };
    if (says === 'first') tell();
    else this.time.scheduler.after(2_000, tell);
    this.#append([{ kind: 'epoch', number, doc, epoch }], null);
  }

  /** A cell that lay hidden, written once more by the relay itself. */
  writeBack(envelope: WireEnvelope): void {
    const [number, time] = [this.head + 1, this.time.clock()];
    this.#append([{ kind: 'update', number, person: '', deviceNo: 0, time, envelope }], null);
  }

  /** Everybody is cut off. */
  stop(): void {
    this.up = false;
    for (const line of this.#lines) line.cut(1006);
  }
  /** One device loses its network until it is taken out of `away`. */
  part(device: string): void {
    this.away.add(device);
    this.close(device, 1006);
  }
  /** One device is closed with a code. */
  close(device: string, code: number): void {
    for (const line of this.#lines) if (line.device === device) line.cut(code);
  }

  transport(device: string): Transport {
    return {
      ticket: async () => {
        if (!this.up || this.away.has(device)) return { final: null };
        return this.suspended.has(device) ? { final: null, isSuspended: true } : { ticket: device };
      },
      connect: (handlers) => this.#connect(handlers),
    };
  }

  #connect(handlers: ConnectionHandlers): Connection {
    const [encoder, decoder] = [createEncoder(), createDecoder('device')];
    let open = true;
    let cutting = false;
    const { scheduler } = this.time;
    const end = (code: number): void => {
      if (!open) return;
      open = false;
      if (line) this.#leave(line);
      scheduler.after(1, () => handlers.closed(code));
    };
    const send = (sent: RelayFrame): void => {
      if (!open || cutting) return;
      const frame = this.spoil(sent);
      if (frame === null) return;
      if (this.cutBefore(frame)) {
        // What was sent before still arrives.
        cutting = true;
        return void scheduler.after(2, () => end(1006));
      }
      const bytes = encoder.encode(frame);
      scheduler.after(1, () => open && !this.deaf && handlers.message(bytes));
    };
    let line: Line | null = null;
    if (!this.up) end(1006);
    else scheduler.after(1, () => open && handlers.opened());
    return {
      send: (bytes) =>
        void scheduler.after(1, () => {
          if (!open) return;
          const frame = decoder.decode(bytes);
          if (isMalformed(frame)) return end(4400);
          if (frame.type === 'hello') {
            line = { device: frame.ticket, send, cut: end, live: false, from: 0 };
            this.#hello(line, frame);
          } else if (line) this.#hear(line, frame);
        }),
      close: () => end(1005),
    };
  }

  #who(line: Line): { person: PersonId; deviceNo: number } {
    const device = this.book.directory?.devices[line.device as DeviceId];
    if (!device) throw new Error(`no such device: ${line.device}`);
    return { person: device.person, deviceNo: device.no };
  }

  #hello(line: Line, hello: Hello): void {
    this.hellos.push(hello);
    const { deviceNo } = this.#who(line);
    const isKnown = hello.cursor === null || hello.incarnation === this.incarnation;
    const isLost = !isKnown || (hello.cursor?.number ?? 0) > this.head;
    line.send({
      type: 'welcome',
      incarnation: this.incarnation,
      deviceNo,
      head: this.head,
      now: this.time.clock(),
      rolledBack: isLost,
      safe: this.safe,
      state: 'open',
    });
    line.from = hello.cursor?.number ?? 0;
    this.#lookAtTimes(line, hello);
    // What it says in the same breath is heard first.
    if (!isLost) this.time.scheduler.after(0, () => this.#feed(line, this.#sendSnapshots(line, hello)));
  }
  #lookAtTimes(line: Line, { ahead }: Hello): void {
    const told = ahead.find(([doc]) => doc === allThatIsKept)?.[2] ?? 0;
    if (told > (this.times.get(line.device) ?? 0)) this.#mark(line, allThatIsKept, 0);
  }
  #keeps({ device }: Line, doc: string): boolean {
    const held = this.held.get(device);
    return held === undefined || keeps(held, doc);
  }
  #isFor(line: Line, entry: WireEntry): boolean {
    if (entry.kind !== 'update') return true;
    const { doc } = entry.envelope;
    return this.#keeps(line, doc) && !this.hides(this.#who(line).person, doc);
  }

  /** As the relay does it: each name whole, then its mark; to who is not live yet, before all else. */
  #hold(line: Line, { type, docs }: Extract<DeviceFrame, { type: 'hold' | 'drop' }>): void {
    this.asks.push({ type, docs });
    const before = new Set(this.held.get(line.device));
    const held = new Set(before);
    for (const name of docs) void (type === 'hold' ? held.add(name) : held.delete(name));
    this.held.set(line.device, held);
    this.times.set(line.device, (this.times.get(line.device) ?? 0) + 1);
    if (type === 'hold') this.#answer(line, docs, before);
    this.#mark(line, allThatIsKept, this.times.get(line.device) ?? 0);
    if (line.live) line.send({ type: 'entries', entries: [], cursor: this.cursorAt(this.head), live: true });
  }
  #answer(line: Line, docs: readonly string[], before: ReadonlySet<string>): void {
    const upTo = line.live ? this.head : line.from;
    for (const name of docs) {
      for (const doc of this.#docsUnder(name, isPattern(name) ? before : new Set())) this.#whole(line, doc, upTo);
      this.#mark(line, name, Math.max(1, upTo));
    }
  }
  #docsUnder(name: string, known: ReadonlySet<string>): string[] {
    const docs = new Set(this.log.flatMap((entry) => (entry.kind === 'update' ? [entry.envelope.doc] : [])));
    for (const doc of this.snapshots.keys()) docs.add(doc);
    return [...docs].filter((doc) => covers(name, doc) && !keeps(known, doc));
  }
  #whole(line: Line, doc: string, upTo: number): void {
    const snapshot = this.snapshots.get(doc);
    if (snapshot && upTo > 0) this.#sendSnapshot(line, doc, snapshot);
    else this.#mark(line, doc, 0);
    const entries = this.log.filter(
      (entry) =>
        entry.kind === 'update' &&
        entry.envelope.doc === doc &&
        entry.number > (snapshot?.number ?? 0) &&
        entry.number <= upTo,
    );
    line.send({ type: 'entries', entries, cursor: this.cursorAt(upTo), live: false });
  }
  #mark(line: Line, doc: string, number: number): void {
    const epoch = this.epochs.get(doc) ?? 0;
    line.send({ type: 'snapshot', doc, epoch, number, offset: 0, total: 0, bytes: new Uint8Array(), stamp: null });
  }
  #sendSnapshot(
    line: Line,
    doc: string,
    { epoch, number, bytes }: { epoch: number; number: number; bytes: Uint8Array },
  ) {
    const total = bytes.length;
    for (let offset = 0; offset < total; offset += this.partBytes) {
      const part = bytes.subarray(offset, offset + this.partBytes);
      line.send({ type: 'snapshot', doc, epoch, number, offset, total, bytes: part, stamp: null });
    }
  }
  #feed(line: Line, covered: ReadonlyMap<string, number>): void {
    const isCovered = (entry: WireEntry): boolean =>
      entry.kind === 'update' && entry.number <= (covered.get(entry.envelope.doc) ?? 0);
    const entries = this.log.slice(line.from).filter((entry) => !isCovered(entry) && this.#isFor(line, entry));
    const half = Math.floor(entries.length / 2);
    // In two frames, so that catching up is more than one step.
    if (half > 0)
      line.send({
        type: 'entries',
        entries: entries.slice(0, half),
        cursor: this.cursorAt((entries[half]?.number ?? this.head + 1) - 1),
        live: false,
      });
    line.send({ type: 'entries', entries: entries.slice(half), cursor: this.cursorAt(this.head), live: true });
    line.live = true;
    this.#lines.add(line);
  }
  #sendSnapshots(line: Line, { cursor, ahead }: Hello): ReadonlyMap<string, number> {
    const covered = new Map(ahead.map(([doc, , number]) => [doc, number]));
    for (const [doc, { epoch, number, bytes }] of this.snapshots) {
      if (number <= Math.max(cursor?.number ?? 0, covered.get(doc) ?? 0)) continue;
      if (!this.#keeps(line, doc)) continue;
      this.#sendSnapshot(line, doc, { epoch, number, bytes });
      covered.set(doc, number);
    }
    return covered;
  }
  #leave(line: Line): void {
    for (const doc of this.#open.keys()) this.#caret(line, { type: 'caret', doc, bytes: new Uint8Array() });
    this.#lines.delete(line);
    if (this.#here.delete(this.#who(line).deviceNo)) this.#tellHere();
  }
  #tellHere(): void {
    for (const line of this.#lines) line.send({ type: 'presence', here: [...this.#here.values()] });
  }

  #hear(line: Line, frame: DeviceFrame): void {
    if (!this.hears(frame)) return;
    if (frame.type === 'present') {
      const { type: _type, ...where } = frame;
      this.#here.set(this.#who(line).deviceNo, { ...this.#who(line), ...where });
      return this.#tellHere();
    }
    if (frame.type === 'caret') return this.#caret(line, frame);
    if (frame.type === 'push') return this.#push(line, frame);
    if (frame.type === 'bad') this.onBad(frame);
    if (frame.type === 'hold' || frame.type === 'drop') return this.#hold(line, frame);
    if (frame.type === 'trail') this.#trail(line, frame);
    if (frame.type === 'offer') this.#offer(line, frame);
  }

  #trail(line: Line, trail: Extract<DeviceFrame, { type: 'trail' }>): void {
    this.trails.push(trail);
    line.from = trail.points.find(({ number }) => number <= this.head)?.number ?? 0;
    line.send({ type: 'resume', base: this.cursorAt(line.from) });
  }

  /** Back to an earlier day: what came after is gone, and it knows that. */
  setBack(to: number): void {
    this.stop();
    this.log.length = to;
    this.incarnation += 1;
    this.#clocks.clear();
    this.#acked.clear();
    this.#shorts.clear();
    for (const entry of this.log)
      if (entry.kind === 'update')
        this.#clocks.set(`${entry.envelope.doc} ${entry.envelope.client}`, entry.envelope.to);
    this.up = true;
  }
  #offer(line: Line, offer: Extract<DeviceFrame, { type: 'offer' }>): void {
    this.offers.push(offer);
    let taken = 0;
    const known = offer.entries.reduce((sum, entry) => sum + this.#known(entry), 0);
    for (const entry of offer.entries) {
      if (entry.kind !== 'update' || this.#known(entry) > 0 || !this.takes(entry)) continue;
      if (!this.#goesOn({ type: 'push', batch: 0, envelopes: [entry.envelope], asks: [] })) continue;
      taken += 1;
      this.#append([{ ...entry, number: this.head + 1 }], null);
    }
    line.send({ type: 'offered', taken, known, refused: 0 });
    if (offer.last && !line.live) this.#feed(line, new Map());
  }

  /** How much of an offered entry is here already. */
  #known(entry: WireEntry): number {
    if (entry.kind === 'numbers') return entry.given.length;
    if (entry.kind !== 'update') return 1;
    const { doc, client, from, to } = entry.envelope;
    return to > from && to <= (this.#clocks.get(`${doc} ${client}`) ?? 0) ? 1 : 0;
  }

  /** Passed on at once, and whole to who comes. */
  #caret(line: Line, { doc, bytes }: Extract<DeviceFrame, { type: 'caret' }>): void {
    const open = this.#open.get(doc) ?? new Map<Line, Uint8Array>();
    this.#open.set(doc, open);
    const isNew = !open.has(line);
    if (bytes.length > 0) open.set(line, bytes);
    else if (!open.delete(line)) return;
    const told = (of: Line, update: Uint8Array) => ({ ...this.#who(of), bytes: update });
    const others = [...open].filter(([other]) => other !== line);
    for (const [other] of others) other.send({ type: 'carets', doc, here: [told(line, bytes)] });
    if (isNew && others.length > 0)
      line.send({ type: 'carets', doc, here: others.map(([other, update]) => told(other, update)) });
  }

  #push(line: Line, push: Push): void {
    this.pushes.push(push);
    const { batch } = push;
    const refuse = (reason: RefuseReason): void =>
      line.send({ type: 'refused', batch, reason, detail: '', now: this.time.clock() });
    const key = `${line.device} ${batch}`;
    const said = saidIn(push);
    const known = this.#acked.get(key);
    if (known && known.said !== said) return refuse('clone');
    if (known)
      return line.send({
        type: 'ack',
        batch,
        numbers: known.numbers,
        time: this.time.clock(),
        cursor: this.cursorAt(this.head),
      });
    const refused = this.refuseNext(push);
    if (refused) return refuse(refused);
    const { person, deviceNo } = this.#who(line);
    if (push.envelopes.some(({ client }) => partsOfClientId(client)?.deviceNo !== deviceNo)) return refuse('guard');
    if (push.envelopes.some(({ doc, epoch }) => epoch !== (this.epochs.get(doc) ?? 0))) return refuse('epoch');
    if (!this.#goesOn(push)) return refuse('resend');
    const updates = push.envelopes.map((envelope, at): WireEntry => ({
      kind: 'update',
      number: this.head + 1 + at,
      person,
      deviceNo,
      time: this.time.clock(),
      envelope,
    }));
    this.#append(updates, line);
    const numbers = updates.map(({ number }) => number);
    this.#acked.set(key, { numbers, said });
    line.send({ type: 'ack', batch, numbers, time: this.time.clock(), cursor: this.cursorAt(this.head) });
    this.#number(push);
  }

  /** Each stream's clocks follow each other, also within one batch; all or nothing. */
  #goesOn({ envelopes }: Push): boolean {
    const next = new Map<string, number>();
    for (const { doc, client, from, to } of envelopes) {
      const stream = `${doc} ${client}`;
      if (to > from && from !== (next.get(stream) ?? this.#clocks.get(stream) ?? 0)) return false;
      next.set(stream, Math.max(to, next.get(stream) ?? this.#clocks.get(stream) ?? 0));
    }
    for (const [stream, clock] of next) this.#clocks.set(stream, clock);
    return true;
  }

  #number({ asks }: Push): void {
    for (const { project, record } of asks) {
      const given = [...this.#shorts.keys()].filter((key) => key.startsWith(`${project} `));
      if (given.includes(`${project} ${record}`)) continue;
      const short = given.length + 1;
      this.#shorts.set(`${project} ${record}`, short);
      this.#append([{ kind: 'numbers', number: this.head + 1, project, given: [[record, short]] }], null);
    }
  }

  #append(entries: readonly WireEntry[], writer: Line | null): void {
    this.log.push(...entries);
    for (const line of this.#lines) {
      const shown = entries.filter((entry) => this.#isFor(line, entry));
      if (line !== writer && shown.length > 0)
        line.send({ type: 'entries', entries: shown, cursor: this.cursorAt(this.head), live: true });
    }
  }
}
