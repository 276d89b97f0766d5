// One workspace's ledgers on this relay: gives statements their place under the line's lock, with the fold that devices
// use. What another relay has entered meanwhile is taken in first.
import { randomBytes } from 'node:crypto';
import { enter, openBook, type Book } from '@baton/ledger/book';
import { checkpointEvery } from '@baton/ledger/checkpoint';
import { decodeEntry, entryHash, type Entry } from '@baton/ledger/entry';
import { makeExtract } from '@baton/ledger/extract';
import type { SigningKey } from '@baton/ledger/keys';
import type { PrivateText } from '@baton/ledger/private-text';
import { sequenceCheckpoint, sequenceOwn, sequenceStatement, type Desk, type Sequenced } from '@baton/ledger/sequence';
import { signerKey } from '@baton/ledger/verify';
import { assert } from '@baton/model/assert';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, Directory, Illegal } from '@baton/model/directory/schema';
import { extractFor } from '@baton/model/directory/extract';
import { standsIn } from '@baton/model/directory/queries';
import type { PersonId, WorkspaceId } from '@baton/model/ids';
import type { LedgerPart, Log, Turn } from '../log/contract.ts';
import { namedFewer } from './asked.ts';
import { Due } from './due.ts';
import type { LedgerEntry } from './foldable.ts';
import { Titles } from './titles.ts';

export interface Said {
  readonly jws: string;
  readonly text: PrivateText | null;
  /** What a passkey said of it, as the entry holds it. */
  readonly assertion?: string | null | undefined;
}
/** Where what was said stands now, and the directory after it. */
export interface Recorded {
  readonly number: number;
  readonly directory: Directory;
}
export interface ToldTo {
  readonly person: PersonId;
  /** Device numbers under which something stands in what they read. */
  readonly writers: ReadonlySet<number>;
  readonly number: number;
}
type Step = (desk: Desk) => Promise<Sequenced | Illegal>;

export interface LedgerOptions {
  readonly workspace: WorkspaceId;
  readonly log: Log;
  readonly relayKey: SigningKey;
  /** How many entries of a ledger lie between two of its checkpoints. */
  readonly checkpointEvery?: number | undefined;
}
/** What was said, and all that goes into the log with it. */
interface InOrder {
  readonly said: readonly Sequenced[];
  readonly append: readonly LedgerPart[];
}

/** To whom it concerns elsewhere (access/concerned), who would have the key to what the space has come to. */
const isToldFurther = ({ type }: Decision): boolean => type === 'group-set' || type === 'moved';

const place = (desk: Desk, { jws, text, assertion }: Said): Promise<Sequenced | Illegal> =>
  sequenceStatement(desk, { jws, assertion: assertion ?? null }, text);

export const recoveringSentence = 'The relay is being restored; decisions wait.';

