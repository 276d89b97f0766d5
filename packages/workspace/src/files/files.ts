// Files of an open workspace: which bytes are here, which wait for the relay, which are being fetched.
import { refuse, type Refusal } from '@baton/model/refusal';
import { DiskFull } from '@baton/store/disk';
import { dropFileWrites, fileWrite, readFiles, readUploads, uploadWrite } from '@baton/store/files';
import type { FileRow, UploadRow } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { relayNow } from '../core.ts';
import type { Stop } from '../contract.ts';
import type { FileAct, FileStand, KeptBytes } from '../files-contract.ts';
import { createTopic } from '../telling/topic.ts';
import { nameOf, partCount, readParts, writeParts } from './bytes.ts';
import { fetchFile } from './fetching.ts';
import { docsFor } from './hanging.ts';
import { Keeping } from './keeping.ts';
import { Sending } from './sending.ts';

export interface Files {
  /** Before the first gesture: what is here and what waits. */
  open(): Promise<void>;
  does(act: FileAct): Promise<KeptBytes | Blob | Refusal | void>;
  hear(handler: (stands: readonly FileStand[]) => void): Stop;
  /** When each that the relay is still to be given was hung here, oldest first. */
  waiting(): readonly number[];
  /** The link has moved. */
  look(): void;
  /** What the relay has, nobody opened here since then and nobody keeps here goes; answers how many. */
  letGo(before: number): Promise<number>;
  /** The relay was set back: what was hung from here is offered to it again. */
  offerAgain(): Promise<void>;
}
type Kept = Pick<Extract<FileAct, { do: 'keep' }>, 'file' | 'isDraft'>;
/** So long bytes wait for a gesture that hangs them: a tab may have been closed in between. */
const unhungMs = 86_400_000;
const tellAfter = 100;

export const createFiles = (core: () => Core): Files => new OpenFiles(core);

class OpenFiles implements Files {
  readonly #core: () => Core;
  readonly #rows = new Map<string, FileRow>();
  readonly #fetching = new Map<string, { came: number; readonly done: Promise<Blob | Refusal> }>();
  readonly #topic = createTopic<readonly FileStand[]>([]);
  readonly #sending: Sending;
  readonly #keeping: Keeping;
  #cancel: (() => void) | null = null;
  #isLive = false;

