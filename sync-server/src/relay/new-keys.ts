// This relay lost its secret and has another. An owner's device brings all decisions and, signed with the recovery key, the
// statement that names the new one. What they prove is kept, headers of what its bringer may not read too, until the rest came.
import { timingSafeEqual } from 'node:crypto';
import { enter, openBook, type Book } from '@baton/ledger/book';
import { isCheckpoint } from '@baton/ledger/checkpoint';
import { hashOf, utf8 } from '@baton/ledger/bytes';
import { decodeEntry, encodeEntry, erased, withheld, type Entry } from '@baton/ledger/entry';
import type { SigningKey } from '@baton/ledger/keys';
import { plainCode } from '@baton/ledger/relay-code';
import { newKeyFault, newKeyIn, newKeyOf } from '@baton/ledger/relay-keys';
import { sequenceStatement } from '@baton/ledger/sequence';
import { isIllegal } from '@baton/model/directory/rules';
import type { Illegal } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';

/** All that was brought of a workspace and its new key last, until the line has it. */
export interface NewKeyRuns {
  read(workspace: string): Promise<readonly Uint8Array[]>;
  write(workspace: string, entries: readonly Uint8Array[]): Promise<void>;
}
export interface NewKeysOptions {
  readonly relayKey: SigningKey;
  readonly now: () => number;
  /** Left out: it has its secret, and takes no other key. */
  readonly code?: string | undefined;
  readonly runs: NewKeyRuns;
}
export interface NewKeyBrought {
  readonly jws: string;
  readonly code: string;
}
interface Coming {
  readonly jws: string;
  readonly book: Book;
  readonly entries: readonly Uint8Array[];
}

export function runsInMemory(): NewKeyRuns {
  const kept = new Map<string, readonly Uint8Array[]>();
  return {
    read: async (workspace) => kept.get(workspace) ?? [],
    write: async (workspace, entries) => void kept.set(workspace, entries),
  };
}

const wrongCode: Illegal = { illegal: 'This is not the code that this relay was given with its new secret.' };
const otherKey: Illegal = { illegal: 'This statement names the key of another relay.' };

/** Of the same length whatever was typed, so that nothing is told by the time it takes. */
async function isCode(given: string, code: string): Promise<boolean> {
  const [one, other] = await Promise.all([given, code].map((text) => hashOf(utf8(plainCode(text)))));
  return timingSafeEqual(utf8(one ?? ''), utf8(other ?? ''));
}

export class NewKeys {
  readonly #options: NewKeysOptions;
  readonly #shown = new Map<string, { readonly keys: number; readonly run: Promise<readonly Uint8Array[]> }>();
  readonly #coming = new Map<WorkspaceId, Coming>();

  constructor(options: NewKeysOptions) {
    this.#options = options;
  }

  /**
   * As it is shown to who signs in. Each device asks once after a restart, and all that was decided is read for it.
   * @param keys how many the workspace had before: with another one there is more to show.
   */
  shown(
    workspace: string,
    { keys, entries }: { readonly keys: number; readonly entries: () => Promise<readonly Uint8Array[]> },
  ): Promise<readonly Uint8Array[]> {
    const known = this.#shown.get(workspace);
    if (known?.keys === keys) return known.run;
    const run = this.run(workspace).then(async (kept) => shownRun(kept.length > 0 ? kept : await entries()));
    this.#shown.set(workspace, { keys, run });
    run.catch(() => this.#shown.delete(workspace));
    return run;
  }

  run(workspace: string): Promise<readonly Uint8Array[]> {
    return this.#options.runs.read(workspace);
  }

  /** All of it and the entry that names the key, once it is whole; 'more' while a part is to come. */
  async take(
    id: WorkspaceId,
    { jws, code }: NewKeyBrought,
    entries: readonly Uint8Array[],
  ): Promise<readonly Uint8Array[] | 'more' | Illegal> {
    const { code: own, relayKey, runs } = this.#options;
    if (own === undefined || !(await isCode(code, own))) return wrongCode;
    const newKey = newKeyOf(jws);
    if (newKey?.to !== relayKey.publicKey) return otherKey;
    const before = this.#coming.get(id);
    const first: Coming = before?.jws === jws ? before : { jws, book: openBook(id), entries: [] };
    const coming = await goOn(first, entries);
    this.#coming.delete(id);
    if (isIllegal(coming)) return coming;
    if ((await newKeyFault(coming.book, newKey)) !== null) {
      this.#coming.set(id, coming);
      return 'more';
    }
    const { book } = coming;
    const desk = { relayKey, book, number: book.number + 1, now: this.#options.now() };
    const signed = await sequenceStatement(desk, jws, null);
    if (isIllegal(signed)) return signed;
    const run = [...coming.entries, signed.bytes];
    await runs.write(id, run);
    this.#shown.delete(id);
    return run;
  }
}

async function goOn(coming: Coming, more: readonly Uint8Array[]): Promise<Coming | Illegal> {
  let { book } = coming;
  const entries = [...coming.entries];
  for (const bytes of more) {
    const entry = decodeEntry(bytes);
    if (isIllegal(entry)) return entry;
    if (entry.number <= book.number) continue;
    const entered = await enter(book, entry);
    if (isIllegal(entered)) return entered;
    ({ book } = entered);
    entries.push(bytes);
  }
  return { ...coming, book, entries };
}

/** As it is shown to who signs in: to the last entry that names a key, spaces by their headers, nothing with its text but checkpoints, which say nothing. */
export function shownRun(all: readonly Uint8Array[]): readonly Uint8Array[] {
  const entries = all.flatMap((bytes) => {
    const entry = decodeEntry(bytes);
    return isIllegal(entry) ? [] : entry;
  });
  const last = entries.findLastIndex((entry) => newKeyIn(entry) !== undefined);
  const shown = (entry: Entry): Entry => {
    if (entry.ledger !== 'dir') return withheld(entry);
    return isCheckpoint(entry) ? entry : erased(entry);
  };
  return entries.slice(0, last + 1).map((entry) => encodeEntry(shown(entry)));
}
