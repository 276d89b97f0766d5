// Removes bytes to which no record of the workspace refers, after a grace period. Once a day it reads every document, counts
// how long each file has been without, and lets go of what has been so for the whole period: first from the book, then from
// the store, so that whatever ends in between leaves bytes without a name, and never a name without its bytes (decision 0037).
import type { Directory } from '@baton/model/directory/schema';
import type { Mentions } from '@baton/replica/compacting/mentions';
import { hashesInBytes } from '@baton/replica/compacting/mentions';
import { referredIn } from '@baton/replica/compacting/referred';
import type { HeldTray } from '../held/held-tray.ts';
import type { Log } from '../log/contract.ts';
import type { ListedFile } from './contract.ts';
import type { FileDesk } from './file-desk.ts';

export interface FileSweepOptions {
  readonly log: Pick<Log, 'workspaces' | 'head' | 'standing' | 'docsAfter'>;
  readonly files: FileDesk;
  readonly held: Pick<HeldTray, 'all'>;
  /** null: the document began anew while it was read. */
  readonly mentions: (workspace: string, doc: string) => Promise<Mentions | null>;
  /** Undefined: the workspace does not open, and is left as it is. */
  readonly movedIn: (workspace: string) => Promise<Directory['moved'] | undefined>;
  /** One workspace could not be swept, and is left as it is. */
  readonly onFault: (workspace: string, fault: unknown) => void;
  readonly graceMs: number;
  readonly now: () => number;
}
export interface Swept {
  readonly files: number;
  readonly bytes: number;
}

const everyMs = 86_400_000;
const hourMs = 3_600_000;
const tries = 5;

export class FileSweep {
  readonly #options: FileSweepOptions;
  #isStopped = false;

  constructor(options: FileSweepOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** To be called often: each workspace has its turn once a day. What was removed since; the others' turn comes whatever one's fault is. */
  async pass(): Promise<Swept> {
    const swept = { files: 0, bytes: 0 };
    for (const workspace of await this.#options.log.workspaces()) {
      if (this.#isStopped || !this.#isItsTurn(workspace)) continue;
      const gone = await this.#sweep(workspace).catch((fault: unknown) => this.#faulty(workspace, fault));
      swept.files += gone.length;
      swept.bytes += gone.reduce((sum, { size }) => sum + size, 0);
    }
    return swept;
  }

  #faulty(workspace: string, fault: unknown): readonly ListedFile[] {
    if (!this.#isStopped) this.#options.onFault(workspace, fault);
    return [];
  }

  /** A clock that was set back makes a look seem to come. */
  #isItsTurn(workspace: string): boolean {
    const { files, now } = this.#options;
    const at = files.book.idle.lookedAt(workspace);
    return at === undefined || now() - at >= everyMs - hourMs / 2 || at > now() + hourMs;
  }

  async #sweep(workspace: string): Promise<readonly ListedFile[]> {
    const { files, log, now, graceMs } = this.#options;
    const { incarnation, isRecovering } = await log.standing(workspace);
    if (isRecovering) return [];
    const begun = now();
    const there = await this.#there(workspace);
    const referred = there.length === 0 ? new Set<string>() : await this.#referred(workspace);
    // Set back while it was read, what was read is not what is.
    const isOver = this.#isStopped || (await log.standing(workspace)).incarnation !== incarnation;
    if (isOver || referred === undefined) return [];
    files.book.idle.count({ workspace, incarnation, now: begun, referred, there });
    for (const hash of files.book.idle.due(workspace, graceMs)) files.book.letGo({ workspace, hash });
    return this.#remove(workspace, new Map(there.map(({ hash, size }) => [hash, size])));
  }

  async #remove(workspace: string, sizes: ReadonlyMap<string, number>): Promise<readonly ListedFile[]> {
    const { files } = this.#options;
    const gone: ListedFile[] = [];
    for (const hash of files.book.idle.going(workspace)) {
      if (this.#isStopped) break;
      if (await files.removeGoing({ workspace, hash })) gone.push({ hash, size: sizes.get(hash) ?? 0 });
    }
    return gone;
  }

  /** What the book knows, and what lies in the store without its knowing. */
  async #there(workspace: string): Promise<readonly ListedFile[]> {
    const { store, book } = this.#options.files;
    const there = new Map(book.all(workspace).map(({ hash, size }) => [hash, size]));
    for await (const { hash, size } of store.list(workspace)) if (!there.has(hash)) there.set(hash, size);
    return [...there].map(([hash, size]) => ({ hash, size }));
  }

  /** Undefined: the workspace does not open. */
  async #referred(workspace: string): Promise<ReadonlySet<string> | undefined> {
    const { log, held, now, movedIn } = this.#options;
    // Asked first: what is moved meanwhile was copied before that, and is read where it is now or where it was.
    const moved = await movedIn(workspace);
    if (moved === undefined) return undefined;
    const found = new Map<string, Mentions>();
    // What was written while it was read is read again; what goes on moving has been read once since this began.
    for (let [after, round] = [0, 0]; round < tries; round += 1) {
      const head = (await log.head(workspace))?.cursor.number ?? 0;
      for (const doc of inOrder(await log.docsAfter(workspace, after))) {
        if (this.#isStopped) break;
        found.set(doc, await this.#read(workspace, doc));
      }
      if (((await log.head(workspace))?.cursor.number ?? 0) === head) break;
      after = head;
    }
    const referred = referredIn([...found.values()], moved, now());
    const unsent = held.all(workspace).flatMap(({ files }) => files.flatMap(({ file }) => hashesInBytes(file)));
    return new Set([...referred, ...unsent]);
  }

  async #read(workspace: string, doc: string): Promise<Mentions> {
    for (let turn = 0; turn < tries; turn += 1) {
      const mentions = await this.#options.mentions(workspace, doc);
      if (mentions !== null) return mentions;
    }
    throw new Error(`${doc} could not be read: no file is removed`);
  }
}

/** Archives last: what goes from a partition to an archive stands there first. */
const inOrder = (docs: readonly { readonly doc: string }[]): readonly string[] => {
  const names = docs.map(({ doc }) => doc);
  return [...names.filter((doc) => !doc.startsWith('a/')), ...names.filter((doc) => doc.startsWith('a/'))];
};
