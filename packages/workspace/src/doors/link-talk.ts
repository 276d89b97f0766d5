// What is said with whoever has a link that may comment: its feeds through the door of other programs, one line each. What
// is said here counts as sent when it comes back from the relay, and is said again after each fall until then.
import { commentsOn, type CommentAnswer } from '@baton/model/comment/queries';
import type { LinkId } from '@baton/model/ids';
import type { LinkOpened } from '@baton/protocol/http-links';
import { isStep2End, readStock, step1Of, updateOf } from '@baton/protocol/stock';
import { recordOfDoc } from '@baton/replica/layout';
import { LinkedTalk, type Said } from '@baton/replica/writing/linked-talk';
import { isSaidName, isSaidText, longestName, longestSaid } from '@baton/replica/cells/said';
import type { Connection, ConnectionHandlers, Scheduler } from '../ports.ts';

export { longestName, longestSaid };
type Opened = Extract<LinkOpened, { ok: true }>;
export type Talking = NonNullable<Opened['talk']>;
export interface Unsent {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}
export interface TalkStand {
  readonly comments: readonly CommentAnswer[];
  readonly unsent: readonly Unsent[];
  /** All that was said before is here. */
  readonly isWhole: boolean;
  readonly isReached: boolean;
  /** What the relay did not take, to be said later; null: it took all. */
  readonly notTaken: string | null;
}
export interface LinkTalkOptions {
  readonly link: LinkId;
  /** For a client id, as other programs make theirs up. */
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
  readonly connect: (path: string, handlers: ConnectionHandlers) => Connection;
  readonly scheduler: Scheduler;
}
type Pending = Unsent & Pick<Said, 'update'> & { readonly doc: string };

/** Another's id, too much, not allowed, no message: said again it would be refused again. */
const refused: ReadonlySet<number> = new Set([4400, 4403, 4409, 4413]);
const [againMs, afterRefusalMs] = [2_000, 20_000] as const;

export class LinkTalk {
  readonly #options: LinkTalkOptions;
  readonly #talk: LinkedTalk;
  readonly #lines = new Map<string, Connection>();
  readonly #whole = new Set<string>();
  readonly #hearers = new Set<() => void>();
  #opened: (Talking & { readonly pass: string; readonly ahead: number }) | undefined;
  #pending: Pending[] = [];
  #notTaken: string | null = null;
  #stops: (() => void)[] = [];
  #stand: TalkStand = { comments: [], unsent: [], isWhole: false, isReached: true, notTaken: null };

  constructor(options: LinkTalkOptions) {
    this.#options = options;
    this.#talk = new LinkedTalk(options.link, this.#client());
  }

  /** The same value until something changes. */
  stand = (): TalkStand => this.#stand;
  follow = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  /** With a fresh pass; lines that are open stay. */
  open(talk: Talking, pass: string): void {
    this.#opened = { ...talk, pass, ahead: talk.now - this.#options.now() };
    for (const doc of talk.docs) if (!this.#lines.has(doc)) this.#dial(doc);
  }

  /** False: there is nothing to say, or no name to say it under. */
  say({ name, text, answers }: { readonly name: string; readonly text: string; readonly answers?: string }): boolean {
    const doc = this.#opened?.docs.at(-1);
    const [as, words] = [name.trim(), text.trim()];
    if (doc === undefined || !isSaidName(as) || !isSaidText(words)) return false;
    const at = this.#options.now() + (this.#opened?.ahead ?? 0);
    const { id, update } = this.#talk.say(doc, { name: as, text: words, at, answers });
    this.#pending.push({ id, name: as, text: words, update, doc });
    this.#notTaken = null;
    this.#lines.get(doc)?.send(updateOf(update));
    this.#tell();
    return true;
  }

  close(): void {
    this.#opened = undefined;
    for (const stop of this.#stops.splice(0)) stop();
    for (const line of this.#lines.values()) line.close();
    this.#lines.clear();
  }

  #client(): number {
    return [...this.#options.random(4)].reduce((sum, byte) => sum * 256 + byte, 0);
  }

  #dial(doc: string): void {
    const { pass } = this.#opened ?? {};
    if (pass === undefined) return;
    const line = this.#options.connect(`/yjs/${doc}?link=${pass}`, {
      opened: () => line.send(step1Of(new Map())),
      message: (bytes) => this.#hear(doc, bytes),
      closed: (code) => this.#fallen(doc, code),
    });
    this.#lines.set(doc, line);
  }

  #hear(doc: string, bytes: Uint8Array): void {
    const message = readStock(bytes);
    if (message?.type === 'step1') return this.#sayAgain(doc);
    if (message?.type !== 'step2' && message?.type !== 'update') return;
    if (message.type === 'step2' && isStep2End(message.update)) this.#whole.add(doc);
    else this.#take(doc, message.update);
    this.#tell();
  }

  #sayAgain(doc: string): void {
    for (const one of this.#pending) if (one.doc === doc) this.#lines.get(doc)?.send(updateOf(one.update));
  }

  #take(doc: string, update: Uint8Array): void {
    const heard = this.#talk.hear(doc, update);
    this.#pending = this.#pending.filter(({ id }) => !heard.has(id));
  }

  #fallen(doc: string, code: number): void {
    this.#lines.delete(doc);
    if (this.#opened === undefined) return;
    if (refused.has(code) && this.#pending.some((one) => one.doc === doc)) this.#giveBack();
    const stop = this.#options.scheduler.after(refused.has(code) ? afterRefusalMs : againMs, () => {
      if (this.#opened?.docs.includes(doc) && !this.#lines.has(doc)) this.#dial(doc);
    });
    this.#stops.push(stop);
    this.#tell();
  }

  #giveBack(): void {
    this.#notTaken = this.#pending.map(({ text }) => text).join('\n\n');
    this.#pending = [];
    this.#talk.beginAnew(this.#client());
  }

  #tell(): void {
    const { docs = [] } = this.#opened ?? {};
    const task = recordOfDoc(docs.at(-1) ?? '') ?? '';
    this.#stand = {
      comments: commentsOn.answer(this.#talk.rows, this.#talk.ctx, { task }),
      unsent: this.#pending,
      isWhole: docs.every((doc) => this.#whole.has(doc)),
      isReached: docs.every((doc) => this.#lines.has(doc)),
      notTaken: this.#notTaken,
    };
    for (const hear of this.#hearers) hear();
  }
}
