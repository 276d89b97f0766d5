// One workspace's ledgers on this relay: gives statements their place under the line's lock, with the fold that devices
// use. What another relay has entered meanwhile is taken in first.
import { enter, openBook, type Book } from '@baton/ledger/book';
import { decodeEntry } from '@baton/ledger/entry';
import type { SigningKey } from '@baton/ledger/keys';
import type { PrivateText } from '@baton/ledger/private-text';
import { sequenceOwn, sequenceStatement, type Desk, type Sequenced } from '@baton/ledger/sequence';
import { assert } from '@baton/model/assert';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, Directory, Illegal } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';
import type { Log, Turn } from '../log/contract.ts';
import type { LedgerEntry } from './foldable.ts';
import { Titles } from './titles.ts';

export interface Said {
  readonly jws: string;
  readonly text: PrivateText | null;
}
/** Where what was said stands now, and the directory after it. */
export interface Recorded {
  readonly number: number;
  readonly directory: Directory;
}
type Step = (desk: Desk) => Promise<Sequenced | Illegal>;

export interface LedgerOptions {
  readonly workspace: WorkspaceId;
  readonly log: Log;
  readonly relayKey: SigningKey;
}

export class Ledger {
  readonly titles = new Titles();
  readonly #options: LedgerOptions;
  #book: Book;

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#book = openBook(options.workspace, options.relayKey.publicKey);
  }

  /** Undefined while the workspace is not founded. */
  get directory(): Directory | undefined {
    return this.#book.directory;
  }

  /** Takes in what the log holds and this relay has not folded yet. */
  async refresh(): Promise<void> {
    await this.#takeIn(await this.#options.log.ledgerAfter(this.#options.workspace, this.#book.number));
  }

  /** All or none, in this order. */
  propose(said: readonly Said[]): Promise<Recorded | Illegal> {
    return this.#sequence(
      said.map(
        ({ jws, text }) =>
          (desk) =>
            sequenceStatement(desk, jws, text),
      ),
    );
  }

  /** What the relay may record alone. */
  record(decision: Decision): Promise<Recorded | Illegal> {
    return this.#sequence([(desk) => sequenceOwn(desk, decision, null)]);
  }

  async #sequence(steps: readonly Step[]): Promise<Recorded | Illegal> {
    const { log, workspace } = this.#options;
    const done = await log.sequence<readonly Sequenced[] | Illegal>(workspace, async (turn) => {
      await this.#takeIn(await turn.ledgerAfter(this.#book.number));
      const result = await this.#inOrder(steps, turn);
      if (isIllegal(result)) return { append: [], result };
      return { append: result.map(({ entry, bytes }) => ({ ledger: entry.ledger, entry: bytes })), result };
    });
    if (isIllegal(done)) return done;
    await this.refresh();
    const last = done.at(-1);
    assert(last && this.#book.directory, 'what was sequenced has been entered');
    return { number: last.entry.number, directory: this.#book.directory };
  }

  async #inOrder(steps: readonly Step[], turn: Turn): Promise<readonly Sequenced[] | Illegal> {
    const { relayKey } = this.#options;
    const done: Sequenced[] = [];
    let book = this.#book;
    for (const [at, step] of steps.entries()) {
      const next = await step({ relayKey, book, number: turn.head.cursor.number + 1 + at, now: turn.time });
      if (isIllegal(next)) return next;
      book = next.book;
      done.push(next);
    }
    return done;
  }

  async #takeIn(entries: readonly LedgerEntry[]): Promise<void> {
    for (const { number, entry } of entries) {
      if (number <= this.#book.number) continue;
      const decoded = decodeEntry(entry);
      assert(!isIllegal(decoded), `ledger entry ${number} cannot be read`);
      const before = this.#book;
      const entered = await enter(before, decoded);
      // Another take-in of the same entries came first.
      if (this.#book !== before) continue;
      assert(
        !isIllegal(entered),
        `ledger entry ${number} does not stand: ${isIllegal(entered) ? entered.illegal : ''}`,
      );
      this.#book = entered.book;
      if (entered.folded) this.titles.read(entered.folded, decoded.text?.text ?? null);
    }
  }
}
