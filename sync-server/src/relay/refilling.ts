// A workspace whose line is gone, as its devices bring it back: decisions first, in their order, as far as they are whole.
// Nobody may sign in before the directory is there.
import type { SigningKey } from '@baton/ledger/keys';
import { isIllegal } from '@baton/model/directory/rules';
import type { Illegal } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';
import type { Refilled } from '@baton/protocol/http-refills';
import { LedgerTail } from '../ledger/ledger-tail.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log/contract.ts';
import type { NewKeyBrought, NewKeys } from './new-keys.ts';

export interface Brought {
  readonly incarnation: number;
  readonly entries: readonly Uint8Array[];
  /** This relay lost the secret by which they were signed. */
  readonly newKey?: NewKeyBrought | undefined;
}
interface Options {
  readonly log: Log;
  readonly relayKey: SigningKey;
  readonly newKeys: NewKeys;
  readonly checkpointEvery?: number | undefined;
}
interface Coming {
  readonly ledger: Ledger;
  readonly tail: LedgerTail;
}
/** A member could bring any number of them: what waits for its turn is held in memory. */
const mostStaged = 100_000;

export class Refilling {
  readonly #options: Options;
  readonly #coming = new Map<WorkspaceId, Coming>();
  readonly #turns = new Map<WorkspaceId, Promise<unknown>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** One after the other. Undefined: none of it is this relay's. */
  take(id: WorkspaceId, brought: Brought): Promise<Refilled | Illegal | undefined> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(() => this.#takeBrought(id, brought));
    this.#turns.set(
      id,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** Under a new key nothing is taken before all of it is there, with the owner's word at its end. */
  async #takeBrought(id: WorkspaceId, brought: Brought): Promise<Refilled | Illegal | undefined> {
    const { newKey, entries, incarnation } = brought;
    if (newKey === undefined) return this.#take(id, brought);
    const run = await this.#options.newKeys.take(id, newKey, entries);
    if (run === 'more') return { number: 0, isOpen: false };
    return isIllegal(run) ? run : this.#take(id, { incarnation, entries: run });
  }

  async #take(id: WorkspaceId, { incarnation, entries }: Brought): Promise<Refilled | undefined> {
    const { log, relayKey } = this.#options;
    const ledger = new Ledger({ ...this.#options, workspace: id });
    const coming = this.#coming.get(id) ?? {
      ledger,
      tail: new LedgerTail({ workspace: id, relayKey: relayKey.publicKey, ledger }),
    };
    await coming.tail.learn(entries);
    let staged = 0;
    for (const entry of entries) if ((await coming.tail.offer(entry)) === 'staged') staged += 1;
    // Nothing is written, or kept in mind, for entries that prove nothing.
    if (staged === 0 || coming.tail.size > mostStaged) return undefined;
    this.#coming.set(id, coming);
    const standing = await log.standing(id);
    // Before its first entry: whoever comes next meets a line that is being filled again.
    if (!standing.isRecovering || standing.incarnation <= incarnation)
      await log.changeStanding(id, { do: 'renew', above: incarnation });
    await coming.tail.advance(false);
    const { directory, book } = coming.ledger;
    if (directory) this.#coming.delete(id);
    return { number: book.number, isOpen: directory !== undefined };
  }
}