  constructor(core: () => Core) {
    this.#core = core;
    this.#sending = new Sending(core, () => this.#changed());
    this.#keeping = new Keeping({
      core,
      isHere: (hash) => this.#rows.has(hash),
      bring: (of) => this.#read(of),
      changed: () => this.#changed(),
    });
  }

  async open(): Promise<void> {
    const core = this.#core();
    const { disk } = core.options;
    for (const [hash, row] of await readFiles(disk)) this.#rows.set(hash, row);
    this.#sending.uploads.push(...(await readUploads(disk)));
    const stop = core.moves.hear(() => this.#hang());
    core.stops.push(
      stop,
      () => this.#sending.stop(),
      () => this.#cancel?.(),
    );
    this.#hang();
    this.#keeping.open();
    await this.#dropUnhung();
    this.#changed();
  }

  async #dropUnhung(): Promise<void> {
    const before = relayNow(this.#core()) - unhungMs;
    for (const [hash, row] of this.#rows) {
      if (!row.wanted || row.draft === true || row.docs.length > 0 || row.at > before) continue;
      this.#rows.delete(hash);
      await this.#drop(hash);
    }
  }

  #isWaiting(hash: string): boolean {
    return this.#sending.uploads.some((upload) => upload.hash === hash);
  }

  /** Bytes that were kept for a gesture, now that it is made: the relay is to have them for its document. */
  #hang(): void {
    const core = this.#core();
    for (const [hash, row] of this.#rows) {
      if (!row.wanted) continue;
      const docs = docsFor(core, hash).filter((doc) => !row.docs.includes(doc));
      if (docs.length === 0) continue;
      // What is a draft's stays one: the same bytes may have been hung by something else.
      const hung: FileRow = { ...row, wanted: row.draft === true, docs: [...row.docs, ...docs] };
      const uploads = docs.map((doc): UploadRow => ({ hash, doc, size: row.size, at: relayNow(core), why: null }));
      this.#rows.set(hash, hung);
      this.#sending.uploads.push(...uploads);
      void core.journal.write([fileWrite(hash, hung), ...uploads.map(uploadWrite)]).then(() => this.#sending.look());
      this.#changed();
    }
  }

  does(act: FileAct): Promise<KeptBytes | Blob | Refusal | void> {
    switch (act.do) {
      case 'keep':
        return this.#keep(act);
      case 'release':
        return this.#release(act.hash);
      case 'read':
        return this.#read(act);
      case 'retry':
        return this.#sending.retry((row) => row.hash === act.hash);
    }
  }

  async #keep({ file, isDraft }: Kept): Promise<KeptBytes | Refusal> {
    // A browser's fault is that it cannot read the file (any more): a folder, a stick that was pulled out.
    const named = await nameOf(file).catch(() => null);
    if (named === null) return refuse('not-valid', 'file-unreadable');
    try {
      return (await this.#write({ file, isDraft }, named)) ? named : refuse('not-valid', 'file-changed');
    } catch (fault) {
      if (!this.#rows.has(named.hash)) await this.#drop(named.hash).catch(() => undefined);
      if (fault instanceof DiskFull) return refuse('not-saved', 'full');
      throw fault;
    }
  }

  async #write({ file, isDraft }: Kept, { hash, size, type }: KeptBytes): Promise<boolean> {
    const { disk, generation } = this.#core().options;
    const strict = { strict: true, generation };
    const before = this.#rows.get(hash);
    if (before === undefined && !(await writeParts(file, hash, (writes) => disk.commit(writes, strict)))) {
      await this.#drop(hash);
      return false;
    }
    const at = relayNow(this.#core());
    const held = isDraft || before?.draft === true ? ({ draft: true } as const) : {};
    const row: FileRow = { size, type, at, parts: partCount(size), wanted: true, docs: before?.docs ?? [], ...held };
    await disk.commit([fileWrite(hash, row)], strict);
    this.#rows.set(hash, row);
    this.#changed();
    return true;
  }

  async #release(hash: string): Promise<void> {
    const row = this.#rows.get(hash);
    if (row?.draft !== true) return;
    const { draft: _, ...rest } = row;
    const loose: FileRow = { ...rest, wanted: row.docs.length === 0, at: relayNow(this.#core()) };
    this.#rows.set(hash, loose);
    await this.#core().journal.write([fileWrite(hash, loose)]);
  }

  #drop(hash: string): Promise<void> {
    const { disk, generation } = this.#core().options;
    return disk.commit(dropFileWrites(hash), { strict: false, generation });
  }

  async #read({ hash, size }: Pick<KeptBytes, 'hash' | 'size'>): Promise<Blob | Refusal> {
    const { disk } = this.#core().options;
    const row = this.#rows.get(hash);
    const here = row && (await readParts(disk, { hash, size: row.size }));
    if (row && here) {
      this.#rows.set(hash, { ...row, at: relayNow(this.#core()) });
      return here;
    }
    const known = this.#fetching.get(hash);
    if (known) return known.done;
    const fetching = { came: 0, done: this.#fetch({ hash, size }) };
    this.#fetching.set(hash, fetching);
    this.#changed();
    return fetching.done;
  }

  async #fetch(of: Pick<KeptBytes, 'hash' | 'size'>): Promise<Blob | Refusal> {
    const told = (came: number): void => {
      const fetching = this.#fetching.get(of.hash);
      if (fetching) fetching.came = came;
      this.#changed();
    };
    try {
      const fetched = await fetchFile(this.#core(), of, told);
      if (!('blob' in fetched)) return fetched;
      this.#rows.set(of.hash, fetched.row);
      return fetched.blob;
    } finally {
      this.#fetching.delete(of.hash);
      this.#changed();
    }
  }

  #stands(): readonly FileStand[] {
    const stands = new Map<string, FileStand>();
    const { uploads, moving } = this.#sending;
    const isPinned = (hash: string): boolean => this.#keeping.isKept(hash);
    const still = { relay: 'kept', fetching: false, why: null } as const;
    for (const [hash, { size }] of this.#rows)
      stands.set(hash, { ...still, hash, size, here: true, moved: size, pinned: isPinned(hash) });
    for (const { hash, size } of this.#keeping.coming())
      stands.set(hash, { ...still, hash, size, here: false, moved: 0, pinned: true });
    for (const { hash, size, why } of uploads.toReversed()) {
      const isMoving = moving?.hash === hash;
      const relay = isMoving ? 'sending' : why === null ? 'waiting' : 'refused';
      const here = this.#rows.has(hash);
      const moved = isMoving ? moving.came : 0;
      stands.set(hash, { hash, size, here, relay, moved, fetching: false, why, pinned: isPinned(hash) });
    }
    for (const [hash, { came }] of this.#fetching) {
      const known = stands.get(hash) ?? { ...still, hash, size: 0, here: false, pinned: false };
      stands.set(hash, { ...known, moved: came, fetching: true });
    }
    return [...stands.values()];
  }

  #changed(): void {
    if (this.#cancel !== null) return;
    this.#cancel = this.#core().options.scheduler.after(tellAfter, () => {
      this.#cancel = null;
      this.#topic.tell(this.#stands());
      this.#core().statuses.look();
    });
  }

  hear(handler: (stands: readonly FileStand[]) => void): Stop {
    return this.#topic.hear(handler);
  }

  waiting(): readonly number[] {
    return this.#sending.uploads.map(({ at }) => at);
  }

  look(): void {
    const isLive = this.#core().link.state().phase === 'live';
    // Room may have been made there, or a right given: once for each time that the relay is met.
    if (isLive && !this.#isLive) {
      void this.#sending.retry(() => true).catch(() => undefined);
      this.#keeping.again();
    }
    this.#isLive = isLive;
    this.#sending.look();
  }

  #isNeeded(hash: string): boolean {
    return this.#isWaiting(hash) || this.#keeping.isKept(hash);
  }

  async letGo(before: number): Promise<number> {
    const going = [...this.#rows].filter(
      ([hash, { wanted, draft, docs, at }]) =>
        (!wanted || docs.length > 0) && draft !== true && at < before && !this.#isNeeded(hash),
    );
    for (const [hash] of going) {
      this.#rows.delete(hash);
      await this.#drop(hash);
    }
    this.#keeping.again();
    this.#changed();
    return going.length;
  }

  async offerAgain(): Promise<void> {
    const core = this.#core();
    const at = relayNow(core);
    const { uploads } = this.#sending;
    const known = new Set(uploads.map(({ hash, doc }) => `${hash} ${doc}`));
    const again = [...this.#rows].flatMap(([hash, { docs, size }]) =>
      docs.filter((doc) => !known.has(`${hash} ${doc}`)).map((doc): UploadRow => ({ hash, doc, size, at, why: null })),
    );
    uploads.push(...again);
    await core.journal.write(again.map(uploadWrite));
    this.#changed();
    this.#sending.look();
  }
}
