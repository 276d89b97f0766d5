// Devices that have seen what this relay has not: the relay was set back, by a restore or unnoticed with its machine. It
// finds where both lines are one, believes a loss only when shown its own stamp or signature over it, and takes back
// what devices bring. While it is recovering edits flow and nothing is decided.
import { isIllegal } from '@baton/model/directory/rules';
import { closeCodes, type Cursor, type DeviceFrame, type Stamp } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Ahead } from '../compaction/ahead.ts';
import { recoveringSentence, type Ledger } from '../ledger/ledger.ts';
import { LedgerTail } from '../ledger/ledger-tail.ts';
import type { Log } from '../log/contract.ts';
import { firstChain } from '../log/entry-bytes.ts';
import type { Standing } from '../log/standing.ts';
import { offeredFrom, type Offer } from './offered.ts';
import type { Seat } from './seat.ts';
import { pageBytes } from './limits.ts';
import { isOnLine, SealJudge, type Sealer } from './sealing.ts';
import type { Stamper, Update } from './stamper.ts';

export interface ReturningOptions {
  readonly ahead?: Ahead;
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly ledger: Ledger;
  readonly relayKey: string;
  readonly stamper: Stamper;
  readonly sealer: Sealer;
  readonly standing: Standing;
  /** Another incarnation has begun: everybody comes again. */
  readonly renewed: (standing: Standing) => void;
  /** Everybody is told how the relay stands now. */
  readonly opened: () => void;
  /** Those who may not be here any more are sent away. */
  readonly lookAround: () => void;
  /** Nothing stands between this device and the line any more. */
  readonly letIn: (seat: Seat) => void;
  readonly dismiss: (seat: Seat, code: number, reason: string) => void;
  readonly onFault: (seat: Seat, fault: unknown) => void;
  readonly onTrouble: (what: string, detail: string) => void;
}
/** As IT sees it. */
export interface RecoveryView {
  readonly isRecovering: boolean;
  readonly incarnation: number;
  /** Device numbers that have given back all that they had, and all that could. */
  readonly heard: readonly number[];
  /** Of the others, those that have said all and wait with a part that builds on a missing one. */
  readonly waiting: readonly number[];
  readonly devices: readonly number[];
  /** Number of the newest decision that is back. */
  readonly head: number;
}

export class Returning {
  readonly #options: ReturningOptions;
  readonly #tail: LedgerTail;
  readonly #seals: SealJudge;
  readonly #heard = new Set<number>();
  /** Devices with a part that builds on a missing one, and how much had come back when they last said so. */
  readonly #waiting = new Map<number, number>();
  /** Of the offers that are under way. */
  readonly #hasMore = new WeakSet<Seat>();
  #cameBack = 0;
  readonly #busy = new Set<Seat>();
  #standing: Standing;
  #renewing: Promise<void> | undefined;

  constructor(options: ReturningOptions) {
    this.#options = options;
    this.#standing = options.standing;
    this.#tail = new LedgerTail(options);
    this.#seals = new SealJudge(options.sealer);
  }

