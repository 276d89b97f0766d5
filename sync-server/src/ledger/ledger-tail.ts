// The tail of the ledgers that this relay signed and lost, as devices give it back: verified entry by entry, put in
// order, taken in as far as each is whole. Every device holds the header of each entry, so there are no unseen holes;
// one that its bringer may not read waits for somebody who may.
import { decodeEntry, entryHash, isEntryOf, leafHashOf, type Entry } from '@baton/ledger/entry';
import { headOf } from '@baton/ledger/book';
import { isCheckpoint, isCheckpointWhole } from '@baton/ledger/checkpoint';
import { textFault } from '@baton/ledger/private-text';
import { newKeyIn, type FormerKey } from '@baton/ledger/relay-keys';
import { Body } from '@baton/ledger/skeleton';
import { parseStrict, readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import { decisionIn } from './foldable.ts';
import type { Ledger } from './ledger.ts';

interface Staged {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
}
/** branch: this relay signed it, and since then something else in its place. */
export type Returned = 'staged' | 'known' | 'branch' | 'refused';

export interface LedgerTailOptions {
  readonly workspace: string;
  readonly relayKey: string;
  readonly ledger: Ledger;
}

/** The text stands beside what was signed: another one in its place would keep the true one out. */
async function isTextOf({ leaf, text }: Entry): Promise<boolean> {
  if (text === null || leaf === null) return true;
  const read = leaf.kind === 'jws' ? readStatement(leaf.jws) : parseStrict(Body, leaf.body);
  if (isIllegal(read)) return false;
  const hash = 'skeleton' in read ? read.skeleton.private : read.private;
  return (await textFault(text, hash)) === null;
}

const wholeness = ({ leaf, text }: Entry): number => (leaf === null ? 0 : 2) + (text === null ? 0 : 1);
/** Whole, so that it is settled once it was looked at. Of a header nobody knows what was decided: the rest may come. */
const isSaid = (entry: Entry): boolean => entry.leaf !== null || isCheckpoint(entry);
/** Nobody is refused the directory's ledger: what has no leaf there is a checkpoint. */
const isHidden = ({ ledger, leaf }: Entry): boolean => leaf === null && ledger !== 'dir';

export class LedgerTail {
  readonly #options: LedgerTailOptions;
  readonly #staged = new Map<number, Staged>();
  readonly #branches = new Map<string, Staged>();
  /** Handed out once, to be said again where they still stand: whoever shows them later shows no further loss. */
  readonly #settled = new Set<string>();
  /** Keys that this relay has had, as entries tell that its present one, or a later one of them, signed. */
  readonly #former = new Map<string, FormerKey>();

  constructor(options: LedgerTailOptions) {
    this.#options = options;
  }

  /** Devices that the part which is not in order yet has revoked: they stay outside meanwhile. */
  get revoked(): readonly string[] {
    const decisions = [...this.#staged.values()].map(({ entry }) => decisionIn(entry));
    return decisions.flatMap((decision) => (decision?.type === 'device-revoked' ? [decision.device] : []));
  }

  /** Entries that name a key of this relay vouch for those that the key before signed, so they are looked at first. */
  async learn(all: readonly Uint8Array[]): Promise<void> {
    const named = all.flatMap((bytes) => {
      const entry = decodeEntry(bytes);
      const newKey = isIllegal(entry) ? undefined : newKeyIn(entry);
      return newKey && !isIllegal(entry) ? [{ entry, newKey }] : [];
    });
    for (const { entry, newKey } of named.toSorted((one, other) => other.entry.number - one.entry.number)) {
      if (newKey.to === this.#options.relayKey || this.#former.has(newKey.to)) {
        const isIts = await isEntryOf(newKey.to, entry);
        if (isIts) this.#former.set(newKey.from, { key: newKey.from, until: entry.number });
      }
    }
  }

  /** How many wait for their turn. */
  get size(): number {
    return this.#staged.size;
  }

  async offer(bytes: Uint8Array): Promise<Returned> {
    const entry = decodeEntry(bytes);
    if (isIllegal(entry) || !(await this.#isOurs(entry))) return 'refused';
    const hash = await entryHash(entry);
    if (this.#settled.has(hash)) return 'known';
    if (entry.number > this.#options.ledger.book.number) {
      const before = this.#staged.get(entry.number);
      if (!before || wholeness(before.entry) < wholeness(entry)) this.#staged.set(entry.number, { entry, bytes });
      return 'staged';
    }
    if (await this.#isHeld(entry, hash)) return 'known';
    if (isSaid(entry)) this.#branches.set(hash, { entry, bytes });
    return 'branch';
  }

  /** What follows the ledgers as they stand, in order. @param final without waiting for what nobody could read. */
  async advance(final: boolean): Promise<number> {
    const { ledger } = this.#options;
    let taken = 0;
    for (;;) {
      const inOrder = [...this.#staged.values()].sort((a, b) => a.entry.number - b.entry.number);
      const gap = inOrder.findIndex(({ entry }) => isHidden(entry));
      const whole = final || gap < 0 ? inOrder : inOrder.slice(0, gap);
      if (whole.length === 0) return taken;
      const count = await ledger.takeBack(whole);
      for (const { entry } of whole.slice(0, count)) this.#staged.delete(entry.number);
      taken += count;
      if (count === whole.length || !final) return taken;
      await this.#setAside(whole[count]);
    }
  }

  /** Decisions of a branch, to be made anew. They are handed out once. */
  takeBranches(): readonly { readonly entry: Entry; readonly decision: Decision }[] {
    const branches = [...this.#branches.values()].sort((a, b) => a.entry.number - b.entry.number);
    for (const hash of this.#branches.keys()) this.#settled.add(hash);
    this.#branches.clear();
    return branches.flatMap(({ entry }) => {
      const decision = decisionIn(entry);
      return decision ? [{ entry, decision }] : [];
    });
  }

  async #setAside(stuck: Staged | undefined): Promise<void> {
    if (!stuck) return;
    this.#staged.delete(stuck.entry.number);
    if (isSaid(stuck.entry)) this.#branches.set(await entryHash(stuck.entry), stuck);
  }

  async #isOurs(entry: Entry): Promise<boolean> {
    const { workspace, relayKey } = this.#options;
    if (entry.workspace !== workspace || !(await this.#isSigned(entry, relayKey))) return false;
    if (isCheckpoint(entry)) return isCheckpointWhole(entry);
    if (entry.leaf === null) return entry.text === null;
    return (await leafHashOf(entry.leaf)) === entry.leafHash && (await isTextOf(entry));
  }

  /** By its key, or by one before in its time. */
  async #isSigned(entry: Entry, relayKey: string): Promise<boolean> {
    if (await isEntryOf(relayKey, entry)) return true;
    const former = [...(this.#options.ledger.book.former ?? []), ...this.#former.values()];
    for (const { key, until } of former) if (entry.number < until && (await isEntryOf(key, entry))) return true;
    return false;
  }

  async #isHeld({ ledger, number }: Entry, hash: string): Promise<boolean> {
    const { recent } = headOf(this.#options.ledger.book, ledger);
    const here = recent.find((seen) => seen.number === number);
    if (here) return here.head === hash;
    const oldest = recent[0]?.number ?? 0;
    return number < oldest && (await this.#options.ledger.holds(number, hash));
  }
}
