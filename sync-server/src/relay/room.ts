// One workspace's devices around its log. Passes on what a commit added, feeds those who are behind, refuses what may not
// be, tells who is here. Knows no socket, clock, timer or randomness: the simulator runs this very code.
import { closeCodes, type Cursor, type DeviceFrame, type RelayState } from '@baton/protocol/frames';
import { assert } from '@baton/model/assert';
import type { PersonId } from '@baton/model/ids';
import { parseDoc } from '@baton/replica/layout';
import type { Rights } from '../access/rights.ts';
import type { Commit } from '../log/contract.ts';
import { Bell } from './bell.ts';
import { CaretBoard } from './carets.ts';
import type { Standing } from '../log/standing.ts';
import { Extracts } from './extracts.ts';
import { Feed } from './feed.ts';
import { framesTaken, takeFrame, type FramesTaken } from './frames-taken.ts';
import type { Guest, Peer } from './peer.ts';
import { Passing } from './passing.ts';
import { PresenceBoard } from './presence.ts';
import { Pushes } from './pushes.ts';
import { Returning } from './returning.ts';
import type { Hello, Place, RoomOptions } from './room-options.ts';
import { recall } from './recall.ts';
import { sealing } from './sealing.ts';
import { Seat } from './seat.ts';
import { stateFrame } from './state-words.ts';
import { Stamping } from './stamping.ts';
import { tellHere } from './told.ts';

