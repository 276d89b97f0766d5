// Looks through the log from time to time: folds long tails into snapshots, writes heavy documents anew, opens further
// partitions, takes what was closed long ago into archives, lets old raw entries go. One document at a time; what fails is said and left as it was.
import type { Log } from '../log/contract.ts';
import type { DocState } from '../log/documents.ts';
import { Archivist } from './archivist.ts';
import { partitionAfter, tooHeavy, wantsSnapshot } from './choice.ts';
import type { Cut } from './cut.ts';
import type { Ahead, SeenEpoch } from './ahead.ts';
import type { Cutter } from './cutter.ts';
import { leapt } from './leap.ts';
import type { CompactionLimits } from './limits.ts';

export interface CompactorOptions {
  readonly log: Log;
  readonly cutter: Cutter;
  readonly limits: CompactionLimits;
  readonly now: () => number;
  readonly schedule: (ms: number, work: () => void) => () => void;
  readonly onTrouble: (trouble: { readonly what: string; readonly detail: string }) => void;
  /** Between two passes; ten seconds by default. */
  readonly everyMs?: number;
  /** How far an epoch rises, by chance (leap.ts). */
  readonly leap: () => number;
  /** Documents that begin anew above what was seen, at the next pass. */
  readonly ahead?: Ahead;
  /** False for a workspace that is being recovered, or while the disk takes nothing: it is left as it is. Always by default. */
  readonly mayWrite?: (workspace: string) => boolean;
}
/** Since the relay started. */
export interface Compacted {
  snapshots: number;
  writtenBack: number;
  epochs: number;
  opened: number;
  dropped: number;
  /** Tasks that went to an archive. */
  archived: number;
  failed: number;
}
/** A document past a limit, and since when nobody has written in it. */
interface Heavy {
  readonly limit: string;
  readonly last: number;
  readonly since: number;
}
interface Looked {
  /** Documents with nothing after this number were looked at. */
  number: number;
  /** Not kept the last time, or not cut: looked at again when they move, or next time. */
  readonly again: Set<string>;
  readonly heavy: Map<string, Heavy>;
  droppedAt: number;
}

const usualMs = 10_000;
const dropEveryMs = 3_600_000;
/** Raw entries that go in one commit: few enough that nobody waits for it. */
const dropAtOnce = 500;
const dropsInARow = 40;
const tries = 3;

export class Compactor {
  readonly compacted: Compacted = {
    snapshots: 0,
    writtenBack: 0,
    epochs: 0,
    opened: 0,
    dropped: 0,
    archived: 0,
    failed: 0,
  };
  readonly #options: CompactorOptions;
  readonly #looked = new Map<string, Looked>();
  readonly #archivist: Archivist;
  #stopped = false;
  #sweeping: Promise<void> | undefined;
  #cancel: () => void = () => undefined;

  constructor(options: CompactorOptions) {
    this.#options = options;
    const onEpoch = (_doc: string, tasks: number): void => {
      this.compacted.epochs += 1;
      this.compacted.archived += tasks;
    };
    this.#archivist = new Archivist({ ...options, onEpoch });
  }