export class Ledger {
  readonly titles = new Titles();
  readonly #options: LedgerOptions;
  #book: Book;
  /** Place on the line of the last entry taken in. Its own number may be another: it was given back after a loss. */
  #line = 0;
  readonly #due: Due;

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#due = new Due(options.checkpointEvery ?? checkpointEvery);
    this.#book = openBook(options.workspace);
  }

  /** Undefined while the workspace is not founded. */
  get directory(): Directory | undefined {
    return this.#book.directory;
  }

  /** The heads of all ledgers as this relay has folded them. */
  get book(): Book {
    return this.#book;
  }

  /** Whether this very entry stands in the log; asked only of what is too old to be in the book. */
  async holds(number: number, hash: string): Promise<boolean> {
    for (const { entry } of await this.#options.log.ledgerAfter(this.#options.workspace, 0)) {
      const decoded = decodeEntry(entry);
      if (!isIllegal(decoded) && decoded.number === number) return (await entryHash(decoded)) === hash;
    }
    return false;
  }

  /** Takes in what the log holds and this relay has not folded yet. */
  async refresh(): Promise<void> {
    await this.#takeIn(await this.#options.log.ledgerAfter(this.#options.workspace, this.#line));
  }

  /** All or none, in this order. A request for approval may come back with whom it has to name (asked.ts). */
  propose(said: readonly Said[]): Promise<Recorded | Illegal> {
    return this.#sequence(said.map((one) => async (desk) => this.#held(desk, await place(desk, one))));
  }
  /** What this relay had given a place and lost: what is held against the log was held against it then. */
  proposeAgain(said: Said): Promise<Recorded | Illegal> {
    return this.#sequence([(desk) => place(desk, said)]);
  }
  async #held(desk: Desk, placed: Sequenced | Illegal): Promise<Sequenced | Illegal> {
    if (isIllegal(placed) || placed.folded.decision.type !== 'approval-asked') return placed;
    const { decision } = placed.folded;
    return (await namedFewer({ log: this.#options.log, book: desk.book, decision })) ?? placed;
  }

  /** What the relay may record alone. @param text that stands beside it and can be erased. */
  record(decision: Decision, text: string | null = null): Promise<Recorded | Illegal> {
    const beside = text === null ? null : { text, salt: randomBytes(16) };
    return this.#sequence([(desk) => sequenceOwn(desk, decision, beside)]);
  }

  /** The directory as one guest is told it, signed. `directory` is the room's, which may be ahead of the book. */
  async extract(directory: Directory, { person, writers, number }: ToldTo): Promise<Uint8Array> {
    const { workspace, relayKey } = this.#options;
    const told = extractFor(directory, person, writers);
    const stands = (space: string) => standsIn(directory, person, space);
    const spaces = Object.fromEntries([...this.titles.spaces].filter(([space]) => stands(space)));
    const titles = { workspace: this.titles.workspace, spaces };
    return makeExtract(relayKey, { workspace, person, number, directory: told, titles, ns: this.#nsOf(told, person) });
  }
  #nsOf({ devices }: Directory, person: string): Record<string, Record<string, number>> {
    const own = Object.entries(devices).flatMap(([device, of]) => (of.person === person ? [device] : []));
    const keys = [...own, signerKey({ device: 'recovery', person })];
    const counts = Object.values(this.#book.heads).map(({ ledger, ns }) => {
      const mine = keys.flatMap((key) => (Object.hasOwn(ns, key) ? [[key, ns[key] ?? 0] as const] : []));
      return [ledger, Object.fromEntries(mine)] as const;
    });
    return Object.fromEntries(counts.filter(([, mine]) => Object.keys(mine).length > 0));
  }

  /**
   * Entries that this relay signed and lost, in their order, as far as each follows what stands here. They keep the
   * numbers that they were signed with, and get places of their own on the line. Answers how many.
   */
  async takeBack(entries: readonly { readonly entry: Entry; readonly bytes: Uint8Array }[]): Promise<number> {
    const { log, workspace } = this.#options;
    const taken = await log.sequence(workspace, async (turn) => {
      await this.#takeIn(await turn.ledgerAfter(this.#line));
      const append: LedgerPart[] = [];
      let book = this.#book;
      for (const { entry, bytes } of entries) {
        const entered = await enter(book, entry);
        if (isIllegal(entered)) break;
        book = entered.book;
        append.push({ ledger: entry.ledger, entry: bytes });
      }
      return { append, result: append.length };
    });
    await this.refresh();
    return taken;
  }

  async #sequence(steps: readonly Step[]): Promise<Recorded | Illegal> {
    const { log, workspace } = this.#options;
    const done = await log.sequence<readonly Sequenced[] | Illegal>(workspace, async (turn) => {
      if ((await log.standing(workspace)).isRecovering) return { append: [], result: { illegal: recoveringSentence } };
      await this.#takeIn(await turn.ledgerAfter(this.#line));
      const done = await this.#inOrder(steps, turn);
      return isIllegal(done) ? { append: [], result: done } : { append: done.append, result: done.said };
    });
    if (isIllegal(done)) return done;
    await this.refresh();
    const last = done.at(-1);
    assert(last && this.#book.directory, 'what was sequenced has been entered');
    return { number: last.entry.number, directory: this.#book.directory };
  }

  async #inOrder(steps: readonly Step[], turn: Turn): Promise<InOrder | Illegal> {
    const { relayKey } = this.#options;
    const said: Sequenced[] = [];
    const append: LedgerPart[] = [];
    const due = this.#due.copy();
    let book = this.#book;
    const desk = (): Desk => {
      // Above all that was ever signed, though the line itself may be shorter than it once was.
      const number = Math.max(turn.head.cursor.number + 1 + append.length, book.number + 1);
      return { relayKey, book, number, now: turn.time };
    };
    const put = (next: Omit<Sequenced, 'folded'>): void => {
      book = next.book;
      append.push({ ledger: next.entry.ledger, entry: next.bytes });
      due.count(next.entry);
    };
    for (const step of steps) {
      const next = await step(desk());
      if (isIllegal(next)) return next;
      put(next);
      said.push(next);
      if (!due.isDue(next.entry.ledger) || isToldFurther(next.folded.decision)) continue;
      const checkpoint = await sequenceCheckpoint(desk(), next.entry.ledger);
      if (!isIllegal(checkpoint)) put(checkpoint);
    }
    return { said, append };
  }

  async #takeIn(entries: readonly LedgerEntry[]): Promise<void> {
    for (const { number, entry } of entries) {
      if (number <= this.#line) continue;
      const decoded = decodeEntry(entry);
      assert(!isIllegal(decoded), `ledger entry ${number} cannot be read`);
      const before = this.#book;
      const entered = await enter(before, decoded);
      // Another take-in of the same entries came first.
      if (this.#line >= number) continue;
      assert(
        !isIllegal(entered),
        `ledger entry ${number} does not stand: ${isIllegal(entered) ? entered.illegal : ''}`,
      );
      this.#book = entered.book;
      this.#line = number;
      this.#due.count(decoded);
      if (entered.folded) this.titles.read(entered.folded, decoded.text?.text ?? null);
    }
  }
}