export class Room {
  readonly #options: RoomOptions;
  readonly #seats = new Set<Seat>();
  readonly #extracts: Extracts;
  readonly #feed: Feed;
  readonly #pushes: Pushes;
  readonly #presence: PresenceBoard;
  readonly #carets: CaretBoard;
  readonly #passing: Passing;
  readonly #frames: FramesTaken;
  readonly #unwatch: () => void;
  readonly returning: Returning;
  readonly stamping: Stamping;
  readonly bell = new Bell(() => this.#seats);
  #head: Cursor;

  constructor(options: RoomOptions, first: Cursor) {
    this.#options = options;
    this.#head = first;
    const { workspace, log, rights, schedule, now, watch, ahead } = options;
    const onFault = (seat: Seat, fault: unknown) => this.#storeFault(seat, fault);
    const dismiss = (seat: Seat, code: number, reason: string) => this.#dismiss(seat, code, reason);
    const fallBehind = (seat: Seat) => this.#fallBehind(seat);
    const onTrouble = (what: string, detail: string) => options.onTrouble?.({ what, detail });
    this.#pushes = new Pushes({ workspace, log, rights, now: options.lineNow, watch, onFault, ahead });
    this.#unwatch = watch.follow(() => this.#tellState());
    const stampsOver = (updates: Parameters<Stamping['of']>[0]) => this.stamping.of(updates);
    const head = () => this.#head;
    this.#extracts = new Extracts({ ...options, head });
    this.#feed = new Feed({ ...options, head, stampsOver, extracts: this.#extracts });
    this.#presence = new PresenceBoard({ now, schedule, tell: (here) => this.#tellHere(here) });
    const mayRead = (person: string, doc: string) =>
      parseDoc(doc)?.class === 'page' && rights.mayRead(person as PersonId, doc);
    this.#carets = new CaretBoard({ now, schedule, mayRead });
    const { incarnation } = options.standing;
    this.stamping = new Stamping({ ...options, incarnation, seats: () => this.#seats });
    this.#passing = new Passing({
      ...options,
      seats: () => this.#seats,
      fallBehind,
      passed: (commit) => this.stamping.add(commit),
      extracts: this.#extracts,
      onFault,
    });
    this.returning = new Returning({
      ...options,
      renewed: (standing) => this.#beginAgain(standing),
      opened: () => this.#tellState(),
      lookAround: () => this.#dismissRevoked(),
      letIn: (seat) => this.#letIn(seat),
      dismiss,
      onFault,
      onTrouble,
    });
    this.#frames = framesTaken({
      pushes: this.#pushes,
      presence: this.#presence,
      carets: this.#carets,
      returning: this.returning,
      dismiss,
      fallBehind,
      onTrouble,
    });
  }

  get rights(): Rights {
    return this.#options.rights;
  }
  get carets(): CaretBoard {
    return this.#carets;
  }
  get size(): number {
    return this.#seats.size;
  }
  /** Connected now. */
  get devices(): ReadonlySet<string> {
    return new Set([...this.#seats].map(({ who }) => who.device));
  }
  get people(): number {
    return new Set([...this.#seats].map(({ who }) => who.person)).size;
  }

  /** Entries that the slowest device has not been sent. */
  get lag(): number {
    return [...this.#seats].reduce((most, { cursor }) => Math.max(most, this.#head.number - cursor.number), 0);
  }

  /** Takes a device in. Its first answers are `welcome` and what it has missed; frames may come at once. */
  join(who: Guest, peer: Peer, hello: Hello): Place {
    const cursor = hello.cursor ?? { number: 0, chain: new Uint8Array(8) };
    // A device has one connection: the newer one is the one it uses (a half-open one cannot be told from a live one).
    const isThis = ({ deviceNo }: Guest) => deviceNo === who.deviceNo;
    this.shutOut(isThis, closeCodes.takenOver, 'another connection of this device took over');
    const seal = (told: Cursor) => this.#options.sealer.sealed(told, this.returning.standing.incarnation);
    const seat = new Seat(who, sealing(peer, seal), { cursor, incarnation: hello.incarnation });
    this.#seats.add(seat);
    this.#welcome(seat, hello).catch((fault: unknown) => this.#storeFault(seat, fault));
    return { onFrame: (frame) => this.#onFrame(seat, frame), leave: () => this.#leave(seat) };
  }

  /** Whether those devices may come again is asked when they do. */
  shutOut(isOut: (who: Guest) => boolean, code: number, reason: string): void {
    for (const seat of this.#seats) if (isOut(seat.who)) this.#dismiss(seat, code, reason);
  }

  close(code: number, reason: string): void {
    this.#presence.close();
    this.#carets.close();
    this.#unwatch();
    this.#passing.close();
    this.stamping.flush();
    this.shutOut(() => true, code, reason);
  }

  async #welcome(seat: Seat, hello: Hello): Promise<void> {
    const { lineNow } = this.#options;
    const { incarnation } = this.returning.standing;
    const isOnLine = await recall({ ...this.#options, head: this.#head }, seat, hello);
    if (seat.state !== 'arriving') return;
    if (!this.rights.isLive(seat.who.deviceNo)) return this.#turnAway(seat);
    // 0: the device has set something aside and not given it back yet.
    const isNew = hello.cursor === null && hello.incarnation !== 0;
    const isKnown = isNew || hello.incarnation === incarnation;
    const rolledBack = !isKnown || !isOnLine;
    const { deviceNo } = seat.who;
    seat.peer.send({
      type: 'welcome',
      incarnation,
      deviceNo,
      head: this.#head.number,
      now: lineNow(),
      rolledBack,
      safe: this.stamping.safe,
      state: this.#state,
    });
    if (this.#state !== 'open') seat.peer.send(stateFrame(this.#state));
    // It answers with its trail, and gives back what it has seen, before anything else.
    if (rolledBack) return;
    this.returning.came(seat.who.deviceNo);
    this.#letIn(seat);
  }

  #letIn(seat: Seat): void {
    seat.state = 'behind';
    seat.grantedFrom = seat.cursor.number;
    this.#presence.changed();
    this.bell.tell(seat);
    this.#startFeed(seat);
    this.#pushes.resume(seat);
  }

  #onFrame(seat: Seat, frame: DeviceFrame): void {
    if (seat.state !== 'left') takeFrame(this.#frames, seat, { frame, rights: this.rights });
  }

  /** The turn of a commit: rights first, then every device that is live. Called by the log only. */
  pass(commit: Commit): void {
    if (commit.cursor.number <= this.#head.number) return;
    const next = this.#head.number + 1;
    assert(
      commit.entries.some(({ number }) => number === next),
      'the log told of its commits with a gap',
    );
    // What was committed before a change of rights goes by the rights of then, and the change itself waits for nobody.
    const mayWait = commit.entries.every(({ kind }) => kind === 'update' || kind === 'numbers');
    if (!mayWait) this.#passing.flush();
    this.#head = commit.cursor;
    this.#foldLedger(commit);
    this.#passing.add(commit);
    if (!mayWait) this.#passing.flush();
  }

  #foldLedger({ entries }: Commit): void {
    const ledger = entries.filter((entry) => entry.kind === 'ledger');
    if (ledger.length === 0) return;
    const { rights, foldable } = this.#options;
    const before = rights.grants.length;
    rights.fold(foldable(ledger));
    rights.reach(ledger.at(-1)?.number ?? 0);
    const granted = new Set(rights.grants.slice(before).map(({ person }) => person));
    this.#dismissRevoked();
    for (const seat of this.#seats) {
      this.#extracts.decided(seat);
      if (granted.has(seat.who.person)) this.#regrant(seat);
    }
  }

  #dismissRevoked(): void {
    for (const seat of this.#seats) if (!this.rights.isLive(seat.who.deviceNo)) this.#turnAway(seat);
  }

  /** For good, or while their person is suspended: what a device does with what it holds hangs on which of the two. */
  #turnAway(seat: Seat): void {
    if (this.rights.isSuspended(seat.who.person))
      return this.#dismiss(seat, closeCodes.suspended, 'this person is suspended');
    this.#dismiss(seat, closeCodes.revoked, 'this device is revoked');
  }

  /** Another incarnation: nobody's cursor counts any more, so everybody comes again. */
  #beginAgain(standing: Standing): void {
    this.#passing.flush();
    this.stamping.renew(standing.incarnation);
    this.shutOut(() => true, closeCodes.restart, 'the relay was set back; come again');
  }

  /** What this device was sent so far was chosen under other rights: the feed sends what they now open. */
  #regrant(seat: Seat): void {
    if (seat.state !== 'arriving') seat.grantedFrom = seat.cursor.number;
    if (seat.state === 'live') this.#fallBehind(seat);
  }
  #fallBehind(seat: Seat): void {
    seat.state = 'behind';
    this.#startFeed(seat);
  }
  #startFeed(seat: Seat): void {
    this.#feed.run(seat).catch((fault: unknown) => this.#storeFault(seat, fault));
  }

  #storeFault(seat: Seat, fault: unknown): void {
    const detail = fault instanceof Error ? fault.message : String(fault);
    this.#options.onTrouble?.({ what: 'the store failed', detail });
    this.#dismiss(seat, closeCodes.restart, 'the relay could not reach its store');
  }

  get #state(): RelayState {
    if (this.#options.watch.isReadOnly) return 'read-only';
    return this.returning.standing.isRecovering ? 'recovering' : 'open';
  }
  #tellState(): void {
    for (const seat of this.#seats) if (seat.state !== 'arriving') seat.peer.send(stateFrame(this.#state));
  }

  #tellHere(here: Parameters<typeof tellHere>[2]): void {
    for (const seat of this.#seats) {
      if (seat.state !== 'live' && seat.state !== 'behind') continue;
      if (!seat.overfull) tellHere(seat, this.rights, here);
    }
  }

  #leave(seat: Seat): void {
    seat.state = 'left';
    this.#carets.leaveAll(seat.caretReader);
    if (this.#seats.delete(seat)) this.#presence.drop(seat.who.deviceNo);
  }

  #dismiss(seat: Seat, code: number, reason: string): void {
    if (seat.state === 'left') return;
    this.#leave(seat);
    seat.peer.send({ type: 'bye', code, reason });
    seat.peer.close(code, reason);
  }
}