  start(): void {
    this.#next();
  }
  #next(): void {
    const { schedule, everyMs = usualMs } = this.#options;
    this.#cancel = schedule(everyMs, () => void this.sweep().finally(() => this.#stopped || this.#next()));
  }
  /** Resolves when nothing of it touches the log any more. What was not kept yet is cut again another time. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#options.cutter.end();
    await this.#sweeping;
  }

  /** One pass over everything. A pass that is under way is waited for instead. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#pass().finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  async #pass(): Promise<void> {
    const { log, cutter } = this.#options;
    const workspaces = await this.#guarded('looking for what to compact', () => log.workspaces());
    for (const workspace of workspaces ?? []) await this.#passOver(workspace);
    await cutter.rest();
  }

  async #passOver(workspace: string): Promise<void> {
    const { ahead, mayWrite } = this.#options;
    if (!(mayWrite?.(workspace) ?? true)) return;
    const looked = this.#looked.get(workspace) ?? newLooked();
    this.#looked.set(workspace, looked);
    await this.#guarded(`compacting ${workspace}`, async () => {
      for (const state of await this.#moved(workspace, looked)) {
        if (this.#stopped) return;
        if (wantsSnapshot(state, this.#options.limits)) await this.#compact(workspace, looked, state.doc);
      }
      for (const seen of ahead?.take(workspace) ?? []) await this.#renewAbove(workspace, seen);
      for (const [doc, heavy] of looked.heavy) if (!this.#stopped) await this.#renew(workspace, looked, { doc, heavy });
      await this.#drop(workspace, looked);
    });
    if (this.#stopped) return;
    await this.#guarded(`archiving in ${workspace}`, () => this.#archivist.pass(workspace, () => this.#stopped));
  }

  /** What has got entries since the last pass, and what is to be tried again. */
  async #moved(workspace: string, looked: Looked): Promise<readonly DocState[]> {
    const { log } = this.#options;
    const head = (await log.head(workspace))?.cursor.number ?? 0;
    const moved = head > looked.number ? await log.docsAfter(workspace, looked.number) : [];
    const again = [...looked.again].filter((doc) => !moved.some((state) => state.doc === doc));
    looked.number = head;
    looked.again.clear();
    const states = await Promise.all(again.map((doc) => log.docState(workspace, doc)));
    return [...moved, ...states.filter((state) => state !== undefined)];
  }

  async #compact(workspace: string, looked: Looked, doc: string): Promise<void> {
    const { log, cutter } = this.#options;
    const done = await this.#guarded(`compacting ${doc}`, async () => {
      for (let turn = 0; turn < tries && !this.#stopped; turn += 1) {
        const cut = await cutter.snapshot(workspace, doc);
        if (!cut) return true;
        if ((await log.keepSnapshot(workspace, cut.made)) === undefined) continue;
        this.compacted.snapshots += 1;
        this.compacted.writtenBack += cut.made.writtenBack.length;
        await this.#weigh(workspace, looked, cut);
        return true;
      }
      looked.again.add(doc);
      return true;
    });
    if (!done) this.compacted.failed += 1;
  }

  async #weigh(workspace: string, looked: Looked, { made, weight }: Cut): Promise<void> {
    const { log, limits, now } = this.#options;
    const { doc, number, bytes } = made.snapshot;
    const limit = tooHeavy({ ...weight, bytes: bytes.length }, limits);
    if (limit) looked.heavy.set(doc, { limit, last: number, since: now() });
    else looked.heavy.delete(doc);
    const next = partitionAfter(doc, weight, limits);
    if (next && (await log.openDoc(workspace, next)) !== undefined) this.compacted.opened += 1;
  }

  /** Once nobody has written in it for a while, a heavy document begins anew. */
  async #renew(workspace: string, looked: Looked, { doc, heavy }: { doc: string; heavy: Heavy }): Promise<void> {
    const { log, cutter, limits, now, leap, onTrouble } = this.#options;
    await this.#guarded(`a new epoch for ${doc}`, async () => {
      const state = await log.docState(workspace, doc);
      if (!state) return;
      if (state.last !== heavy.last) return void looked.heavy.set(doc, { ...heavy, last: state.last, since: now() });
      if (now() - heavy.since < limits.quietMs) return;
      const made = await cutter.epoch(workspace, doc);
      if (!made) return;
      looked.heavy.delete(doc);
      if (made.base.bytes.length > limits.snapshotBytes)
        return onTrouble({
          what: 'a document is too large',
          detail: `${doc}: ${made.base.bytes.length} bytes of content`,
        });
      if ((await log.raiseEpoch(workspace, leapt(made, leap))) === undefined) return void looked.heavy.set(doc, heavy);
      this.compacted.epochs += 1;
      onTrouble({ what: 'a document began a new epoch', detail: `${doc} had passed its limit of ${heavy.limit}` });
    });
  }

  async #renewAbove(workspace: string, seen: SeenEpoch): Promise<void> {
    const { log, cutter, ahead, leap, onTrouble } = this.#options;
    await this.#guarded(`a new epoch for ${seen.doc}`, async () => {
      const made = await cutter.epoch(workspace, seen.doc);
      if (!made || made.base.epoch > seen.epoch) return;
      const base = { ...made.base, epoch: seen.epoch + leap() };
      if ((await log.raiseEpoch(workspace, { ...made, base, above: seen.epoch })) === undefined)
        return ahead?.note(workspace, seen);
      this.compacted.epochs += 1;
      onTrouble({ what: 'a document began a new epoch', detail: `${seen.doc}: its epoch ${seen.epoch} was lost` });
    });
  }

  async #drop(workspace: string, looked: Looked): Promise<void> {
    const { log, limits, now } = this.#options;
    if (now() - looked.droppedAt < dropEveryMs) return;
    looked.droppedAt = now();
    for (let round = 0; round < dropsInARow && !this.#stopped; round += 1) {
      const dropped = await log.dropRaw(workspace, { before: now() - limits.historyMs, most: dropAtOnce });
      this.compacted.dropped += dropped;
      if (dropped === 0) return;
    }
  }

  async #guarded<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (fault) {
      if (!this.#stopped)
        this.#options.onTrouble({ what, detail: fault instanceof Error ? fault.message : String(fault) });
      return undefined;
    }
  }
}

const newLooked = (): Looked => ({ number: 0, again: new Set(), heavy: new Map(), droppedAt: -Infinity });
