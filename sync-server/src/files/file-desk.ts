// Who may bring and have files. A file is sent for a document (the page beside its task, or the feed of its comment), and
// whoever reads one of the documents for which it was sent may have it: asked of the one access function each time, so a
// move, a group, a role and a revocation carry over by themselves. Everything else behaves as if there were no such file.
import { sniffedBytes, sniffType, unknownType } from '@baton/model/file/sniff';
import type { AskFile, FileCame, FilesUsed } from '@baton/protocol/http-files';
import { parseDoc } from '@baton/replica/layout';
import type { PersonId } from '@baton/model/ids';
import type { Rights } from '../access/rights.ts';
import type { Coming, FileName, FileStore } from './contract.ts';
import type { FileBook, KeptFile } from './file-book.ts';

export interface FileBounds {
  /** Bytes of one file. */
  readonly largest: number;
  /** Bytes of all files of one workspace. */
  readonly most: number;
}
export const usualBounds: FileBounds = { largest: 500_000_000, most: 50_000_000_000 };
/** So long after its last part an upload that stopped is given up. */
export const comingMs = 7 * 86_400_000;

interface Bringer {
  readonly workspace: { readonly id: string; readonly rights: Pick<Rights, 'mayRead' | 'mayWrite'> };
  readonly person: PersonId;
}
export type FileNo = 'not-found' | 'too-large' | 'over-quota' | 'not-as-named';
export interface FoundFile extends KeptFile {
  readonly read: (from: number, to: number) => Promise<ReadableStream<Uint8Array> | null>;
}

const comingOf = ({ workspace, person }: Bringer, hash: string): Coming => ({ workspace: workspace.id, person, hash });

const nameOf = ({ workspace, hash }: FileName): string => `${workspace} ${hash}`;

/** Files hang beside records, where each has one page and its feeds for ever. */
function mayHang({ workspace, person }: Bringer, doc: string): boolean {
  const of = parseDoc(doc)?.class;
  return (of === 'page' || of === 'feed') && workspace.rights.mayWrite(person, doc);
}

export class FileDesk {
  readonly store: FileStore;
  readonly book: FileBook;
  readonly bounds: FileBounds;
  /** One at a time for each upload, and for each name that is finished or removed: what comes at once is one after the other. */
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(store: FileStore, book: FileBook, bounds: FileBounds = usualBounds) {
    this.store = store;
    this.book = book;
    this.bounds = bounds;
  }

  #mayHave({ workspace, person }: Bringer, name: FileName): boolean {
    return this.book.docsOf(name).some((doc) => workspace.rights.mayRead(person, doc));
  }

  async ask(by: Bringer, { hash, size, doc }: AskFile): Promise<FileCame | FileNo> {
    const coming = comingOf(by, hash);
    if (!mayHang(by, doc)) return 'not-found';
    const kept = await this.#there(by, coming);
    if (kept) {
      this.book.hang(coming, doc);
      return { came: kept.size, kept: true };
    }
    const expected = this.book.expected(coming);
    if (expected === undefined) {
      const no = this.#noRoom(by, size);
      if (no !== null) return no;
    }
    this.book.expect({ ...coming, doc, size: expected?.size ?? size });
    return { came: await this.store.came(coming), kept: false };
  }

  /** That its bytes are where they should be is looked at each time: else who still has them would never send them. */
  async #there(by: Bringer, name: FileName): Promise<KeptFile | undefined> {
    const kept = this.book.kept(name);
    if (kept === undefined || !this.#mayHave(by, name) || (await this.store.size(name)) !== kept.size) return undefined;
    // It may have gone meanwhile.
    return this.book.kept(name);
  }

  #noRoom({ workspace }: Bringer, size: number): FileNo | null {
    if (size > this.bounds.largest) return 'too-large';
    const { bytes, coming } = this.book.used(workspace.id);
    return bytes + coming + size > this.bounds.most ? 'over-quota' : null;
  }

  put(by: Bringer, part: { hash: string; from: number; bytes: Uint8Array }): Promise<FileCame | FileNo> {
    return this.#alone(`${by.workspace.id} ${by.person} ${part.hash}`, () => this.#put(by, part));
  }

  #alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#busy.get(key) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(work);
    this.#busy.set(key, turn);
    return turn.finally(() => this.#busy.get(key) === turn && this.#busy.delete(key));
  }

  async #put(
    by: Bringer,
    { hash, from, bytes }: { hash: string; from: number; bytes: Uint8Array },
  ): Promise<FileCame | FileNo> {
    const coming = comingOf(by, hash);
    const expected = this.book.expected(coming);
    if (expected === undefined || !expected.docs.some((doc) => mayHang(by, doc))) return 'not-found';
    if (from + bytes.length > expected.size) return this.#giveUp(coming);
    const came = await this.store.put(coming, from, bytes);
    if (came < expected.size) return { came, kept: false };
    return this.#alone(nameOf(coming), () => this.#finish(by, coming, expected));
  }

  async #giveUp(coming: Coming): Promise<FileNo> {
    this.book.forget(coming);
    await this.store.drop(coming);
    return 'not-as-named';
  }

  async #finish(
    by: Bringer,
    coming: Coming,
    { size, docs }: { readonly size: number; readonly docs: readonly string[] },
  ): Promise<FileCame | FileNo> {
    if (!(await this.store.finish(coming))) return this.#giveUp(coming);
    const first = await this.store.read(coming, 0, Math.min(size, sniffedBytes));
    const type = first === null ? unknownType : sniffType(new Uint8Array(await new Response(first).arrayBuffer()));
    this.book.keep(coming, { size, type });
    for (const doc of docs) if (mayHang(by, doc)) this.book.hang(coming, doc);
    this.book.forget(coming);
    return { came: size, kept: true };
  }

  /** Undefined: there is none, or none for this person. */
  find(by: Bringer, hash: string): FoundFile | undefined {
    const name = comingOf(by, hash);
    const kept = this.book.kept(name);
    if (kept === undefined || !this.#mayHave(by, name)) return undefined;
    return { ...kept, read: (from, to) => this.store.read(name, from, to) };
  }

  used(workspace: string): FilesUsed {
    const { bytes, files } = this.book.used(workspace);
    return { bytes, files, most: this.bounds.most, largest: this.bounds.largest };
  }

  /** Of a file that goes (idle-files.ts). Brought again meanwhile it stays. */
  removeGoing(name: FileName): Promise<boolean> {
    return this.#alone(nameOf(name), async () => {
      if (!this.book.idle.isGoing(name)) return false;
      await this.store.remove(name);
      this.book.idle.gone(name);
      return true;
    });
  }

  /** Gives up uploads that stopped long ago. */
  async sweep(now: number): Promise<void> {
    this.book.forgetBefore(now - comingMs);
    await this.store.dropBefore(now - comingMs);
  }
}
