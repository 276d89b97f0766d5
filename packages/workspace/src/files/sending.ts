// The queue of files that the relay is still to be given. It goes on where it stopped: the relay says how far each has come.
// One after the other, part by part, while the relay can be reached; what it refuses stays here with its reason.
import { partBytes } from '@baton/protocol/http-files';
import { readFilePart, uploadedWrite, uploadWrite } from '@baton/store/files';
import type { UploadRow } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { isNotDone, type NotDone } from '../doors/door.ts';
import type { FileCalls } from '../doors/file-calls.ts';

/** What another try will not change by itself. */
const final = new Set(['too-large', 'over-quota', 'not-found', 'not-valid', 'not-as-named']);
const noPlace = 'You may not bring files there any more. It is kept on this device.';
const notHere = 'Its bytes are not on this device any more, so it cannot be sent from here.';
const tryAgainMs = [2_000, 5_000, 15_000, 60_000];

export class Sending {
  readonly uploads: UploadRow[] = [];
  moving: { hash: string; came: number } | null = null;
  readonly #core: () => Core;
  readonly #changed: () => void;
  #isRunning = false;
  #failures = 0;
  #cancel: (() => void) | null = null;

  constructor(core: () => Core, changed: () => void) {
    this.#core = core;
    this.#changed = changed;
  }

  get #calls(): FileCalls | undefined {
    const { options, link } = this.#core();
    const { phase } = link.state();
    return phase === 'live' || phase === 'behind' ? options.relayCalls?.files : undefined;
  }

  /** Something moved: there may be one to send, or a relay to send it to. */
  look(): void {
    if (this.#isRunning || this.#cancel !== null || this.#calls === undefined) return;
    this.#isRunning = true;
    this.#run()
      // Where the disk goes meanwhile, another leader sends.
      .catch(() => undefined)
      .finally(() => {
        this.#isRunning = false;
        this.moving = null;
      });
  }

  stop(): void {
    this.#cancel?.();
  }

  async retry(isIt: (row: UploadRow) => boolean): Promise<void> {
    for (const [at, row] of this.uploads.entries())
      if (row.why !== null && isIt(row)) await this.#put(at, { ...row, why: null });
    this.#failures = 0;
    this.#cancel?.();
    this.#cancel = null;
    this.look();
  }

  async #put(at: number, row: UploadRow): Promise<void> {
    this.uploads[at] = row;
    await this.#core().journal.write([uploadWrite(row)]);
    this.#changed();
  }

  async #run(): Promise<void> {
    for (;;) {
      const next = this.uploads.find(({ why }) => why === null);
      const calls = this.#calls;
      if (next === undefined || calls === undefined) return;
      const no = await this.#send(calls, next);
      const at = this.uploads.indexOf(next);
      if (no === null) {
        this.#failures = 0;
        if (at >= 0) this.uploads.splice(at, 1);
        await this.#core().journal.write([uploadedWrite(next)]);
        this.#changed();
      } else if (final.has(no.kind)) {
        if (at >= 0) await this.#put(at, { ...next, why: no.kind === 'not-found' ? noPlace : no.sentence });
      } else return this.#later();
    }
  }

  #later(): void {
    const ms = tryAgainMs[Math.min(this.#failures, tryAgainMs.length - 1)] ?? 0;
    this.#failures += 1;
    this.#cancel = this.#core().options.scheduler.after(ms, () => {
      this.#cancel = null;
      this.look();
    });
  }

  /** null: the relay has it. */
  async #send(calls: FileCalls, { hash, doc, size }: UploadRow): Promise<NotDone | null> {
    let answer = await calls.ask({ hash, size, doc });
    // An empty file is one part, of nothing.
    for (let isFirst = true; ; isFirst = false) {
      if (isNotDone(answer)) return answer;
      if (answer.kept) return null;
      this.moving = { hash, came: answer.came };
      this.#changed();
      const bytes = await this.#part(hash, answer.came);
      if (bytes === undefined && size > 0) return { done: false, kind: 'not-valid', sentence: notHere };
      if (!isFirst && size === 0) return { done: false, kind: 'away', sentence: '' };
      answer = await calls.put(hash, answer.came, bytes ?? new Uint8Array());
    }
  }

  async #part(hash: string, from: number): Promise<Uint8Array | undefined> {
    const at = Math.floor(from / partBytes);
    const bytes = await readFilePart(this.#core().options.disk, hash, at);
    return bytes?.subarray(from - at * partBytes);
  }
}