  get standing(): Standing {
    return this.#standing;
  }
  get view(): RecoveryView {
    const { rights, ledger } = this.#options;
    const { isRecovering, incarnation } = this.#standing;
    const devices = Object.values(rights.directory?.devices ?? {}).map(({ no }) => no);
    const live = devices.filter((no) => rights.isLive(no));
    const told = { heard: [...this.#heard], waiting: [...this.#waiting.keys()] };
    return { isRecovering, incarnation, ...told, devices: live, head: ledger.book.number };
  }

  /** Decisions that were brought before this room was there, of which a part waits for its turn. */
  async remember(entries: readonly Uint8Array[]): Promise<void> {
    await this.#tail.learn(entries);
    for (const entry of entries) await this.#tail.offer(entry);
    await this.#tail.advance(false);
    this.#options.rights.bar(this.#tail.revoked);
  }

  onFrame(seat: Seat, frame: Extract<DeviceFrame, { type: 'trail' | 'offer' }>): void {
    if (this.#busy.has(seat))
      return this.#options.dismiss(seat, closeCodes.badFrame, 'an offer is answered before the next');
    this.#busy.add(seat);
    const work = frame.type === 'trail' ? this.#meet(seat, frame.points) : this.#take(seat, frame);
    work.catch((fault: unknown) => this.#options.onFault(seat, fault)).finally(() => this.#busy.delete(seat));
  }

  /**
   * It has said all that it had, or had nothing. One that waits with a part counts once nothing more came since it last
   * said so: until then what it waits for may have come, and it says it again.
   */
  heard(deviceNo: number, isWaiting = false): void {
    if (!this.#standing.isRecovering) return;
    // What it said last counts: it may have come again with more.
    this.#heard.delete(deviceNo);
    this.#waiting.delete(deviceNo);
    if (isWaiting) this.#waiting.set(deviceNo, this.#cameBack);
    else this.#heard.add(deviceNo);
    const { devices } = this.view;
    const isHeard = (no: number) => this.#heard.has(no) || this.#waiting.get(no) === this.#cameBack;
    if (devices.length === 0 || !devices.every(isHeard)) return;
    this.open().catch((fault: unknown) => this.#options.onTrouble('the workspace could not be opened', String(fault)));
  }

  /** It is on the line. What it waits with it says again. */
  came(deviceNo: number): void {
    if (!this.#waiting.has(deviceNo)) this.heard(deviceNo);
  }

  /** By somebody who answers for it, or when every living device was heard. */
  async open(): Promise<void> {
    const { log, workspace, opened, ledger, relayKey, onTrouble } = this.#options;
    if (!this.#standing.isRecovering) return;
    await this.#tail.advance(true);
    if (ledger.directory?.relayKey !== relayKey)
      return onTrouble('the workspace stays closed', 'the decision that names this relay’s new key has not come back');
    this.#standing = await log.changeStanding(workspace, { do: 'open', decided: ledger.book.number });
    this.#options.rights.bar([]);
    await this.#decideAnew();
    opened();
  }

  async #meet(seat: Seat, points: readonly Cursor[]): Promise<void> {
    const { log, workspace } = this.#options;
    const lostIn = await this.#lostWith(seat, points);
    if (lostIn !== undefined) return this.#renew([lostIn]);
    let base: Cursor = { number: 0, chain: firstChain };
    // A point above its cursor is shown for its seal alone: of what lies between the device may lack its own.
    for (const point of points.filter(({ number }) => number <= seat.cursor.number)) {
      const chain = await log.chainAt(workspace, point.number);
      if (!chain || !isOnLine(chain, point.chain)) continue;
      base = { ...point, chain };
      break;
    }
    if (seat.state !== 'arriving') return;
    seat.cursor = base;
    seat.peer.send({ type: 'resume', base });
  }

  /** In which incarnation the newest of its cursors was given, if this relay gave it and has lost it since. */
  async #lostWith({ who, incarnation }: Seat, [cursor]: readonly Cursor[]): Promise<number | undefined> {
    if (!cursor) return undefined;
    const { log, workspace } = this.#options;
    const chain = await log.chainAt(workspace, cursor.number);
    const present = this.#standing.incarnation;
    const isHere = chain !== undefined && isOnLine(chain, cursor.chain);
    if (isHere && incarnation <= present) return undefined;
    return this.#seals.givenIn({ deviceNo: who.deviceNo, cursor, incarnation }, present);
  }

  async #take(seat: Seat, offer: Offer): Promise<void> {
    const counts = { taken: 0, known: 0, refused: 0 };
    const isShown = await this.#takeLedger(offer, counts);
    const { stamps, isProof } = await this.#believed(offer);
    // Another device has shown the loss meanwhile: this one comes again too.
    if (hasLeft(seat)) return;
    if ((isShown && !this.#standing.isRecovering) || isProof)
      return this.#renew(stamps.map(({ incarnation }) => incarnation));
    await this.#takeUpdates(seat, { ...offer, stamps }, counts);
    await this.#noteAhead(seat, offer);
    if (hasLeft(seat)) return;
    seat.peer.send({ type: 'offered', ...counts });
    if (!offer.last) return;
    this.heard(seat.who.deviceNo, this.#hasMore.delete(seat));
    if (seat.state === 'arriving') this.#options.letIn(seat);
  }

  async #takeLedger({ entries }: Offer, counts: Counts): Promise<boolean> {
    const { rights, lookAround } = this.#options;
    let isShown = false;
    await this.#tail.learn(entries.flatMap((entry) => (entry.kind === 'ledger' ? [entry.entry] : [])));
    for (const entry of entries) {
      if (entry.kind !== 'ledger') continue;
      const returned = await this.#tail.offer(entry.entry);
      counts[returned === 'staged' || returned === 'branch' ? 'taken' : returned] += 1;
      isShown ||= returned === 'staged' || returned === 'branch';
    }
    if (!isShown || !this.#standing.isRecovering) return isShown;
    await this.#tail.advance(false);
    rights.bar(this.#tail.revoked);
    lookAround();
    return true;
  }

  /** Stamps that this relay gave, and whether one of them tells of what it does not hold. */
  async #believed({ entries, stamps }: Offer): Promise<{ stamps: readonly Stamp[]; isProof: boolean }> {
    const { stamper } = this.#options;
    const updates = entries.filter((entry) => entry.kind === 'update');
    const believed: Stamp[] = [];
    let isProof = false;
    for (const stamp of stamps) {
      const covered = updates.filter(
        ({ envelope, number }) => envelope.doc === stamp.doc && stamp.first <= number && number <= stamp.last,
      );
      if (!stamper.holds(stamp, covered)) continue;
      believed.push(stamp);
      isProof ||= await this.#isLost(stamp);
    }
    return { stamps: believed, isProof };
  }

  /** Numbers of this incarnation, or of a later one, that are not here: the line was set back since. */
  async #isLost(stamp: Stamp): Promise<boolean> {
    const { incarnation } = this.#standing;
    if (stamp.incarnation !== incarnation) return stamp.incarnation > incarnation;
    const { log, workspace, stamper } = this.#options;
    const head = await log.head(workspace);
    if (stamp.last > (head?.cursor.number ?? 0)) return true;
    return !stamper.holds(stamp, await heldIn(log, workspace, stamp));
  }

  async #takeUpdates(seat: Seat, offer: Offer, counts: Counts): Promise<void> {
    const { log, workspace, rights } = this.#options;
    for (;;) {
      const { offered, refused } = offeredFrom(offer, { who: seat.who, rights, standing: this.#standing });
      if (offered.epochs.length + offered.updates.length + offered.numbers.length === 0) {
        counts.refused += refused;
        return;
      }
      const answer = await log.takeBack(workspace, offered);
      if (answer.kind === 'recheck') continue;
      counts.taken += answer.taken;
      counts.known += answer.known;
      counts.refused += answer.refused + refused;
      this.#cameBack += answer.taken;
      if (answer.waiting > 0) this.#hasMore.add(seat);
      return;
    }
  }

  /** A document that the line knows as it was before, and did not begin again. */
  async #noteAhead({ who }: Seat, { entries }: Offer): Promise<void> {
    const { ahead, log, workspace, rights } = this.#options;
    for (const entry of entries) {
      if (entry.kind !== 'epoch' || !rights.mayRead(who.person, entry.doc)) continue;
      const state = await log.docState(workspace, entry.doc);
      if (state && state.epoch < entry.epoch) ahead?.note(workspace, entry);
    }
  }

  /** All that have seen more show it at the same time: it is one loss. */
  #renew(seen: readonly number[]): Promise<void> {
    this.#renewing ??= this.#renewAbove(Math.max(this.#standing.incarnation, ...seen)).finally(
      () => (this.#renewing = undefined),
    );
    return this.#renewing;
  }
  async #renewAbove(above: number): Promise<void> {
    const { log, workspace, renewed, onTrouble } = this.#options;
    this.#standing = await log.changeStanding(workspace, { do: 'renew', above });
    this.#heard.clear();
    this.#waiting.clear();
    onTrouble('the line was set back', `a device holds what this relay gave and lost; ${recoveringSentence}`);
    renewed(this.#standing);
  }

  /** What was decided on a line that others have not seen is said again, where it is still legal. */
  async #decideAnew(): Promise<void> {
    const { ledger, onTrouble } = this.#options;
    for (const { entry, decision } of this.#tail.takeBranches()) {
      const { leaf, text } = entry;
      const done =
        leaf?.kind === 'jws'
          ? await ledger.proposeAgain({ jws: leaf.jws, text, assertion: leaf.assertion })
          : await ledger.record(decision, text?.text ?? null);
      if (isIllegal(done)) onTrouble(`the decision ${entry.number} of before the loss no longer stands`, done.illegal);
    }
  }
}
/** What the log holds of a document in the place that a stamp names. */
async function heldIn(log: Log, workspace: string, { doc, first, last }: Stamp): Promise<readonly Update[]> {
  const held: Update[] = [];
  for (let after = first - 1; after < last;) {
    const page = await log.readDoc(workspace, { doc, after, limit: pageBytes });
    for (const entry of page.entries) if (entry.kind === 'update' && entry.number <= last) held.push(entry);
    if (!page.more) break;
    after = page.upTo;
  }
  return held;
}

/** It may have left while something was waited for. */
const hasLeft = ({ state }: Seat): boolean => state === 'left';

type Counts = { taken: number; known: number; refused: number };
